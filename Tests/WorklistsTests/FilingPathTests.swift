import Claims
import Testing
import Worklists

struct FilingPathTests {
  static func step(
    _ level: Int, tenths: Int?, cost: Int, obstacle: String? = nil, isOptional: Bool = false
  ) -> FilingPath.Step {
    FilingPath.Step(
      action: isOptional ? .peerToPeer : .furtherAppeal, level: level,
      chance: tenths.flatMap { Share(Double($0) / 10) }, cost: Money(cents: cost),
      obstacle: obstacle, isOptional: isOptional)
  }

  /// What a fixed policy brings: `takes[k]` says whether step k is taken. Chances are tenths and
  /// amounts millions of cents, so that six products stay whole.
  static func value(
    _ policy: [Bool], _ steps: [FilingPath.Step], from k: Int = 0, _ won: Int
  ) -> Int {
    guard k < steps.count else { return 0 }
    let step = steps[k]
    let after = value(policy, steps, from: k + 1, won)
    guard policy[k], step.obstacle == nil, let chance = step.chance else {
      return step.isOptional ? after : 0
    }
    let tenths = chance.tenThousandths / 1000
    let scaled = tenths * won + (10 - tenths) * after
    precondition(scaled.isMultiple(of: 10), "the sum has to stay whole")
    return scaled / 10 - step.cost.cents
  }

  @Test(arguments: 0..<400)
  func `backward induction is the best of all policies, to the cent`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let count = Int.random(in: 0...6, using: &random)
    let steps = (0..<count).map { level in
      Self.step(
        level + 1,
        tenths: Int.random(in: 0...9, using: &random) == 0
          ? nil : .random(in: 0...10, using: &random),
        cost: 1_000_000 * Int.random(in: 0...40, using: &random),
        obstacle: Int.random(in: 0...7, using: &random) == 0 ? "closed" : nil,
        isOptional: Int.random(in: 0...3, using: &random) == 0)
    }
    let won = 1_000_000 * Int.random(in: 0...100, using: &random)
    let policies = (0..<(1 << count)).map { bits in
      (0..<count).map { bits >> $0 & 1 == 1 }
    }
    let best = policies.map { Self.value($0, steps, won) }.max()
    let path = FilingPath(steps, whenOverturned: Money(cents: won))
    #expect(path.value.cents == best)
    // The steps it says it takes are such a best policy.
    #expect(Self.value(path.steps.map(\.isTaken), steps, won) == best)
  }

  // By hand: 2nd level 0.3 × 10,000 − 150 = 2,850; 1st 0.5 × 10,000 − 92.50 + 0.5 × 2,850 = 6,332.50.
  @Test func `two levels agree with a sum by hand`() {
    let path = FilingPath(
      [Self.step(1, tenths: 5, cost: 9250), Self.step(2, tenths: 3, cost: 15_000)],
      whenOverturned: Money(cents: 1_000_000))
    #expect(path.steps.map(\.value) == [Money(cents: 633_250), Money(cents: 285_000)])
    #expect(path.stop == nil)
  }

  @Test func `a level that cannot be won adds nothing`() {
    let first = Self.step(1, tenths: 5, cost: 9250)
    let alone = FilingPath([first], whenOverturned: Money(cents: 1_000_000))
    let more = FilingPath(
      [first, Self.step(2, tenths: 0, cost: 100)], whenOverturned: Money(cents: 1_000_000))
    #expect(more.value == alone.value)
    #expect(more.stop?.step.level == 2)
    #expect(more.explanation.first?.contains("one more level is not worth it") == true)
  }

  @Test(arguments: ["its window is too short", nil])
  func `a level beyond its clock, or of unknown chance, adds nothing and says so`(
    obstacle: String?
  ) {
    let first = Self.step(1, tenths: 5, cost: 9250)
    let closed = Self.step(2, tenths: obstacle == nil ? nil : 9, cost: 100, obstacle: obstacle)
    let behind = Self.step(3, tenths: 9, cost: 100)
    let path = FilingPath([first, closed, behind], whenOverturned: Money(cents: 1_000_000))
    #expect(path.value == FilingPath([first], whenOverturned: Money(cents: 1_000_000)).value)
    #expect(path.explanation[1].contains(obstacle ?? "its chance is not known"))
  }

  @Test func `going on is never worth less than nothing`() {
    let path = FilingPath(
      [Self.step(1, tenths: 1, cost: 1_000_000)], whenOverturned: Money(cents: 100))
    #expect(path.value == .zero)
    #expect(FilingPath([], whenOverturned: Money(cents: 100)).value == .zero)
  }
}
