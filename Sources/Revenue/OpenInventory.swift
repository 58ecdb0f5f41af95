public import Claims

/// The cases of a forecast, each either counted or set apart with its reason.
///
/// A case whose dollars or chance are unknown is in no sum, and never a zero in one.
public struct OpenInventory: Sendable, Hashable {
  /// Why a case is in no sum.
  public enum Gap: String, Sendable, Hashable, CaseIterable {
    /// No contract or payment tells what is recoverable.
    case unknownDollars = "recoverable amount unknown"
    /// More was paid than is allowed: a refund to look into, not a recovery.
    case negativeDollars = "recoverable amount below zero"
    /// No model could score it, or it is past what the model is of.
    case noChance = "chance of overturn unknown (no score, filed late, or past a first appeal)"
  }

  /// A case with amount and chance.
  struct Term: Sendable, Hashable {
    let source: RecoverableCase
    let amount: Money
    let logOdds: Double
  }

  let terms: [Term]
  /// The cases in no sum, by number, with the first reason that holds.
  public let apart: [Int: Gap]

  public init(_ cases: [RecoverableCase]) {
    var (terms, apart): ([Term], [Int: Gap]) = ([], [:])
    for each in cases {
      switch (each.recoverable.value, each.logOdds) {
      case (nil, _): apart[each.id] = .unknownDollars
      case (let amount?, _) where amount < .zero: apart[each.id] = .negativeDollars
      case (_, nil): apart[each.id] = .noChance
      case (let amount?, let logOdds?):
        terms.append(Term(source: each, amount: amount, logOdds: logOdds))
      }
    }
    self.terms = terms.sorted { $0.source.id < $1.source.id }
    self.apart = apart
  }

  public var counted: Int { terms.count }

  /// What would come in if every counted case were won in full.
  public var atStake: Money { terms.reduce(.zero) { $0 + $1.amount } }

  public func count(_ gap: Gap) -> Int { apart.values.count { $0 == gap } }
}
