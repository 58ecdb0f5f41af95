import Claims
import ClinicalRecords
import StrictJSON

/// Pathways, groups, criteria and waivers.
extension PolicyReader {
  mutating func pathway(_ node: JSONNode) throws(FormatError) -> Pathway {
    let fields = try Fields(
      node, file: file,
      known: [
        "id", "procedure", "indication", "section", "evaluate_per_level", "root", "waivers",
        "exclusions", "notes",
      ])
    let procedure = try Fields(
      fields.require("procedure"), file: file, known: ["family", "cpt"])
    let indication = try Fields(
      fields.require("indication"), file: file, known: ["name", "icd10", "icd10_verified"])
    let codes = try procedure.texts("cpt")
    guard !codes.isEmpty else {
      throw procedure.expected("at least one procedure code", procedure.node)
    }
    _ = try fields.flag("evaluate_per_level")
    var seen: Set<String> = []
    let root = try self.node(fields.require("root"), seen: &seen)
    var exclusions: [Criterion] = []
    for item in try fields.items("exclusions") {
      exclusions.append(try criterion(item, seen: &seen))
    }
    return Pathway(
      id: try fields.text("id"), family: try procedure.text("family"), procedureCodes: codes,
      indication: try indication.text("name"), diagnosisCodes: try indication.texts("icd10"),
      diagnosisVerification: try required(indication, "icd10_verified"),
      section: try fields.text("section"), root: root,
      waivers: try waivers(fields, root: root, seen: &seen), exclusions: exclusions,
      notes: try fields.optionalText("notes"))
  }

  private mutating func waivers(
    _ pathway: Fields, root: CriteriaNode, seen: inout Set<String>
  ) throws(FormatError) -> [Waiver] {
    var read: [Waiver] = []
    for item in try pathway.items("waivers") {
      let fields = try Fields(
        item, file: file,
        known: ["id", "label", "when", "waives", "section", "verified", "source"])
      let verification: Verification = try required(fields, "verified")
      _ = try source(fields, verification)
      for waived in try fields.items("waives") {
        let id = try fields.text(waived)
        guard let target = root.criteria.first(where: { $0.id == id }) else {
          throw FormatError(file: file, node: waived, .waivesMissingCriterion)
        }
        guard !target.isHardStop else {
          throw FormatError(file: file, node: waived, .waivesHardStop)
        }
      }
      read.append(
        Waiver(
          id: try fields.text("id"), label: try fields.text("label"),
          when: try node(fields.require("when"), seen: &seen), waives: try fields.texts("waives"),
          section: try fields.text("section"), verification: verification))
    }
    return read
  }

  private mutating func node(
    _ node: JSONNode, seen: inout Set<String>
  ) throws(FormatError) -> CriteriaNode {
    let kind = try Fields(node, file: file, known: nil)
    switch try kind.text("kind") {
    case "criterion": return .criterion(try criterion(node, seen: &seen))
    case "group": return .group(try group(node, seen: &seen))
    default: throw kind.expected("group or criterion", try kind.require("kind"))
    }
  }

  private mutating func group(
    _ node: JSONNode, seen: inout Set<String>
  ) throws(FormatError) -> CriteriaGroup {
    let fields = try Fields(node, file: file, known: ["kind", "op", "of", "n", "label"])
    let items = try fields.items("of")
    guard !items.isEmpty else { throw fields.expected("at least one criterion in 'of'", node) }
    let operation: CriteriaGroup.Operator
    switch try fields.text("op") {
    case "all": operation = .all
    case "any": operation = .any
    case "none": operation = .none
    case "at_least":
      guard let count = try fields.positive("n"), count <= items.count else {
        throw fields.expected("'n' from 1 to the number of criteria", node)
      }
      operation = .atLeast(count)
    default: throw FormatError(file: file, node: try fields.require("op"), .unknownOperator)
    }
    var children: [CriteriaNode] = []
    for item in items { children.append(try self.node(item, seen: &seen)) }
    return CriteriaGroup(
      operation: operation, label: try fields.optionalText("label"), children: children)
  }

  private mutating func criterion(
    _ node: JSONNode, seen: inout Set<String>
  ) throws(FormatError) -> Criterion {
    let fields = try Fields(node, file: file, known: Self.criterionFields)
    let id = try fields.text("id")
    guard seen.insert(id).inserted else { throw FormatError(file: file, node: node, .duplicateID) }
    let verification: Verification = try required(fields, "verified")
    let test = try test(fields.require("test"))
    let fact = try path(fields, "fact")
    guard let fact, let entry = catalogue[fact] else {
      throw FormatError(file: file, node: node, .missingField("fact"))
    }
    guard catalogue.fits(test, entry) else {
      throw FormatError(
        file: file, node: try fields.require("test"), .testDoesNotFit(holds: entry.holds))
    }
    return try Criterion(
      id: id, type: required(fields, "type"), label: fields.text("label"), fact: fact, test: test,
      section: fields.text("section"), verification: verification,
      source: source(fields, verification), lookbackDays: lookback(fields),
      isConsecutive: fields.flag("consecutive"), spanDays: fields.positive("span_days"),
      isPerLevel: fields.flag("per_level"), needsConcordance: concordance(fields),
      unlessFact: truth(fields, "unless_fact"), alternativeFact: truth(fields, "alternative_fact"),
      appliesIf: truth(fields, "applies_if"), isSoft: fields.flag("soft"),
      isHardStop: fields.flag("hard_stop"), evidence: fields.texts("evidence"),
      excludedModalities: fields.texts("modality_excludes"), conditions: conditions(fields),
      note: fields.optionalText("note"))
  }

  /// - Returns: `nil` for what is unverified, or whose source was not recorded.
  private func source(
    _ fields: Fields, _ verification: Verification
  ) throws(FormatError) -> String? {
    guard let node = fields.find("source") else {
      guard verification == .unverified else {
        throw FormatError(file: file, node: fields.node, .missingSource)
      }
      return nil
    }
    let id = try fields.text(node)
    if id == "unrecorded" { return nil }
    guard sources.contains(id) else { throw FormatError(file: file, node: node, .unlistedSource) }
    return id
  }

  private func path(_ fields: Fields, _ key: String) throws(FormatError) -> FactPath? {
    guard let node = fields.find(key) else { return nil }
    let path = FactPath(try fields.text(node))
    guard catalogue[path] != nil else {
      throw FormatError(file: file, node: node, .unknownFactPath)
    }
    return path
  }

  private func truth(_ fields: Fields, _ key: String) throws(FormatError) -> FactPath? {
    guard let path = try path(fields, key), let entry = catalogue[path] else { return nil }
    guard entry.holds == "truth" else {
      throw FormatError(
        file: file, node: try fields.require(key), .testDoesNotFit(holds: entry.holds))
    }
    return path
  }

  private func lookback(_ fields: Fields) throws(FormatError) -> Int? {
    guard let node = fields.find("window") else { return nil }
    let window = try Fields(node, file: file, known: ["lookback_days", "anchor"])
    guard try window.text("anchor") == "request_date" else {
      throw window.expected("request_date", try window.require("anchor"))
    }
    guard let days = try window.positive("lookback_days") else {
      throw FormatError(file: file, node: node, .missingField("lookback_days"))
    }
    return days
  }

  private func concordance(_ fields: Fields) throws(FormatError) -> Bool {
    guard let node = fields.find("concordance") else { return false }
    let concordance = try Fields(node, file: file, known: ["with", "by"])
    _ = try concordance.choices("with", Concord.self)
    _ = try concordance.choices("by", Place.self)
    return true
  }

  private enum Concord: String, CaseIterable { case symptom, exam, imaging }
  private enum Place: String, CaseIterable { case level, side }

  private static let criterionFields: Set<String> = [
    "kind", "id", "type", "label", "fact", "test", "section", "verified", "source", "window",
    "consecutive", "span_days", "per_level", "concordance", "unless_fact", "alternative_fact",
    "applies_if", "soft", "hard_stop", "evidence", "modality_excludes", "same_scale_required",
    "requires", "lab", "note",
  ]
}
