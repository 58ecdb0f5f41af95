import Claims

/// What changed between two policies or two versions of one.
public struct PolicyDifference: Sendable, Hashable {
  public enum Change: Sendable, Hashable {
    case added(Criterion)
    case removed(Criterion)
    case changed(from: Criterion, to: Criterion)
    case head(field: String, from: String, to: String)
    /// Operators, waivers or codes of the pathway.
    case structure(what: String)
  }

  public struct Line: Sendable, Hashable {
    /// Empty for the policy's head.
    public let pathway: String
    public let change: Change
  }

  public let lines: [Line]

  public init(from old: Policy, to new: Policy) {
    var lines = Self.heads(old, new).map { Line(pathway: "", change: $0) }
    for pathway in old.pathways {
      let changes = Self.changes(from: pathway, to: new.pathway(pathway.id))
      lines += changes.map { Line(pathway: pathway.id, change: $0) }
    }
    for pathway in new.pathways where old.pathway(pathway.id) == nil {
      lines += pathway.criteria.map { Line(pathway: pathway.id, change: .added($0)) }
    }
    self.lines = lines
  }

  private static func heads(_ old: Policy, _ new: Policy) -> [Change] {
    func words(_ policy: Policy) -> [(String, String)] {
      [
        ("payer", policy.payer), ("administrator", policy.administrator ?? "not stated"),
        ("title", policy.title), ("version", policy.version ?? "not stated"),
        ("effective", policy.effective?.statable?.description ?? "not known"),
        ("standing", policy.standing.rawValue),
      ]
    }
    return zip(words(old), words(new)).filter { $0.1 != $1.1 }
      .map { .head(field: $0.0, from: $0.1, to: $1.1) }
  }

  private static func changes(from old: Pathway, to new: Pathway?) -> [Change] {
    let (before, after) = (old.criteria, new?.criteria ?? [])
    var changes: [Change] = before.compactMap { criterion in
      guard let now = after.first(where: { $0.id == criterion.id }) else {
        return .removed(criterion)
      }
      return now == criterion ? nil : .changed(from: criterion, to: now)
    }
    changes += after.filter { now in !before.contains { $0.id == now.id } }.map { .added($0) }
    guard let new else { return changes }
    if old.procedureCodes != new.procedureCodes {
      changes.append(.structure(what: "procedure codes"))
    }
    if old.diagnosisCodes != new.diagnosisCodes {
      changes.append(.structure(what: "diagnosis codes"))
    }
    if old.root.shape != new.root.shape { changes.append(.structure(what: "how criteria combine")) }
    if old.waivers.map(\.outline) != new.waivers.map(\.outline) {
      changes.append(.structure(what: "waivers"))
    }
    return changes
  }
}

extension CriteriaNode {
  /// Operators and ids, without what the criteria say.
  fileprivate var shape: String {
    switch self {
    case .criterion(let criterion): criterion.id
    case .group(let group):
      "\(group.operation.words) (\(group.children.map(\.shape).joined(separator: ", ")))"
    }
  }
}

extension Waiver {
  fileprivate var outline: String {
    "\(id): \(when.shape) waives \(waives.sorted().joined(separator: ", "))"
  }
}
