import Claims
import Documents
public import Worklists

/// From the expected net of the week's list to that of the finance report, step by step, to the cent.
///
/// Both are of one inventory, plan and model. They differ in what they count, and in that the list takes
/// each chance as it stands where the report averages it over what the model does not know.
public struct ListToFinance: Sendable, Hashable {
  /// What is added, or taken off where it is below zero.
  struct Step: Sendable, Hashable {
    let words: String
    let denials: Int
    let amount: Money
  }

  /// This week's list.
  let start: Step
  /// Those that move something.
  let steps: [Step]
  let seed: UInt64
  /// Of the denials still to be appealed in the report's sums: how many, what the report expects of them
  /// and what the list does, before costs.
  let planned: Int
  let here: Money
  let list: Money

  /// - Parameters:
  ///   - list: The week's list.
  ///   - forecast: Of the same day, inventory, staff and model.
  public init(from list: Worklist, to forecast: FinanceForecast) {
    let own = forecast.worklist.planned
    let ids = Set(forecast.counted.filter { $0.part == .planned }.map(\.id))
    let surgery = own.filter(\.candidate.denial.isPreService)
    let rest = own.filter { !$0.candidate.denial.isPreService }
    let counted = rest.filter { ids.contains($0.candidate.id) }
    let without = rest.filter { !ids.contains($0.candidate.id) }
    let reserve = Reserve(forecast)
    let appealed = Set(forecast.counted.filter { $0.part == .appealed }.map(\.id))
    let sums = counted.compactMap(\.value.value)
    let carried = sums.reduce(Money.zero) { $0 + $1.carried }
    let cost = sums.reduce(Money.zero) { $0 + $1.effort.cost }
    planned = counted.count
    self.list = sums.reduce(.zero) { $0 + $1.expectedRecovery }
    here = reserve.expected(of: ids)
    seed = forecast.seed
    start = Step(
      words: "Expected net of this week's list", denials: list.selected.count,
      amount: list.expectedNetSelected)
    let later = list.deferred(for: .laterWeek)
    steps = [
      Step(
        words: "What later weeks of the plan take up", denials: later.count, amount: later.net),
      Step(
        words: "Drawn at random to learn from: not in the finance report's plan",
        denials: list.drawing?.drawn.count ?? 0, amount: own.net - list.planned.net),
      Step(
        words: "Surgery not yet performed: apart in the finance report", denials: surgery.count,
        amount: .zero - surgery.net),
      Step(
        words: "Without a chance of a first appeal: in no sum of the finance report",
        denials: without.count, amount: .zero - without.net),
      Step(
        words: "Levels after the next, which only the list counts",
        denials: sums.count { $0.carried > .zero }, amount: .zero - carried),
      Step(
        words: "Chances averaged over what the model does not know", denials: planned,
        amount: (here - forecast.cost) - (self.list - cost)),
      Step(
        words: "Appealed and pending, chances averaged alike: nothing left to spend",
        denials: appealed.count,
        amount: reserve.expected(of: appealed)),
    ].filter { $0.amount != .zero }
  }

  /// Σ of the start and the steps: ``FinanceForecast/expectedNet``.
  var end: Money { steps.reduce(start.amount) { $0 + $1.amount } }

  /// The list takes the chance as it stands, the draws average it over what the model does not know.
  var plannedWords: String {
    let difference =
      here < list ? "\((list - here).words) less" : "\((here - list).words) more"
    return
      "For the \(counted(planned, "denial")) still to be appealed that is \(difference) than the list's own "
      + "sum of \(list.words) before costs (both estimated): the list takes each chance as it stands, "
      + "this page averages it over what the model does not know."
  }

  /// The sum as a person redoes it.
  var arithmetic: Block {
    let lines = steps.map { step in
      ArithmeticLine(
        step.amount < .zero ? .minus : .plus, step.words,
        .dollars(cents: abs(step.amount.cents), mark: .estimated),
        note: counted(step.denials, "denial"))
    }
    return .arithmetic(
      [
        ArithmeticLine(
          .start, start.words, .dollars(cents: start.amount.cents, mark: .estimated),
          note: counted(start.denials, "denial"))
      ] + lines + [
        ArithmeticLine(
          .equals, "Expected net of the finance report",
          .dollars(cents: end.cents, mark: .estimated), note: "seed \(seed)")
      ])
  }
}

extension Worklist {
  /// What the plan works, this week and later.
  fileprivate var planned: [Line] { selected + deferred(for: .laterWeek) }
}

extension [Worklist.Line] {
  fileprivate var net: Money { reduce(.zero) { $0 + ($1.value.value?.expectedNet ?? .zero) } }
}

extension WeeklyReport {
  /// Why the finance report's dollars are not the list's.
  var toFinance: [Block] {
    guard let finance else { return [] }
    return [
      .onScreen([
        .heading("From the list's dollars to the finance report's", anchor: "finance"),
        .paragraph(
          "The finance report of the same day and staff expects another sum than this list: it counts "
            + "the whole plan and what is pending, keeps surgery not yet performed apart, and averages each "
            + "chance over what the model does not know. To the cent:"),
        finance.arithmetic,
      ]),
      .onPaper([
        .paragraph(
          "The finance report's expected net is \(finance.end.words) (estimated): on a screen, and in the "
            + "workbook, stands the sum that leads to it from this list's.")
      ]),
    ]
  }
}
