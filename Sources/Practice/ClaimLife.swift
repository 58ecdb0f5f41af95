import Claims
import Statistics

/// Everything that will happen to one claim, drawn at once; the record ends where its day comes.
struct ClaimLife: Sendable {
  struct Submission: Sendable {
    let day: CalendarDay
    let isRejected: Bool
  }

  struct Recoupment: Sendable {
    let day: CalendarDay
    let claimNumber: String
    let cents: Int
  }

  struct Triage: Sendable {
    let day: CalendarDay
    /// When the payer decided; paid on the next payday.
    let remitDay: CalendarDay
    let remit: SyntheticRemit
    let kind: DenialKind
    let statedDeadline: CalendarDay?
  }

  struct AppealStory: Sendable {
    let filedDay: CalendarDay
    let decidedDay: CalendarDay
    let outcome: AppealOutcome
    let recovered: Int
    let minutes: Int
    let claimNumber: String
  }

  let claim: SyntheticClaim
  private(set) var submissions: [Submission] = []
  private(set) var remits: [(day: CalendarDay, remit: SyntheticRemit)] = []
  private(set) var recoupments: [Recoupment] = []
  private(set) var triage: Triage?
  private(set) var appeal: AppealStory?

  private let truth: PracticeTruth
  private let lastDay: CalendarDay
  private var random: RandomSource

  init(
    _ claim: SyntheticClaim, truth: PracticeTruth, lastDay: CalendarDay, random: RandomSource
  ) {
    self.claim = claim
    self.truth = truth
    self.lastDay = lastDay
    self.random = random
    submit()
    adjudicate()
  }

  private mutating func submit() {
    var day = claim.submittedDay
    if random.bernoulli(truth.rejectedShare) {
      submissions.append(Submission(day: day, isRejected: true))
      day = day.adding(days: 4 + Int(random.uniform() * 7))
    }
    submissions.append(Submission(day: day, isRejected: false))
  }

  private mutating func adjudicate() {
    let sent = submissions.last?.day ?? claim.submittedDay
    let day = sent.adding(days: 14 + Int(random.gamma(shape: 2, scale: 5)))
    let number = "\(claim.payer.identifier)\(claim.number)"
    let patientShare = random.bernoulli(0.5) ? 0 : 0.1 + 0.1 * random.uniform()
    let weights = truth.denialWeights(of: claim)
    let rate = weights.reduce(0, +) * claim.payer.denialRate * claim.surgery.denialRate
    guard random.bernoulli(min(0.6, rate)) else {
      remits.append(
        (day, Adjudicating.paid(claim, number: number, patientShare: patientShare)))
      return
    }
    let kind = DenialKind.all[random.categorical(weights)]
    let denial = Adjudicating.denied(
      claim, number: number, kind: kind, patientShare: patientShare)
    remits.append((day, denial))
    answer(denial, kind, on: day, patientShare: patientShare)
  }

  /// Triage, then an appeal or none, then what the payer says.
  private mutating func answer(
    _ denial: SyntheticRemit, _ kind: DenialKind, on day: CalendarDay, patientShare: Double
  ) {
    let isTriaged = random.bernoulli(0.9)
    let triageDay = Payday.onOrAfter(day).adding(days: 3 + Int(random.uniform() * 8))
    if isTriaged {
      let stated =
        random.bernoulli(0.15)
        ? claim.payer.appealDays.map(Payday.onOrAfter(day).adding(days:)) : nil
      triage = Triage(
        day: triageDay, remitDay: day, remit: denial, kind: kind, statedDeadline: stated)
    }
    let dollars = Double(denial.deniedCharge) / 100
    let selection = expit(
      truth.selectionLogOdds(documents: claim.documents, dollars: dollars))
    guard kind.isAppealable, isTriaged, random.bernoulli(selection) else {
      return leaveAlone(denial, on: day, patientShare: patientShare)
    }
    let filed = triageDay.adding(days: 2 + Int(random.gamma(shape: 2, scale: 9)))
    decide(denial, kind, filed: filed, dollars: dollars, patientShare: patientShare)
  }

  private mutating func leaveAlone(
    _ denial: SyntheticRemit, on day: CalendarDay, patientShare: Double
  ) {
    guard random.bernoulli(truth.reprocessedShare) else { return }
    let later = day.adding(days: 30 + Int(random.uniform() * 60))
    let correction = Adjudicating.paid(
      claim, number: denial.claimNumber, patientShare: patientShare)
    pay(correction, instead: denial, on: later)
  }

  private mutating func decide(
    _ denial: SyntheticRemit, _ kind: DenialKind, filed: CalendarDay, dollars: Double,
    patientShare: Double
  ) {
    let logOdds = truth.overturnLogOdds(
      payer: claim.payer.identifier, category: kind.category, family: claim.surgery.family,
      documents: claim.documents, dollars: dollars,
      yearsBefore: Double(lastDay.days(since: filed)) / 365.25)
    let isWon = random.bernoulli(expit(logOdds))
    let mean = isWon ? truth.daysToOverturn : truth.daysToUphold
    let decided = filed.adding(days: 7 + Int(random.gamma(shape: 3, scale: (mean - 7) / 3)))
    let isPartial = isWon && random.bernoulli(truth.partialShare)
    var recovered = 0
    if isWon {
      let correction =
        isPartial
        ? Adjudicating.paidInPart(
          denial, kind: kind, patientShare: patientShare, share: truth.partialPaid)
        : Adjudicating.paid(claim, number: denial.claimNumber, patientShare: patientShare)
      recovered = pay(correction, instead: denial, on: decided.adding(days: 3))
      clawBack(recovered, after: decided)
    } else if random.bernoulli(0.6) {
      remits.append((decided.adding(days: 3), Adjudicating.maintained(denial)))
    }
    appeal = AppealStory(
      filedDay: filed, decidedDay: decided,
      outcome: isPartial ? .partiallyOverturned : isWon ? .overturned : .upheld,
      recovered: recovered, minutes: 40 + Int(random.gamma(shape: 2, scale: 25)),
      claimNumber: denial.claimNumber)
  }

  /// A reversal and its correction, together, a week apart, or a correction alone.
  ///
  /// - Returns: What is paid more than before, in cents.
  @discardableResult
  private mutating func pay(
    _ correction: SyntheticRemit, instead denial: SyntheticRemit, on day: CalendarDay
  ) -> Int {
    switch random.categorical([0.75, 0.15, 0.10]) {
    case 0: remits.append((day, denial.reversal))
    case 1: remits.append((day.adding(days: -7), denial.reversal))
    default: if denial.paid != 0 { remits.append((day, denial.reversal)) }
    }
    remits.append((day, correction))
    return correction.paid - denial.paid
  }

  private mutating func clawBack(_ cents: Int, after day: CalendarDay) {
    guard random.bernoulli(truth.clawbackShare), let paid = remits.last?.remit, cents > 0 else {
      return
    }
    let later = day.adding(days: 60 + Int(random.uniform() * 90))
    if random.bernoulli(0.5) {
      recoupments.append(Recoupment(day: later, claimNumber: paid.claimNumber, cents: cents))
    } else {
      remits.append((later, paid.reversal))
    }
  }
}
