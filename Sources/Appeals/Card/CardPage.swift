import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

/// The contents of a battle card, and what of them is quoted.
struct CardPage {
  let appeal: AppealCase
  let book: ObjectionBook
  let policyWords: [String: String]
  let wordsHeld: String?
  let next: NextStep
  let terms: CallTerms
  let today: CalendarDay
  let summary: Summary
  let strongest: StrongestFinding?
  let answers: [AnsweredObjection]
  let adverse: [Study]
  let exhibits: Exhibits
  let quotes: [Quote]

  static let mostTasks = 4
  static let mostWarnings = 5

  init(
    _ appeal: AppealCase, book: ObjectionBook, literature: Literature,
    policyWords: [String: String], wordsHeld: String? = nil, next: NextStep, calls: PeerToPeerRules,
    today: CalendarDay
  ) {
    self.wordsHeld = wordsHeld
    self.appeal = appeal
    self.book = book
    self.policyWords = policyWords
    self.next = next
    terms = CallTerms(appeal, rules: calls)
    self.today = today
    let plea = Plea(appeal, objections: book, literature: literature, policyWords: policyWords)
    let strongest = StrongestFinding(in: appeal.factsInPlace, of: appeal.documents)
    func answers(_ reference: (Quote) -> Span) -> [AnsweredObjection] {
      book.expected(in: appeal).map { objection, point in
        AnsweredObjection(
          objection, point: point, isMet: book.isMet(objection, in: appeal), appeal: appeal,
          literature: literature, reference: reference)
      }
    }
    // First without references, to know what is quoted; then with them.
    let plain: (Quote) -> Span = { .text($0.document) }
    let facts =
      plea.summary(plain).facts + (strongest?.facts ?? []) + answers(plain).flatMap(\.facts)
    var quotes = appeal.denial?.reasons ?? []
    for quote in facts.compactMap(\.support.first) where !quotes.contains(quote) {
      quotes.append(quote)
    }
    let held = quotes.filter { quote in appeal.sources.contains { $0.holds(quote) } }
    let exhibits = Exhibits(held, of: appeal.sources)
    self.strongest = strongest
    self.quotes = quotes
    self.exhibits = exhibits
    summary = plea.summary { exhibits.link($0, short: true) }
    self.answers = answers { exhibits.link($0, short: true) }
    adverse = Array(literature.adverse(appeal.population).prefix(1))
  }

  var blocks: [Block] {
    warnings + [topStrip] + [.heading("Thirty seconds"), .prose(summary.spans)] + finding
      + citation + objections + doNotClaim + [.heading("If they say no"), .prose(ifNo)] + todo
      + sources
  }

  // MARK: - Top

  private var warnings: [Block] {
    var notices: [Block] = []
    for gap in appeal.gapsInSafety() + appeal.gapsInWish() + appeal.gapsInRequest() {
      notices.append(.notice(.danger, "Before any call: \(gap.description)."))
    }
    if !appeal.rivals.isEmpty {
      notices.append(
        .notice(.warning, "Before any call: \(NotReady.Gap.severalPolicies(appeal.rivals))."))
    }
    notices += terms.warnings(on: today)
    if let call = terms.lastDay?.day, let appeal = next.lastDay, appeal < call, today <= appeal {
      notices.append(
        .notice(
    notices += (appeal.denial?.contradictions ?? []).map {
      .notice(.warning, "In the denial letter, settle that \($0).")
    }
          .warning,
          "The appeal is due on \(appeal), before the last day for the call, \(call): do not let the "
            + "call delay it."))
    }
    if let last = next.lastDay, last < today {
      notices.append(
        .notice(.danger, "The last day to appeal, \(last), is past: ask the payer before any call.")
      )
    }
    return notices
  }

  private var topStrip: Block {
    let denial = appeal.denial
    let reason = (denial?.reasons ?? []).map(\.oneLine).joined(separator: " … ")
    let policy = appeal.argument?.evaluation.policy
    let section = appeal.argument.map { ", section \($0.evaluation.pathway.section)" } ?? ""
    let effective = policy?.effective?.statable.map { ", effective \($0)" } ?? ""
    let references = (denial?.references ?? []).map { "\($0.value.kind.words) \($0.value.number)" }
    return .definitions([
      Definition("Patient, request", .text("\(appeal.member.initials), \(appeal.requestWords)")),
      Definition(
        "Denied because",
        reason.isEmpty ? .unknown : .text("“\(Self.short(reason, words: 50))”")),
      Definition(
        "Policy", policy.map { .text($0.name + section + effective) } ?? .unknown),
      Definition(
        "Reference", references.isEmpty ? .unknown : .text(references.joined(separator: "; "))),
      Definition("Call", terms.call),
      Definition("Can change the decision", terms.canChangeDecision),
      Definition("Accepts new facts", terms.acceptsNewFacts),
      Definition(
        "Appeal by",
        next.lastDay.map { .day($0.description, mark: next.isAssumed ? .assumed : .known) }
          ?? .unknown),
    ])
      Definition("Who calls, and when", terms.callerAndStage),
  }

  // MARK: - Middle

  private var finding: [Block] {
    guard let strongest else { return [] }
    var spans: [Span] = [.strong("\(strongest.kind.rawValue): ")]
    for (index, fact) in strongest.facts.enumerated() {
      if index > 0 { spans.append(.text("; then ")) }
      let particulars = fact.particulars
      spans.append(.text(particulars.isEmpty ? "" : "\(particulars), "))
      spans += fact.support.prefix(1).flatMap { quote -> [Span] in
        [
          .text("“\(quote.oneLine)” (\(quote.document), "), exhibits.link(quote, short: true),
          .text(")"),
        ]
      }
    }
    return [.heading("Lead with"), .prose(spans + [.text(".")])]
  }

  private var citation: [Block] {
    guard let argument = appeal.argument else { return [] }
    let policy = argument.evaluation.policy
    // First what the denial turns on.
    let met = argument.points.filter(\.isPleaded)
    let denied = answers.map(\.objection.number)
    let pleaded =
      (met.filter { denied.contains(book.objection(for: $0)?.number ?? 0) }
      + met.filter { !denied.contains(book.objection(for: $0)?.number ?? 0) }).map(\.criterion)
    var items: [[Span]] = pleaded.prefix(3).map { point in
      let words =
        policyWords[point.id].map { "“\(Self.short($0, words: 30))”" }
        ?? "not fetched: open the live policy and quote it"
      return [.text("Section \(point.section), \(point.printedLabel): \(words)")]
    }
    if items.isEmpty { items = [[.text("\(policy.number): no criterion is met yet")]] }
    return [.heading("Cite exactly"), .list(items)]
  }

  private var objections: [Block] {
    guard !answers.isEmpty else { return [] }
    return [
      .heading("They will say"),
      .list(
        answers.map { answered in
          let objection = answered.objection
          var spans: [Span] = [.strong(objection.asks), .text(" ")]
          spans +=
            answered.answer ?? [.text("No cited fact answers it. Do we have: \(objection.needs)?")]
          let study = adverse.first { $0.answers.contains(objection.number) }
          let counter = [
            answered.isSettled ? "" : objection.counter,
            study.map { "they may cite \($0.citation)" } ?? "",
          ]
          .filter { !$0.isEmpty }.joined(separator: "; ")
          if !counter.isEmpty { spans.append(.text(" Against us: \(counter).")) }
          if !answered.isSettled, !answered.isMet, !objection.fallback.isEmpty {
            spans.append(.text(" Else: \(objection.fallback)."))
          }
          return spans
        }),
    ]
  }

  /// The first words, and an ellipsis where there are more.
  static func short(_ text: String, words: Int) -> String {
    let all = text.split(separator: " ")
    return all.count <= words ? text : all.prefix(words).joined(separator: " ") + " …"
  }
}
