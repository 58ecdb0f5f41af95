public import Claims

/// A small share of the minutes for denials that the list would leave, drawn at random.
///
/// Only what is appealed has an outcome, so a model never learns that it was wrong about what it
/// scored low. Eligible are open, appealable denials in time whose value is known and that the plan
/// without exploration leaves: those without room, and those that cost more than they bring by at most
/// ``mostLoss``. Of these N, the n with the smallest draws are worked, with
///
///     b = min(share × minutes / most minutes of an eligible denial, m),
///     n = ⌊b⌋ + [rounding < b − ⌊b⌋]
///
/// with m the most of which any m together, and the better work that their minutes put off, take no
/// more than ``mostLoss`` off the plan: each has the probability b / N, at most 1, of being drawn, and
/// the minutes are the share at most on average. What the draw takes is ``Drawing/cost``. The
/// probability is kept: a case drawn with probability π stands for 1/π of its kind when a model is trained.
///
/// Source of the weights: Horvitz and Thompson (1952), JASA 47:663–685.
public struct Exploration: Sendable, Hashable {
  /// Of the week's minutes, in 0...1.
  public let share: Share
  /// What the drawn may take off the plan: what their work costs beyond what it is expected to bring, and
  /// what the better work that it puts off would have brought.
  public let mostLoss: Money
  /// For each candidate's number an independent uniform number in 0..<1; one without is not eligible.
  public let draws: [Int: Double]
  /// A further uniform number, for the fraction of a denial in b.
  public let rounding: Double

  public init(share: Share, mostLoss: Money, draws: [Int: Double], rounding: Double) {
    precondition(mostLoss >= .zero, "the most that may be lost is not negative")
    self.share = share
    self.mostLoss = mostLoss
    self.draws = draws
    self.rounding = rounding
  }

  /// What came of a draw.
  public struct Drawing: Sendable, Hashable {
    /// The numbers of the denials that could have been drawn, ascending.
    public let eligible: [Int]
    /// Of these the drawn.
    public let drawn: Set<Int>
    /// The probability, the same for each eligible denial, of being drawn.
    public let probability: Double
    /// What the plan without exploration was expected to bring, and what the plan with the drawn is;
    /// both of all weeks, and neither with what a person put first.
    public internal(set) var netWithout = Money.zero
    public internal(set) var netWith = Money.zero

    /// What the draw takes off the plan's expected net: the loss on the drawn and the better work that
    /// their minutes put off.
    public var cost: Money { netWithout - netWith }
  }

  /// What a denial that may be drawn would take.
  struct Stake {
    let id: Int
    /// Of each pool of staff.
    let minutes: [Int]
    /// Cents that its work costs beyond what it is expected to bring; 0 where it brings more.
    let loss: Int
  }

  /// How many the share of the minutes asks for, of denials that may each be the longest.
  private func wanted(_ present: [Stake], ofMinutes minutes: [Int]) -> Double {
    let longest = present.map { $0.minutes.reduce(0, +) }.max() ?? 0
    return longest > 0 ? share.value * Double(minutes.reduce(0, +)) / Double(longest) : 0
  }

  /// The most that a draw may come to by the share and the week's minutes of each pool.
  func mostByShare(_ eligible: [Stake], ofMinutes minutes: [Int]) -> Int {
    let present = eligible.filter { draws[$0.id] != nil }
    let room = minutes.indices.reduce(present.count) { least, pool in
      let longest = present.map { $0.minutes[pool] }.max() ?? 0
      return longest > 0 ? min(least, minutes[pool] / longest) : least
    }
    return min(room, Int(wanted(present, ofMinutes: minutes).rounded(.up)))
  }

  /// Draws among the eligible, of the week's minutes of each pool, at most so many.
  func drawing(
    among eligible: [Stake], ofMinutes minutes: [Int], atMost most: Int
  ) -> Drawing {
    let present = eligible.filter { draws[$0.id] != nil }
    let expected = min(
      wanted(present, ofMinutes: minutes),
      Double(min(most, mostByShare(eligible, ofMinutes: minutes))))
    let whole = Int(expected)
    let count = whole + (rounding < expected - Double(whole) ? 1 : 0)
    let drawn = present.map(\.id).sorted { left, right in
      let (a, b) = (draws[left] ?? 1, draws[right] ?? 1)
      return a == b ? left < right : a < b
    }.prefix(count)
    return Drawing(
      eligible: present.map(\.id).sorted(), drawn: Set(drawn),
      probability: present.isEmpty ? 0 : expected / Double(present.count))
  }
}
