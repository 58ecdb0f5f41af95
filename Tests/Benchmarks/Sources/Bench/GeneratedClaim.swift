import Claims
import Statistics

/// A claim as a payer answers it, before it is written.
struct GeneratedClaim {
  struct Line {
    let procedure: String
    let billed: Int
    /// CO-45: charge over the contract.
    var contractual = 0
    /// PR-1 and PR-2.
    var deductible = 0
    var coinsurance = 0
    /// CO-253, sequestration.
    var sequestration = 0
    /// The reason the whole charge is denied for.
    var denial: String?

    var paid: Int {
      denial == nil ? billed - contractual - deductible - coinsurance - sequestration : 0
    }
  }

  let number: Int
  let serviceDay: CalendarDay
  /// CLP02.
  var status: String
  var lines: [Line]

  var billed: Int { lines.reduce(0) { $0 + $1.billed } }
  var paid: Int { lines.reduce(0) { $0 + $1.paid } }
  var patientShare: Int { lines.reduce(0) { $0 + $1.deductible + $1.coinsurance } }
  var isDenied: Bool { lines.contains { $0.denial != nil } }
}

extension GeneratedClaim {
  private static let reasons = ["197", "50", "16", "29", "151", "11", "252", "18"]
  private static let reasonWeights = [5.0, 5, 6, 2, 2, 2, 3, 1]

  /// A first answer: nine in a hundred denied, most of those in full.
  init(
    number: Int, paidOn day: CalendarDay, by payer: Payers.Payer, _ random: inout RandomSource
  ) {
    self.number = number
    serviceDay = day.adding(days: -Int.random(in: 14...60, using: &random))
    let count = 1 + random.poisson(mean: 1.5)
    lines = (0..<count).map { _ in Line(allowedBy: payer, &random) }
    status = "1"
    guard random.bernoulli(0.09) else { return }
    let reason = Self.reasons[random.categorical(Self.reasonWeights)]
    let denied = random.bernoulli(0.8) ? lines.indices : lines.indices.suffix(1)
    for index in denied { lines[index] = lines[index].denied(reason) }
    if paid == 0 { status = random.bernoulli(0.5) ? "4" : "1" }
  }

  /// The same claim after an appeal: paid as if it had never been denied, or upheld (CARC 193).
  func answered(isOverturned: Bool, by payer: Payers.Payer, _ random: inout RandomSource) -> Self {
    var answer = self
    answer.status = isOverturned ? "1" : "4"
    for index in answer.lines.indices where lines[index].denial != nil {
      answer.lines[index] =
        isOverturned
        ? Line(lines[index].procedure, lines[index].billed, allowedBy: payer, &random)
        : lines[index].denied("193")
    }
    return answer
  }
}

extension GeneratedClaim.Line {
  fileprivate init(allowedBy payer: Payers.Payer, _ random: inout RandomSource) {
    let procedure = Procedures.all[random.categorical(Procedures.weights)]
    let billed = procedure.cents * Int.random(in: 95...105, using: &random) / 100
    self.init(procedure.code, billed, allowedBy: payer, &random)
  }

  fileprivate init(
    _ procedure: String, _ billed: Int, allowedBy payer: Payers.Payer,
    _ random: inout RandomSource
  ) {
    self.init(procedure: procedure, billed: billed)
    let allowed = billed * payer.allowedPercent / 100
    contractual = billed - allowed
    if random.bernoulli(0.4) { deductible = min(allowed / 2, 25_000) }
    if random.bernoulli(0.85) { coinsurance = (allowed - deductible) / 5 }
    if payer.name.hasPrefix("MEDICARE") {
      sequestration = (allowed - deductible - coinsurance) / 50
    }
  }

  fileprivate func denied(_ reason: String) -> Self {
    Self(procedure: procedure, billed: billed, denial: reason)
  }
}
