import Claims
import Scoring
import Statistics

extension ExpectedCashTests {
  /// A payer's habit: P(won), and the days to a win and to a refusal, uniform within a range.
  struct Habit {
    let name: String
    let chance: Double
    let winDays: ClosedRange<Double>
    let refusalDays: ClosedRange<Double>
  }

  static let habits = [
    Habit(name: "Fast", chance: 0.7, winDays: 10...30, refusalDays: 20...60),
    Habit(name: "Slow", chance: 0.4, winDays: 50...90, refusalDays: 80...118),
  ]
  static let asOf = Sample.day("2025-12-31")
  static let amount = Money(cents: 1_000_000)

  struct Appeal {
    let denial: Denial
    let habit: Habit
    let filed: CalendarDay
    let isWon: Bool
    let decided: CalendarDay
  }

  /// Appeals filed evenly over a year, as known on the as-of day.
  static func appeals(_ count: Int) -> [Appeal] {
    var random = RandomSource(seed: 51)
    return (0..<count).map { index in
      let habit = habits[index % 2]
      let isWon = random.bernoulli(habit.chance)
      let range = isWon ? habit.winDays : habit.refusalDays
      let days = range.lowerBound + (range.upperBound - range.lowerBound) * random.uniform()
      let filed = asOf.adding(days: -1 - index * 365 / count)
      let decided = filed.adding(days: Int(days))
      let isKnown = decided <= asOf
      var denial = Sample.denial(
        "d\(index)", status: isKnown ? (isWon ? .overturned : .upheld) : .appealed,
        appeals: [
          Sample.appeal(
            filed: "\(filed)", outcome: !isKnown ? .pending : isWon ? .overturned : .upheld,
            decided: isKnown ? "\(decided)" : nil)
        ])
      denial.payer = Payer(identifier: habit.name, name: habit.name)
      return Appeal(
        denial: denial, habit: habit, filed: filed, isWon: isWon, decided: decided)
    }
  }

  static let predictors = Predictors(families: ProcedureFamilies([:]))

  static func course(_ appeals: [Appeal]) -> DecisionCourse? {
    try? DecisionCourse(
      choice: AppealChoice(
        denials: appeals.map(\.denial), population: .firstLevel, predictors: predictors,
        asOf: asOf),
      population: .firstLevel, asOf: asOf, horizonDays: 120)
  }
}
