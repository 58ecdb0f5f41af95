import Claims
import Testing
import Worklists

/// A few denials of low score, drawn so that the model can learn where it is wrong.
struct ExplorationTests {
  private func exploration(
    _ share: Double, loss: Int = 500_000, of candidates: [Candidate],
    using random: inout SeededGenerator
  ) throws -> Exploration {
    Exploration(
      share: try #require(Share(share)), mostLoss: Money(cents: loss),
      draws: Dictionary(
        uniqueKeysWithValues: candidates.map {
          ($0.id, Double.random(in: 0..<1, using: &random))
        }),
      rounding: Double.random(in: 0..<1, using: &random))
  }

  /// Two good denials, and forty that cost $30 and bring from $3 to $29.
  private let candidates =
    [1, 2].map { candidate(id: $0, denial(key: "good \($0)")) }
    + (3...42).map { id in
      candidate(
        id: id, denial(key: "poor \(id)", recoverable: .known(Money(cents: 2_900), source: "x")),
        probability: Double(id - 2) / 40)
    }

  @Test func `nothing changes without exploration, and at a share of nothing`() throws {
    var random = SeededGenerator(state: 1)
    let plain = Worklist(ranking: candidates, on: monday, minutes: 600)
    let none = try exploration(0, of: candidates, using: &random)
    let list = Worklist(ranking: candidates, on: monday, minutes: 600, exploring: none)
    #expect(plain.drawing == nil)
    #expect(list.selected == plain.selected && list.deferred == plain.deferred)
    #expect(list.drawing?.drawn.isEmpty == true)
  }

  @Test func `each eligible denial is drawn as often as its probability says`() throws {
    var random = SeededGenerator(state: 2)
    var times: [Int: Int] = [:]
    var minutes = 0
    let weeks = 500
    let candidates = Array(candidates.prefix(12))
    for _ in 0..<weeks {
      let exploration = try exploration(0.15, of: candidates, using: &random)
      let list = Worklist(
        ranking: candidates, on: monday, minutes: 600, exploring: exploration)
      let drawing = try #require(list.drawing)
      #expect(drawing.eligible.count == 10)
      // 15 % of 600 minutes are one and a half of sixty minutes.
      #expect(abs(drawing.probability - 1.5 / 10) < 1e-12)
      for id in drawing.drawn { times[id, default: 0] += 1 }
      minutes += 60 * drawing.drawn.count
    }
    // Five binomial errors.
    let expected = Double(weeks) * 1.5 / 10
    for id in 3...12 {
      #expect(abs(Double(times[id] ?? 0) - expected) < 5 * expected.squareRoot())
    }
    #expect(abs(Double(minutes) / Double(weeks) - 90) < 8)
    #expect(times[1] == nil && times[2] == nil)
  }

  @Test func `what is drawn is on the list, marked, and takes its minutes from the rest`() throws {
    var random = SeededGenerator(state: 3)
    for share in [0.1, 0.5, 1] {
      let exploration = try exploration(share, of: candidates, using: &random)
      for minutes in [0, 60, 240, 600] {
        let list = Worklist(
          ranking: candidates, on: monday, minutes: minutes, exploring: exploration)
        let drawing = try #require(list.drawing)
        #expect(list.count == candidates.count)
        #expect(list.minutesSelected <= minutes)
        #expect(list.selected.map(\.rank) == Array(1..<(list.selected.count + 1)))
        let marked = list.selected.filter {
          $0.reasons.contains(.drawn(probability: drawing.probability))
        }
        #expect(Set(marked.map(\.candidate.id)) == drawing.drawn)
      }
    }
  }

  @Test func `a draw says what it takes off the plan, put off work included`() throws {
    var random = SeededGenerator(state: 6)
    let exploration = try exploration(1, of: candidates, using: &random)
    let plain = Worklist(ranking: candidates, on: monday, minutes: 120)
    let list = Worklist(ranking: candidates, on: monday, minutes: 120, exploring: exploration)
    let drawing = try #require(list.drawing)
    #expect(drawing.drawn.count == 2 && drawing.netWithout == plain.plan.expectedNet)
    let loss = list.selected.reduce(Money.zero) { sum, line in
      drawing.drawn.contains(line.candidate.id)
        ? sum - (line.value.value?.expectedNet ?? .zero) : sum
    }
    let putOff = plain.plan.expectedNet - list.plan.expectedNet
    #expect(drawing.cost == loss + putOff && drawing.cost > .zero)
    let none = Worklist(
      ranking: candidates, on: monday, minutes: 120,
      exploring: try self.exploration(0, of: candidates, using: &random))
    #expect(none.drawing?.cost == .zero)
  }

  @Test func `never what is expired, unvalued, past its safe day or too dear`() throws {
    var random = SeededGenerator(state: 4)
    let past = deadline(alarm: monday.adding(days: -1))
    let never = [
      candidate(id: 50, denial(key: "expired"), deadline: past),
      candidate(
        id: 51, denial(key: "late", recoverable: .known(Money(cents: 2_000), source: "x")),
        deadline: deadline(
          alarm: monday.adding(days: -1), limit: monday.adding(days: 3))),
      candidate(id: 52, denial(key: "unvalued", recoverable: .unknown(reason: "x"))),
      candidate(
        id: 53, denial(key: "dear", recoverable: .known(.zero, source: "x")),
        effort: effort(minutes: 60, pocket: 2_001)),
      candidate(id: 54, denial(key: "settled", status: .upheld)),
      candidate(id: 55, denial(key: "other route", isAppealable: false)),
    ]
    let all = candidates + never
    for _ in 0..<50 {
      let exploration = try exploration(1, loss: 5_000, of: all, using: &random)
      let list = Worklist(ranking: all, on: monday, minutes: 6000, exploring: exploration)
      #expect(try #require(list.drawing).eligible == Array(3...42))
    }
  }

  @Test func `the drawn together lose no more than is allowed, whichever they are`() throws {
    var random = SeededGenerator(state: 8)
    for loss in [0, 2_000, 5_400, 8_000, 40_000] {
      for _ in 0..<20 {
        let exploration = try exploration(1, loss: loss, of: candidates, using: &random)
        let list = Worklist(
          ranking: candidates, on: monday, minutes: 6000, exploring: exploration)
        let drawing = try #require(list.drawing)
        let lost = list.selected.filter { drawing.drawn.contains($0.candidate.id) }
          .reduce(0) { $0 + max(0, -($1.value.value?.expectedNet.cents ?? 0)) }
        #expect(lost <= loss)
        let expected = drawing.probability * Double(drawing.eligible.count)
        #expect(abs(expected - Double(drawing.drawn.count)) < 1)
      }
    }
  }

  @Test func `what the drawn put off counts under the cap, whichever are drawn`() throws {
    var random = SeededGenerator(state: 9)
    for loss in [0, 10_000, 30_000, 100_000] {
      for minutes in [60, 120, 240] {
        let exploration = try exploration(1, loss: loss, of: candidates, using: &random)
        let list = Worklist(
          ranking: candidates, on: monday, minutes: minutes, exploring: exploration)
        #expect(try #require(list.drawing).cost.cents <= loss, "\(loss) \(minutes)")
      }
    }
  }

  @Test func `input order does not matter, nor that other denials come in`() throws {
    var random = SeededGenerator(state: 5)
    let exploration = try exploration(0.3, of: candidates, using: &random)
    let list = Worklist(ranking: candidates, on: monday, minutes: 600, exploring: exploration)
    let turned = Worklist(
      ranking: candidates.reversed(), on: monday, minutes: 600, exploring: exploration)
    #expect(list == turned)
    // A denial without a draw of its own leaves those of the others as they were.
    let more = candidates + [candidate(id: 99, denial(key: "later"), probability: 0.01)]
    let with = Worklist(ranking: more, on: monday, minutes: 600, exploring: exploration)
    #expect(with.drawing?.drawn == list.drawing?.drawn)
  }
}
