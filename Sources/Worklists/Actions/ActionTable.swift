public import Claims

/// Which actions exist for a denial, whose right each is, and in which order they come.
///
/// Facts with sources (`Data/rules/actions.csv`). For each action and level the rule that names most
/// fields counts; a practice's own rows, of its contracts, come before the product's. It is **assumed** where it is unverified (U), or where a closer rule that says
/// otherwise hangs on a fact that is not known; of several that hang on such facts the one that
/// leaves the practice least is taken.
public struct ActionTable: Sendable {
  let rules: [ActionRule]
  /// Names of the rules that are the practice's own.
  private let own: Set<String>

  /// - Parameters:
  ///   - product: the product's rows.
  ///   - contract: the practice's own.
  ///   - deadlines: the product's deadline rules, in which clocks are named, with the practice's.
  /// - Throws: ``RuleError`` for a rule without a source, a name used twice, a clock that is no rule of
  ///   the level, or an order that comes back to where it began.
  public init(
    rules product: [ActionRule], contract: [ActionRule] = [], deadlines: [DeadlineRule]
  ) throws(RuleError) {
    let rules = product + contract
    var names: Set<String> = []
    let levels = Dictionary(
      deadlines.map { ($0.name, $0.level) }, uniquingKeysWith: { first, _ in first })
    for rule in rules {
      guard rule.source.contains(where: { !$0.isWhitespace }) else {
        throw .unsourced(rule: rule.name)
      }
      guard rule.level > 0 else { throw .notPositive(rule: rule.name, column: "level") }
      guard names.insert(rule.name).inserted else { throw .duplicateName(rule: rule.name) }
      if let clock = rule.clock, levels[clock] != rule.level {
        throw .unreadable(
          rule: rule.name, column: "clock", expected: "a rule of deadlines.csv of this level")
      }
    }
    for rule in rules {
      if let path = Self.cycle(from: rule, in: rules) {
        throw .cycle(rule: rule.name, through: path.map(\.name))
      }
    }
    self.rules = rules
    own = Set(contract.map(\.name))
  }

  /// The rules, beginning with `first`, of which each comes after the next and the last after the
  /// first, all of which can hold for one denial.
  private static func cycle(from first: ActionRule, in rules: [ActionRule]) -> [ActionRule]? {
    func search(_ path: [ActionRule]) -> [ActionRule]? {
      guard let last = path.last else { return nil }
      if last.after.contains(first.action) { return path }
      for rule in rules
      where last.after.contains(rule.action) && !path.contains(where: { $0.action == rule.action })
        && path.allSatisfy({ $0.key.meets(rule.key) })
      {
        if let found = search(path + [rule]) { return found }
      }
      return nil
    }
    return search([first])
  }

  /// Whether a rule may say that the first step of a route is not the practice's to take: a plan has to
  /// tell.
  func mayClose(_ route: Action?, of facts: DeadlineTable.Facts) -> Bool {
    mayHold(of: facts) {
      $0.level == 1 && $0.action == route && $0.holder.obstacle != nil && $0.holder != .member
    }
  }

  /// Whether a rule may say that the practice can call before it files.
  func mayCall(of facts: DeadlineTable.Facts) -> Bool {
    mayHold(of: facts) { $0.action == .peerToPeer && $0.holder == .practice }
  }

  private func mayHold(
    of facts: DeadlineTable.Facts, where isMeant: (ActionRule) -> Bool
  ) -> Bool {
    rules.contains { isMeant($0) && $0.key.unknownFacts(of: facts) != nil }
  }

  /// What a rule says of one denial.
  struct Reading {
    var rule: ActionRule
    /// Why it is assumed; `nil` where it is not.
    var assumption: String?
  }

  /// For each action and level of which a rule tells, by level, then in the order of ``Action``.
  func readings(of facts: DeadlineTable.Facts) -> [Reading] {
    var fitting: [Place: [(rule: ActionRule, open: [String])]] = [:]
    for rule in rules {
      guard let open = rule.key.unknownFacts(of: facts) else { continue }
      fitting[Place(rule), default: []].append((rule, open))
    }
    return fitting.keys.sorted().compactMap { place in fitting[place].flatMap(reading) }
  }

  private func reading(_ fitting: [(rule: ActionRule, open: [String])]) -> Reading? {
    let sorted = fitting.sorted { precedes($0.rule, $1.rule) }
    guard let best = sorted.first(where: \.open.isEmpty) ?? sorted.first else { return nil }
    let closer = sorted.prefix { $0.rule != best.rule } + (best.open.isEmpty ? [] : sorted[...])
    let rivals = closer.filter { $0.rule.holder != best.rule.holder || !best.open.isEmpty }
    guard !rivals.isEmpty else {
      let isUnverified = best.rule.verification == .unverified
      return Reading(rule: best.rule, assumption: isUnverified ? "not verified" : nil)
    }
    let open = Set(rivals.flatMap(\.open)).sorted().joined(separator: ", ")
    let least = ([best] + rivals).min { $0.rule.holder.leaves < $1.rule.holder.leaves } ?? best
    return Reading(rule: least.rule, assumption: "depends on \(open), which is not known")
  }

  /// The practice's own first, then a payer by name, then the most fields named, then what is verified, then the name.
  private func precedes(_ left: ActionRule, _ right: ActionRule) -> Bool {
    func key(_ rule: ActionRule) -> (Int, Int, Int, Int, String) {
      (
        own.contains(rule.name) ? 0 : 1, rule.key.payerIdentifier == nil ? 1 : 0,
        -rule.key.specificity,
        rule.verification == .unverified ? 1 : 0, rule.name
      )
    }
    return key(left) < key(right)
  }
}

private struct Place: Hashable, Comparable {
  var level: Int
  var action: Int

  init(_ rule: ActionRule) {
    level = rule.level
    action = Action.allCases.firstIndex(of: rule.action) ?? 0
  }

  static func < (lhs: Place, rhs: Place) -> Bool {
    (lhs.level, lhs.action) < (rhs.level, rhs.action)
  }
}

extension ActionRule.Holder {
  /// How much a right of this holder leaves the practice to do.
  fileprivate var leaves: Int {
    switch self {
    case .nobody: 0
    case .plan: 1
    case .member: 2
    case .practice: 3
    }
  }
}
