import Claims
import ClinicalRecords
import StrictJSON

/// Reads one policy file and refuses what the format does not have, by line and place.
struct PolicyReader {
  let file: String
  let catalogue: FactCatalogue
  /// The policy's source ids, once its head was read.
  private(set) var sources: Set<String> = []

  init(file: String, catalogue: FactCatalogue) {
    self.file = file
    self.catalogue = catalogue
  }

  /// A policy with where its references to other policies stand.
  struct Reading {
    var policy: Policy
    var references: [Reference] = []
  }

  struct Reference {
    let file: String
    let pathway: String
    let line: Int
    let place: String
  }

  var references: [Reference] = []

  static func read(
    _ bytes: [UInt8], file: String, catalogue: FactCatalogue
  ) throws(FormatError) -> Reading {
    var reader = PolicyReader(file: file, catalogue: catalogue)
    let root = try JSONNode(bytes, file: file)
    let policy = try reader.policy(root)
    return Reading(policy: policy, references: reader.references)
  }

  private mutating func policy(_ root: JSONNode) throws(FormatError) -> Policy {
    let top = try Fields(root, file: file, known: Self.topFields)
    guard try top.text("schema_version") == "1.0" else {
      throw top.expected("\"1.0\"", try top.require("schema_version"))
    }
    let head = try Fields(top.require("policy"), file: file, known: Self.headFields)
    let listed = try policySources(head)
    sources = Set(listed.map(\.id))
    return try Policy(
      uid: head.text("uid"), file: stem, payer: head.text("payer"),
      administrator: head.optionalText("administrator"), number: head.text("policy_id"),
      title: head.text("title"), version: head.optionalText("version"),
      effective: effective(head), effectiveNote: head.optionalText("effective_note"),
      lastDay: head.day("effective_to"), revisionDay: head.day("revision"),
      supersedes: head.optionalText("supersedes"), standing: required(head, "standing"),
      status: head.text("status"), planTypes: head.choices("plan_types", PlanType.self),
      scope: scope(head), access: head.text("criteria_access"),
      binding: head.optionalText("binding"), sources: listed, sections: sections(top),
      pathways: pathways(top), exclusions: top.texts("exclusions_global"),
      cautions: top.texts("cautions"))
  }

  private var stem: String { file.hasSuffix(".json") ? String(file.dropLast(5)) : file }

  private func effective(_ head: Fields) throws(FormatError) -> EffectiveDay? {
    for key in ["original_effective", "last_reviewed", "text_retrieved"] { _ = try head.day(key) }
    guard let day = try head.day("effective_from") else { return nil }
    return EffectiveDay(day: day, verification: try required(head, "effective_verified"))
  }

  private func scope(_ head: Fields) throws(FormatError) -> PolicyScope {
    let fields = try Fields(
      head.require("applies_to"), file: file,
      known: ["payers", "any_payer_of", "administrators", "clients_of_administrators", "states"])
    return PolicyScope(
      payers: try fields.texts("payers"),
      anyPayerOf: try fields.choices("any_payer_of", PlanType.self),
      administrators: try fields.texts("administrators"),
      isForClientsOfAdministrators: try fields.flag("clients_of_administrators"),
      states: try fields.texts("states"))
  }

  private func policySources(_ head: Fields) throws(FormatError) -> [PolicySource] {
    var listed: [PolicySource] = []
    for item in try head.items("sources") {
      let fields = try Fields(item, file: file, known: ["id", "kind", "url", "note"])
      let source = PolicySource(
        id: try fields.text("id"), kind: try fields.text("kind"), address: try fields.text("url"),
        note: try fields.optionalText("note"))
      guard !listed.contains(where: { $0.id == source.id }) else {
        throw FormatError(file: file, node: item, .duplicateID)
      }
      listed.append(source)
    }
    guard !listed.isEmpty else {
      throw FormatError(file: file, node: head.node, .missingField("sources"))
    }
    return listed
  }

  private func sections(_ top: Fields) throws(FormatError) -> [PolicySection] {
    var read: [PolicySection] = []
    for item in try top.items("sections") {
      let fields = try Fields(item, file: file, known: ["id", "title", "page"])
      read.append(
        PolicySection(
          id: try fields.text("id"), title: try fields.text("title"),
          page: try fields.positive("page")))
    }
    return read
  }

  private mutating func pathways(_ top: Fields) throws(FormatError) -> [Pathway] {
    var read: [Pathway] = []
    for item in try top.items("pathways") {
      let pathway = try pathway(item)
      guard !read.contains(where: { $0.id == pathway.id }) else {
        throw FormatError(file: file, node: item, .duplicateID)
      }
      read.append(pathway)
    }
    guard !read.isEmpty else {
      throw FormatError(file: file, node: top.node, .missingField("pathways"))
    }
    return read
  }

  func required<Value: RawRepresentable<String> & CaseIterable>(
    _ fields: Fields, _ key: String
  ) throws(FormatError) -> Value {
    guard let value = try fields.choice(key, Value.self) else {
      throw FormatError(file: file, node: fields.node, .missingField(key))
    }
    return value
  }

  private static let topFields: Set<String> = [
    "schema_version", "policy", "sections", "pathways", "exclusions_global", "cautions",
    "definitions", "changes",
  ]

  private static let headFields: Set<String> = [
    "uid", "payer", "administrator", "policy_id", "title", "version", "effective_from",
    "effective_verified", "effective_note", "effective_to", "original_effective", "notice_period",
    "last_reviewed", "text_retrieved", "revision", "supersedes", "status", "standing",
    "plan_types", "criteria_access", "binding", "applies_to", "sources",
  ]
}
