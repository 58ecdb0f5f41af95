import Claims
import Foundation
import Statistics

/// The writing of one practice: months still open, tables written as they come.
struct PracticeRun {
  private let settings: PracticeSettings
  private let open: (String) throws -> ([UInt8]) throws -> Void
  private var months: [Int: PracticeMonth] = [:]
  /// Rendered by the last day, to be sent after it.
  private var unsent: [SyntheticClaim] = []
  private let denials: ([UInt8]) throws -> Void
  private let appeals: ([UInt8]) throws -> Void
  /// `nil` where no chart is reviewed.
  private let reviews: (([UInt8]) throws -> Void)?
  private let truth: PracticeTruth
  private var random: RandomSource
  private var summary = PracticeSummary()
  private let written = Counter()

  private final class Counter {
    var bytes = 0
    var files = 0
  }

  init(
    _ settings: PracticeSettings, truth: PracticeTruth,
    file: @escaping (String) throws -> ([UInt8]) throws -> Void
  ) throws {
    self.settings = settings
    self.truth = truth
    random = RandomSource(seed: settings.seed).stream(.max - 1)
    let written = written
    open = { name in
      let sink = try file(name)
      written.files += 1
      return { bytes in
        written.bytes += bytes.count
        try sink(bytes)
      }
    }
    denials = try open("denials.csv")
    appeals = try open("appeals.csv")
    reviews = truth.reviews == nil ? nil : try open("chart-reviews.csv")
    try denials(Self.lines([PracticeLogs.denialHeader]))
    try appeals(Self.lines([PracticeLogs.appealHeader]))
    try table("payers.csv", PracticeLogs.payerHeader, PracticeLogs.payers())
    try table("contract_rates.csv", PracticeLogs.rateHeader, PracticeLogs.rates(settings))
    try table("contract_terms.csv", PracticeLogs.termHeader, PracticeLogs.terms(settings))
    try truthFile(truth)
    try reviews?(Self.lines([PracticeLogs.reviewHeader]))
  }

  private func table(_ name: String, _ header: String, _ rows: [String]) throws {
    try open(name)(Self.lines([header] + rows))
  }

  private func truthFile(_ truth: PracticeTruth) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try open("truth.json")(Array(try encoder.encode(truth)) + [0x0A])
  }

  private static func lines(_ rows: [String]) -> [UInt8] {
    Array((rows.joined(separator: "\n") + "\n").utf8)
  }

  /// Puts a claim's events into their months; what comes after the last day never happened yet.
  mutating func add(_ life: ClaimLife) throws {
    summary.claims += 1
    if life.claim.submittedDay > settings.lastDay { unsent.append(life.claim) }
    for submission in life.submissions where submission.day <= settings.lastDay {
      months[submission.day.monthNumber, default: .init()].submissions
        .append((life.claim, submission))
    }
    for (day, remit) in life.remits {
      try pay(life.claim, on: day) { $0.remits.append(remit) }
    }
    for recoupment in life.recoupments {
      try pay(life.claim, on: recoupment.day) { $0.recoupments.append(recoupment) }
    }
    try log(life)
  }

  private mutating func pay(
    _ claim: SyntheticClaim, on day: CalendarDay, _ change: (inout SyntheticPayment) -> Void
  ) throws {
    let payday = Payday.onOrAfter(day)
    guard payday <= settings.lastDay else { return }
    let key = PracticeMonth.PaymentKey(payer: claim.payerIndex, day: payday)
    change(&months[payday.monthNumber, default: .init()].payments[key, default: .init()])
    summary.adjudications += 1
  }

  private mutating func log(_ life: ClaimLife) throws {
    if let triage = life.triage, triage.day <= settings.lastDay {
      summary.denials += 1
      try denials(Self.lines([PracticeLogs.triage(triage, of: life.claim)]))
    }
    guard let appeal = life.appeal, appeal.filedDay <= settings.lastDay else { return }
    summary.appeals += 1
    if appeal.decidedDay <= settings.lastDay {
      appeal.outcome.isWon ? (summary.overturned += 1) : (summary.upheld += 1)
    }
    try appeals(
      Self.lines([PracticeLogs.appeal(appeal, of: life.claim, lastDay: settings.lastDay)]))
  }

  /// Writes the reviews of a denial's chart up to the last day; one that is not appealed turns out as
  /// it would if it were appealed on the day of its review.
  mutating func review(_ life: ClaimLife, random: RandomSource) throws {
    guard let reviews, let effects = truth.reviews, let triage = life.triage else { return }
    let logOdds = truth.overturnLogOdds(
      payer: life.claim.payer.identifier, category: triage.kind.category,
      family: life.claim.surgery.family, documents: life.claim.documents,
      dollars: Double(triage.remit.deniedCharge) / 100,
      yearsBefore: Double(settings.lastDay.days(since: triage.day)) / 365.25)
    let story = ChartReviewStory(
      life, effects, isWon: { $0.bernoulli(expit(logOdds)) }, random: random)
    for review in story?.reviews ?? [] where review.day <= settings.lastDay {
      try reviews(Self.lines([PracticeLogs.review(review, of: life.claim)]))
    }
  }

  /// Writes a month's files and forgets the month.
  mutating func close(month number: Int) throws {
    guard let month = months.removeValue(forKey: number) else { return }
    let name = monthName(number)
    let date = CalendarDay(year: number / 12, month: number % 12 + 1, day: 1) ?? settings.lastDay
    try claims(month, name, date)
    try acknowledgements(month, name, date)
    try payments(month, name, date)
  }

  private func claims(_ month: PracticeMonth, _ name: String, _ date: CalendarDay) throws {
    let sent = month.submissions.sorted { $0.submission.day < $1.submission.day }
    for isInstitutional in [false, true] {
      let part = sent.filter { $0.claim.isInstitutional == isInstitutional }
      guard !part.isEmpty else { continue }
      let kind = isInstitutional ? "837I" : "837P"
      var file = try ClaimFile(
        institutional: isInstitutional, date: date, control: isInstitutional ? 2 : 1,
        sink: try open("\(kind)-\(name).edi"))
      for (claim, submission) in part { try file.write(claim, on: submission.day) }
      try file.finish()
    }
  }

  private func acknowledgements(
    _ month: PracticeMonth, _ name: String, _ date: CalendarDay
  ) throws {
    var file = try AcknowledgementFile(
      date: date, control: 3, sink: try open("277CA-\(name).edi"))
    let sent = month.submissions.sorted {
      ($0.claim.payerIndex, $0.submission.day) < ($1.claim.payerIndex, $1.submission.day)
    }
    for (claim, submission) in sent { try file.write(claim, submission) }
    try file.finish()
  }

  /// A few payments are sent a second time, in another file.
  private mutating func payments(
    _ month: PracticeMonth, _ name: String, _ date: CalendarDay
  ) throws {
    let payments = month.payments.sorted { $0.key < $1.key }
    var resent: [(key: PracticeMonth.PaymentKey, value: SyntheticPayment)] = []
    var file = PaymentFile(date: date, control: 4, sink: try open("835-\(name).edi"))
    for payment in payments {
      try file.write(payment.value, payment.key)
      if random.bernoulli(truth.resentShare) { resent.append(payment) }
    }
    try file.finish()
    guard !resent.isEmpty else { return }
    var again = PaymentFile(
      date: date, control: 5, sink: try open("835-\(name)-resent.edi"))
    for payment in resent { try again.write(payment.value, payment.key) }
    try again.finish()
  }

  /// Claims prepared and not sent: nobody has acknowledged or adjudicated them.
  private func writeUnsent() throws {
    for isInstitutional in [false, true] {
      let part = unsent.filter { $0.isInstitutional == isInstitutional }
      guard !part.isEmpty else { continue }
      var file = try ClaimFile(
        institutional: isInstitutional, date: settings.lastDay, control: 6,
        sink: try open("\(isInstitutional ? "837I" : "837P")-unsent.edi"))
      for claim in part { try file.write(claim, on: settings.lastDay) }
      try file.finish()
    }
  }

  mutating func finish() throws -> PracticeSummary {
    try writeUnsent()
    try denials(Self.lines(PracticeLogs.letters(12, settings)))
    summary.files = written.files
    summary.bytes = written.bytes
    return summary
  }
}

extension SyntheticClaim {
  /// The workers' fund takes facility claims on the institutional form.
  fileprivate var isInstitutional: Bool {
    isFacility && payer.lineOfBusiness == .workersCompensation
  }
}
