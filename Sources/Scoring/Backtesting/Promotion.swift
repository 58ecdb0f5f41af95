import Claims
import Foundation
import Statistics

/// Whether a new model takes the place of the one in force.
///
/// Both foretell the same cases out of time: the new one by its backtest, the one in force by its
/// own backtest or, where a case became final only after its as-of day, by the model itself. It is
/// held back when its log loss is higher by more than chance (the mean difference less 1.645
/// standard errors, claims of a case taken together, is above zero), or higher at all while it
/// foretells no better than the base rate. One of another horizon foretells something else and is held
/// back; with too few cases to compare, one that learned from no more cases is.
public enum Promotion: Sendable, Hashable {
  case promoted(String)
  case heldBack(String)

  /// With fewer cases in common nothing can be said.
  public static let fewestCases = 30

  public var isPromoted: Bool {
    if case .promoted = self { return true }
    return false
  }

  /// Why, in words.
  public var reason: String {
    switch self {
    case .promoted(let reason), .heldBack(let reason): reason
    }
  }

  /// - Parameters:
  ///   - challenger: The new model.
  ///   - champion: The model in force; `nil` when there is none.
  ///   - cases: The decided cases the challenger learned from.
  public init(of challenger: OverturnModel, against champion: OverturnModel?, cases: [Observation])
  {
    guard let champion else {
      self = .promoted("the first of its population" + Self.warning(challenger))
      return
    }
    guard challenger.horizonDays == champion.horizonDays else {
      self = .heldBack(
        "it foretells \(challenger.horizonDays) days and the one in force \(champion.horizonDays): "
          + "the two cannot be compared")
      return
    }
    let pairs = Self.pairs(challenger, champion, cases)
    guard pairs.count >= Self.fewestCases else {
      self = Self.unjudged(challenger, champion, pairs.count)
      return
    }
    let comparison = PairedLoss(pairs)
    let words =
      "log loss \(Self.digits(comparison.challenger)) against \(Self.digits(comparison.champion)) "
      + "of the one in force on the same \(pairs.count) later cases"
    let isWorse = comparison.challenger > comparison.champion
    self =
      comparison.isWorseBeyondChance || (isWorse && Self.isUseless(challenger))
      ? .heldBack("worse than the one in force: \(words)")
      : .promoted(isWorse ? "\(words), higher by no more than chance" : words)
  }

  /// With too few to compare, more to learn from is all that speaks for a new one.
  private static func unjudged(
    _ challenger: OverturnModel, _ champion: OverturnModel, _ count: Int
  ) -> Promotion {
    let few = "only \(count) cases that both foretold; \(fewestCases) are needed to compare"
    let (used, before) = (challenger.ledger.used, champion.ledger.used)
    return used > before
      ? .promoted("\(few), and it learned from \(used) cases, the one in force from \(before)")
      : .heldBack("\(few), and it learned from no more cases than the one in force")
  }

  /// To the four digits that are shown.
  private static func isUseless(_ model: OverturnModel) -> Bool {
    guard let past = model.backtest?.performance else { return false }
    return (past.logLoss * 1e4).rounded() >= (past.baseRateLogLoss * 1e4).rounded()
  }

  /// The first has none to be compared with but the base rate.
  private static func warning(_ model: OverturnModel) -> String {
    guard let past = model.backtest?.performance else { return "" }
    guard past.logLoss >= past.baseRateLogLoss else { return "" }
    return
      "; but on \(past.cases) later cases its log loss is \(digits(past.logLoss)), not below the "
      + "\(digits(past.baseRateLogLoss)) of the base rate for all: it has shown no use yet"
  }

  private static func digits(_ value: Double) -> String { String(format: "%.4f", value) }

  /// Facility and surgeon may appeal one surgery on one day: what was denied tells their claims apart.
  private struct Key: Hashable {
    var name: String
    var day: CalendarDay
    var category: String
    var amount: Money?

    init(_ observation: Observation) {
      (name, day) = (observation.caseName, observation.startDay)
      (category, amount) = (observation.category, observation.amount)
    }

    init(_ foretold: BacktestResult.Case) {
      (name, day) = (foretold.name, foretold.startDay)
      (category, amount) = (foretold.category, foretold.amount)
    }
  }

  private static func pairs(
    _ challenger: OverturnModel, _ champion: OverturnModel, _ cases: [Observation]
  ) -> [PairedLoss.Pair] {
    let observations = Dictionary(
      cases.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let earlier = Dictionary(
      (champion.backtest?.cases ?? []).map { (Key($0), $0.probability) },
      uniquingKeysWith: { first, _ in first })
    return (challenger.backtest?.cases ?? []).compactMap { foretold in
      let key = Key(foretold)
      guard let observation = observations[key] else { return nil }
      let isNew = observation.labelDay > champion.asOf
      let other = earlier[key] ?? (isNew ? try? champion.score(observation.row).probability : nil)
      return other.map {
        PairedLoss.Pair(
          group: foretold.name, isEvent: foretold.isOverturned, challenger: foretold.probability,
          champion: $0)
      }
    }
  }
}
