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

  init(
    _ appeal: AppealCase, book: ObjectionBook, literature: Literature,
    policyWords: [String: String], wordsHeld: String? = nil, next: NextStep, calls: PeerToPeerRules,
    today: CalendarDay
  ) {
    self.appeal = appeal
    self.book = book
    self.policyWords = policyWords
    self.wordsHeld = wordsHeld
    self.next = next
    terms = CallTerms(appeal, rules: calls)
    self.today = today
    let plea = Plea(appeal, objections: book, literature: literature, policyWords: policyWords)
    let strongest =
      appeal.otherMatter != nil
      ? nil
      : StrongestFinding(
        in: appeal.factsInPlace, of: appeal.documents,
        isMotionDenied: book.announced(by: appeal.denial).contains { $0.id == "no-instability" })
    func answers(_ reference: (Quote) -> Span) -> [AnsweredObjection] {
      book.expected(in: appeal).map { expected in
        AnsweredObjection(
          expected, isMet: book.isMet(expected.objection, in: appeal),
          pleaded: book.pleaded(expected.objection, in: appeal), appeal: appeal,
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

  /// As much as one page holds.
  var blocks: [Block] {
    let sizes = CardSize.ladder
    let first = sizes.first { CardRoom.needed(blocks($0)) <= CardRoom.lines }
    return blocks(first ?? sizes[sizes.count - 1])
  }

  private func blocks(_ size: CardSize) -> [Block] {
    warnings + [topStrip] + (appeal.otherMatter.map(lead(of:)) ?? argument(size)) + objections(size)
      + doNotClaim(size)
      + [.heading("If they say no"), .prose(ifNo)] + todo(size) + leftOut(size) + sources
  }

  // MARK: - Middle

  private func argument(_ size: CardSize) -> [Block] {
    [.heading("Thirty seconds"), .prose(summary.spans)] + finding(size) + citation(size)
  }

  /// A denial of the place is not led with a finding: that would argue what nobody denied.
  private func lead(of matter: OtherMatter) -> [Block] {
    [
      .heading("Lead with"),
      .paragraph(
        matter.lead
          + " Nothing of the record is read for it: have its words at hand, with document and page."
      ),
    ]
  }

  private func finding(_ size: CardSize) -> [Block] {
    lead.isEmpty
      ? [] : [.heading("Lead with"), .prose(lead.quoting(words: size.quotedWords))]
  }

  /// The strongest finding in the record's words.
  var lead: [Span] {
    guard let strongest else { return [] }
    var spans: [Span] = [.strong("\(strongest.words): ")]
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
    return spans + [.text(".")]
  }

  private func citation(_ size: CardSize) -> [Block] {
    guard let argument = appeal.argument else { return [] }
    let policy = argument.evaluation.policy
    let shown = cited.prefix(size.citations)
    // Said once where it is so of all.
    let isUnread = !shown.isEmpty && shown.allSatisfy { policyWords[$0.id] == nil }
    var items: [[Span]] = shown.map { point in
      let words =
        policyWords[point.id].map { ": “\(Self.short($0, words: size.wordingWords))”" }
        ?? (isUnread ? "" : ": not fetched, open the live policy and quote it")
      return [.text("Section \(point.section), \(point.printedLabel)\(words)")]
    }
    if items.isEmpty { items = [[.text("\(policy.number): no criterion is met yet")]] }
    let unread = "The policy's own words are not fetched: open the live policy and quote them."
    return [.heading("Cite exactly, first what the denial turns on")]
      + (isUnread ? [.paragraph(unread)] : []) + [.list(items)]
  }

  /// What is pleaded, first what the denial turns on.
  var cited: [Criterion] {
    let met = (appeal.argument?.points ?? []).filter(\.isPleaded)
    let denied = answers.map(\.objection.number)
    return
      (met.filter { denied.contains(book.objection(for: $0)?.number ?? 0) }
      + met.filter { !denied.contains(book.objection(for: $0)?.number ?? 0) }).map(\.criterion)
  }

  private func objections(_ size: CardSize) -> [Block] {
    let shown = answers.prefix(size.objections)
    let raised = shown.filter(\.isRaised)
    let others = shown.filter { !$0.isRaised }
    return objections(raised, under: "They will say", size)
      + objections(others, under: raised.isEmpty ? "They may ask" : "They may also ask", size)
  }

  private func objections(
    _ answers: [AnsweredObjection], under heading: String, _ size: CardSize
  ) -> [Block] {
    guard !answers.isEmpty else { return [] }
    return [
      .heading(heading),
      .list(
        answers.map { answered in
          let objection = answered.objection
          var spans: [Span] = [.strong(objection.asks), .text(" ")]
          spans +=
            answered.answer?.quoting(words: size.quotedWords)
            ?? [.text("No cited fact answers it. Do we have: \(objection.needs)?")]
          let counter = counter(answered)
          if !counter.isEmpty { spans.append(.text(" Against us: \(counter).")) }
          if size.hasFallbacks, let fallback = fallback(answered) {
            spans.append(.text(" Else: \(fallback)."))
          }
          return spans
        }),
    ]
  }

  private func counter(_ answered: AnsweredObjection) -> String {
    let study = adverse.first { $0.answers.contains(answered.objection.number) }
    return [
      answered.isSettled ? "" : answered.objection.counter,
      study.map { "they may cite \($0.citation)" } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// What else to try; `nil` where the record already has what is missed.
  func fallback(_ answered: AnsweredObjection) -> String? {
    let words = answered.objection.fallback
    return answered.isSettled || answered.isMet || words.isEmpty ? nil : words
  }

  /// The first words, and an ellipsis where there are more.
  static func short(_ text: String, words: Int) -> String {
    let all = text.split(separator: " ")
    return all.count <= words ? text : all.prefix(words).joined(separator: " ") + " …"
  }
}
