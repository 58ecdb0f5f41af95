import Claims
import Foundation
import StrictJSON

/// The policies of one folder, validated together.
public struct PolicyLibrary: Sendable, Hashable {
  public let policies: [Policy]
  public let directory: [DirectoryEntry]
  public let facts: FactCatalogue

  /// Reads every `.json` file of the folder; a name that begins with `_` is no policy.
  ///
  /// `addition` is a further file, read as if it were in the folder; `known` are the facts criteria
  /// may ask for where the folder has none of its own.
  ///
  /// - Returns: The policies, validated with their references to each other.
  /// - Throws: ``FormatError`` naming file, line and place.
  public static func load(
    _ folder: String, adding addition: String? = nil, facts known: FactCatalogue? = nil
  ) throws -> PolicyLibrary {
    let facts = try known ?? FactCatalogue(file: folder + "/" + FactCatalogue.fileName)
    var paths = try names(in: folder).map { "\(folder)/\($0)" }
    if let addition { paths.append(addition) }
    var readings: [PolicyReader.Reading] = []
    for path in paths {
      let file = FileBytes.name(path)
      let reading = try PolicyReader.read(FileBytes.read(path), file: file, catalogue: facts)
      let isKnown = readings.contains {
        $0.policy.uid == reading.policy.uid || $0.policy.file == reading.policy.file
      }
      guard !isKnown else {
        throw FormatError(file: file, line: nil, place: "/policy/uid", problem: .duplicatePolicy)
      }
      readings.append(reading)
    }
    try checkReferences(readings)
    return PolicyLibrary(
      policies: readings.map(\.policy), directory: try directory(folder + "/_directory.json"),
      facts: facts)
  }

  public subscript(uid uid: String) -> Policy? { policies.first { $0.uid == uid } }

  /// A policy that is not in the folder, read alone: what it refers to is not looked up.
  public func read(file path: String) throws -> Policy {
    try PolicyReader.read(FileBytes.read(path), file: FileBytes.name(path), catalogue: facts).policy
  }

  func policy(file: String) -> Policy? { policies.first { $0.file == file } }

  private static func names(in folder: String) throws(FormatError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw FormatError(
        file: FileBytes.name(folder), line: nil, place: "", problem: .unreadable)
    }
    return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix("_") && !$0.hasPrefix(".") }
      .sorted()
  }

  /// - Throws: ``FormatError`` for a reference to nothing, or round in a circle.
  private static func checkReferences(_ readings: [PolicyReader.Reading]) throws(FormatError) {
    var pathways: [Step: Pathway] = [:]
    for policy in readings.map(\.policy) {
      for pathway in policy.pathways {
        pathways[Step(file: policy.file, pathway: pathway.id)] = pathway
      }
    }
    for reading in readings {
      for reference in reading.references {
        let target = Step(file: reference.file, pathway: reference.pathway)
        var problem: FormatError.Problem?
        if pathways[target] == nil {
          problem = .missingPolicy
        } else if isCircular(target, pathways: pathways) {
          problem = .cycle
        }
        if let problem {
          throw FormatError(
            file: reading.policy.file + ".json", line: reference.line, place: reference.place,
            problem: problem)
        }
      }
    }
  }

  private struct Step: Hashable {
    let file: String
    let pathway: String
  }

  private static func isCircular(_ start: Step, pathways: [Step: Pathway]) -> Bool {
    var open = [start]
    var seen: Set<Step> = []
    while let step = open.popLast() {
      for criterion in pathways[step]?.criteria ?? [] {
        guard case .policyMet(let file, let pathway) = criterion.test else { continue }
        let next = Step(file: file, pathway: pathway)
        if next == start { return true }
        if seen.insert(next).inserted { open.append(next) }
      }
    }
    return false
  }

  private static func directory(_ path: String) throws(FormatError) -> [DirectoryEntry] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let file = FileBytes.name(path)
    let root = try JSONNode(FileBytes.read(path), file: file)
    let top = try Fields(root, file: file, known: ["schema_version", "note", "rows"])
    var entries: [DirectoryEntry] = []
    for row in try top.items("rows") {
      let fields = try Fields(
        row, file: file,
        known: [
          "payer", "administrator", "cpt", "policy_id", "effective", "url", "file", "verified",
          "note",
        ])
      guard let verification = try fields.choice("verified", Verification.self) else {
        throw FormatError(file: file, node: row, .missingField("verified"))
      }
      entries.append(
        DirectoryEntry(
          payer: try fields.text("payer"), administrator: try fields.text("administrator"),
          procedureCodes: try fields.texts("cpt"),
          policyNumber: try fields.optionalText("policy_id"),
          effective: try fields.optionalText("effective"),
          address: try fields.optionalText("url"), file: try fields.optionalText("file"),
          verification: verification, note: try fields.optionalText("note")))
    }
    return entries
  }
}
