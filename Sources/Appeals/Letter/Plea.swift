import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

/// What is pleaded in a letter: the criteria by which the policy is met, with their facts; where no
/// policy is known, what the record shows.
struct Plea {
  let appeal: AppealCase
  let kind: LetterKind
  /// First what the denial turns on, each part in the policy's order.
  let points: [Argument.Point]
  /// How many of the first the denial turns on.
  let answered: Int
  let studies: [Study]
  let policyWords: [String: String]
  /// What the denial says is missing and no pleaded criterion asks for.
  let beside: BesidePoints
  /// What is argued from where no policy is known; `nil` where one is.
  let record: RecordFindings?
  /// More under one criterion tire the reader and add nothing.
  static let mostFacts = 3
  static let mostQuotes = 3
  private static let mostStudies = 3

  /// Studies are cited where they fit the patient and answer what the denial says, not for show; where
  /// no criteria are known they are the standard, so that the others that fit come after those; what
  /// compares it with another operation, or is of injections alone, says nothing of its need.
  init(
    _ appeal: AppealCase, objections: ObjectionBook, literature: Literature,
    policyWords: [String: String], kind: LetterKind = .appeal
  ) {
    let missed = objections.announced(by: appeal.denial)
    let denied = Set(missed.map(\.number))
    self.appeal = appeal
    self.kind = kind
    self.policyWords = policyWords.filter { !$0.value.isEmpty }
    let pleaded = (appeal.argument?.points ?? []).filter(\.isPleaded)
    let turnedOn = pleaded.filter { denied.contains(objections.objection(for: $0)?.number ?? 0) }
    points = turnedOn + pleaded.filter { !turnedOn.contains($0) }
    answered = turnedOn.count
    beside = BesidePoints(appeal, objections: objections, pleaded: points)
    let record = appeal.argument == nil ? RecordFindings(appeal, missed: missed) : nil
    self.record = record
    let fitting = literature.supporting(appeal.population)
    let answering = fitting.filter { !denied.isDisjoint(with: $0.answers) }
    let ofInjections = objections.objections.filter { objection in
      !objection.facts.isEmpty && objection.facts.allSatisfy { $0.hasPrefix("injections.") }
    }.map(\.number)
    let others = fitting.filter { study in
      record != nil && !answering.contains(study) && study.adverseTo.isEmpty
        && !study.answers.allSatisfy(ofInjections.contains)
    }
    studies = Array((answering + others).prefix(Self.mostStudies))
  }

  /// The facts printed under a criterion.
  func facts(of point: Argument.Point) -> [Fact] {
    let sayable = point.verdict.facts.filter { $0.isSayable || $0.isSayableDenial }
    let inPlace = sayable.filter { appeal.gapsInPlaces([$0]).isEmpty }
    // The same words are not said twice.
    var said: Set<Quote?> = []
    let distinct = (inPlace.isEmpty ? sayable : inPlace).filter {
      said.insert($0.support.first).inserted
    }
    return Array(distinct.prefix(Self.mostFacts))
  }

  /// Every quote of the letter: the denial's reasons and the facts'.
  var quotes: [Quote] {
    let pleaded =
      points.flatMap { facts(of: $0) } + summaryFacts + urgency + (record?.facts ?? beside.facts)
    let all =
      (appeal.denial?.reasons ?? []) + (appeal.upholding?.reasons ?? [])
      + pleaded.flatMap { $0.support.prefix(Self.mostQuotes) }
    return all.reduce(into: []) { unique, quote in
      if !unique.contains(quote) { unique.append(quote) }
    }
  }

  /// The half-minute summary, its references made by `reference`.
  func summary(
    days: (CalendarDay) -> String = { $0.description }, _ reference: (Quote) -> Span
  ) -> Summary {
    let diagnoses = appeal.request.diagnosisCodes.joined(separator: ", ")
    let who = (appeal.age.map { "\($0)-year-old " } ?? "") + (appeal.member.noun ?? "patient")
    let opening = [who, diagnoses, appeal.placeWords].filter { !$0.isEmpty }.joined(separator: ", ")
    return Summary(
      opening: opening.prefix(1).uppercased() + opening.dropFirst() + ".",
      ask: "We ask you to \(appeal.askedVerb) \(appeal.requestWords).", chart: appeal.factsInPlace,
      days: days, reference: reference)
  }

  private var summaryFacts: [Fact] { summary { .text($0.document) }.facts }

  /// What a reader looks for in any such letter and the record does not say.
  var missing: [String] { summary { .text($0.document) }.missing }

  /// Everything that keeps the letter from being made, the most urgent first.
  var gaps: [NotReady.Gap] {
    var gaps = appeal.gapsInSafety() + appeal.gapsInSources(quotes) + appeal.gapsInRequest()
    gaps += appeal.gapsInWish()
    gaps += appeal.gapsInPlaces(points.flatMap { facts(of: $0) })
    if appeal.denial?.letterDay == nil { gaps.append(.noLetterDay) }
    // A letter that decides nothing need give no reason.
    if appeal.denial?.pending == nil, appeal.denial?.reasons.isEmpty ?? true {
      gaps.append(.noReason)
    }
    gaps += filingGaps + policyGaps + points.flatMap { self.gaps(of: $0) } + openGaps
    return gaps.reduce(into: []) { unique, gap in
      if !unique.contains(gap) { unique.append(gap) }
    }
  }

  private var policyGaps: [NotReady.Gap] {
    guard let policy = appeal.argument?.evaluation.policy else {
      return record?.isArguable == true ? [] : [.nothingToCite(named: namedCriteria)]
    }
    let day = appeal.request.day
    let isOver = policy.lastDay.map { $0 < day } ?? false
    let isEarly = policy.effective.map { $0.day > day } ?? false
    let isDead = policy.standing == .retired || policy.standing == .historic
    return (isOver || isEarly || isDead ? [.policyNotInForce(policy.uid)] : [])
      + (appeal.rivals.isEmpty ? [] : [.severalPolicies(appeal.rivals)])
  }

  /// What the payer's letters call the criteria that they used.
  var namedCriteria: [String] {
    [appeal.denial, appeal.upholding].compactMap(\.self).flatMap(\.policies).map(\.value)
      .reduce(into: []) { unique, name in
        if !unique.contains(name) { unique.append(name) }
      }
  }

  private func gaps(of point: Argument.Point) -> [NotReady.Gap] {
    let criterion = point.criterion
    let name = "criterion \(criterion.id)"
    var gaps: [NotReady.Gap] = []
    if facts(of: point).isEmpty { gaps.append(.noCite(criterion: name)) }
    if criterion.verification == .unverified, policyWords[criterion.id] == nil {
      gaps.append(.unverified(criterion: name, section: criterion.section))
    }
    if point.verdict.facts.contains(where: { $0.isConflict || $0.concordance == .disagrees }) {
      gaps.append(.conflict(criterion: name))
    }
    return gaps
  }

  /// Where the policy is not met, what stands in the way; a conflict stops the letter anywhere.
  private var openGaps: [NotReady.Gap] {
    guard let argument = appeal.argument else { return [] }
    // The payer reads what it denied by, whatever else is argued.
    let read = argument.evaluation.conflicts + (appeal.argued?.denied?.conflicts ?? [])
    let conflicts = read.map { NotReady.Gap.conflict(criterion: "criterion \($0.criterion.id)") }
    guard argument.evaluation.result.truth != true else { return conflicts }
    return conflicts
      + argument.open.filter { $0.verdict.verdict != .conflict }.map { point in
        .criterionOpen(
          criterion: "criterion \(point.criterion.id)", verdict: point.verdict.verdict.words)
      } + (appeal.argued?.alsoMet ?? []).map { .otherPathwayMet($0.pathwayName) }
  }
}
