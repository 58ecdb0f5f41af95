import Adjudication
import Claims
import Testing

struct PropertyTests {
  let adjudicator: Adjudicator

  init() throws {
    adjudicator = try productAdjudicator()
  }

  // Each history is a walk over decisions, reversals, corrections, letters, appeals and
  // recoupments of one claim, drawn with a fixed seed. What a later letter says comes later.
  @Test(arguments: 0..<300)
  func `what is derived on the known day never changes later but by a letter`(seed: Int) {
    var history = RandomHistory.walk(seed: UInt64(seed))
    history.notices = []
    for late in adjudicator.denials(of: history) {
      let then = adjudicator.denials(of: history, asOf: late.knownDay)
      #expect(then.map(\.asFirstKnown).contains(late.asFirstKnown), "\(late.key)")
    }
  }

  @Test(arguments: 0..<300)
  func `keys are unique, and no more is recovered than was paid`(seed: Int) {
    let history = RandomHistory.walk(seed: UInt64(seed))
    let denials = adjudicator.denials(of: history)
    #expect(Set(denials.map(\.key)).count == denials.count)
    let paid = history.adjudications.filter { !$0.claim.isReversal }
      .reduce(Money.zero) { $0 + $1.claim.paid }
    #expect(denials.reduce(Money.zero) { $0 + $1.recovered } <= paid)
    for denial in denials {
      #expect(denial.recovered >= .zero)
      #expect((denial.status == .open) == (denial.decidedDay == nil))
    }
  }

  // Σ denied + Σ adjustments that deny nothing = billed − paid, whatever the mix.
  @Test(arguments: 0..<200)
  func `every dollar not paid is denied once or explained once`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let claim = RandomHistory.decision(using: &random)
    let denials = adjudicator.denials(of: history(payment(10, claim)))
    let denied = denials.reduce(Money.zero) { $0 + ($1.denied ?? .zero) }
    let all = claim.adjustments + claim.lines.flatMap(\.adjustments)
    let explained = all.filter { ["45", "1", "2", "23", "253"].contains($0.reason) }
      .reduce(Money.zero) { $0 + $1.amount }
    #expect(denied + explained == claim.billed - claim.paid)
    #expect(adjudicator.mayDeny(claim) == !denials.isEmpty)
  }

  @Test(arguments: 0..<100)
  func `recoverable of the parts is recoverable of the lines`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let claim = RandomHistory.decision(using: &random)
    let denials = adjudicator.denials(of: history(payment(10, claim)))
    let total = denials.compactMap(\.recoverable.value).reduce(Money.zero, +)
    let bound = claim.lines.reduce(0) { $0 + ($1.procedure.code == "63047" ? 800 : 300) }
    #expect(total <= dollars(bound))
  }
}

/// Decisions and histories drawn at random.
enum RandomHistory {
  static func decision(using random: inout SeededGenerator) -> RemittedClaim {
    let reasons = [
      "CO-50", "CO-197", "CO-16", "PR-96", "CO-999", "OA-23", "PR-1", "PR-2", "CO-253",
    ]
    let lines = (0..<Int.random(in: 1...4, using: &random)).map { index in
      var rest = 1000
      var adjustments = [adjustment("CO-45 200")]
      rest -= 200
      while rest > 0, Int.random(in: 0..<3, using: &random) > 0 {
        let amount = Int.random(in: 1...rest, using: &random)
        let reason = reasons[Int.random(in: 0..<reasons.count, using: &random)]
        adjustments.append(adjustment("\(reason) \(amount)"))
        rest -= amount
      }
      var line = line(index == 0 ? "63047" : "63048", billed: 1000, paid: rest)
      line.adjustments = adjustments
      line.lineControlNumber = "\(index)"
      return line
    }
    var claim = claim()
    claim.lines = lines
    claim.billed = lines.reduce(.zero) { $0 + $1.billed }
    claim.paid = lines.reduce(.zero) { $0 + $1.paid }
    return claim
  }

  static func walk(seed: UInt64) -> ClaimHistory {
    var random = SeededGenerator(state: seed)
    var history = history()
    var number = 10
    var last: RemittedClaim?
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      number += Int.random(in: 0...15, using: &random)
      let today = number
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        history.appeals.append(
          appeal(
            filed: today, AppealOutcome.allCases[Int.random(in: 0..<5, using: &random)],
            decided: today + 20))
      case 1:
        history.recoupments.append(
          recoupment(today, Int.random(in: -900...900, using: &random)))
      case 2:
        history.notices.append(
          DenialNotice(
            origin: .letter, payer: spinePayer, reference: "L", patientControlNumber: "P1",
            noticeDay: day(today), adjustmentGroup: .contractual,
            reason: Bool.random(using: &random) ? "50" : "197",
            category: Bool.random(using: &random) ? .experimental : nil, documentsOnFile: 2))
      case 3:
        if let last { history.adjudications.append(payment(today, last.reversed)) }
      default:
        if let last, Bool.random(using: &random) {
          history.adjudications.append(payment(today, last.reversed, trace: "R\(today)"))
        }
        var next = decision(using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: next.claimNumber = "ICN2"
        case 1:
          next.lines[0].procedure.code = "63052"
          next.lines[0].lineControlNumber = nil
        case 2:
          next.lines = []
          next.adjustments = [adjustment("CO-50 \((next.billed - next.paid).cents / 100)")]
        case 3:
          next.lines = [line(billed: 1000, "OA-18 1000")]
          next.billed = dollars(1000)
          next.paid = .zero
          next.claimNumber = "ICN3"
        case 4:
          next.lines[0].adjustments = [adjustment("CO-193 \((next.lines[0].adjusted).cents / 100)")]
        default: break
        }
        history.adjudications.append(payment(today, next))
        last = next
      }
    }
    return history
  }
}

/// SplitMix64; the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
