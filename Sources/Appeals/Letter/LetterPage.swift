import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

/// The parts of a letter that fill its template.
struct LetterPage {
  let plea: Plea
  let denial: DenialLetter
  /// The policy whose deciding criteria cannot be read; `nil` where none governs or all is public.
  let licensed: Evaluation?
  let externalReviews: ExternalReviewRules
  let today: CalendarDay
  let review: AppealLetter.Review

  private var appeal: AppealCase { plea.appeal }
  /// `nil` where none is known: then the record alone is argued from.
  private var policy: Policy? { appeal.argument?.evaluation.policy }
  private var kind: LetterKind { plea.kind }
  private var exhibits: Exhibits { Exhibits(plea.quotes, of: appeal.sources) }
  private var head: LetterHead {
    LetterHead(
      appeal: appeal, payer: denial.payer?.value ?? appeal.request.payer ?? policy?.payer ?? "",
      review: review)
  }

  private var name: String {
    (appeal.filing.isExpedited ? "expedited " : "") + appeal.name(of: kind)
  }

  var title: String {
    name.prefix(1).uppercased() + name.dropFirst() + ": " + appeal.requestWords
  }

  /// What a reviewer must settle before a draft is sent.
  var warnings: [Block] {
    guard case .draft = review else { return [] }
    let unread = plea.points.map(\.criterion).filter {
      $0.verification == .secondary && plea.policyWords[$0.id] == nil
    }
    var warnings: [Block] = lateness.map { [.notice(.danger, $0)] } ?? []
    if !unread.isEmpty {
      let ids = unread.map { "\($0.section) (\($0.id))" }.joined(separator: "; ")
      warnings.append(
        .notice(
          .warning,
          "Before sending, compare with the payer's own text, of which only summaries were read: "
            + ids + "."))
    }
    warnings += withoutCriteria.map { .notice(.warning, $0) }
    if let policy, policy.effective?.verification != .primary {
      warnings.append(
        .notice(
          .warning,
          "Before sending, confirm in the payer's own text when this version of the policy took "
            + "effect."))
    }
    if policy?.standing == .check {
      warnings.append(
        .notice(.warning, "Before sending, ask whether this is the policy's latest version."))
    }
    if denial.cause != nil {
      warnings.append(
        .notice(
          .warning,
          "The denial also says that the injury did not cause it, which nothing here answers. Get the "
            + "surgeon's opinion on the cause, by the record from before and after the injury."))
    }
    for missing in plea.beside.unanswered {
      warnings.append(
        .notice(
          .warning,
          "The denial also says what no criterion here answers (“\(missing.asks)”), and nothing in the "
            + "record is quoted for it. Get: \(missing.needs)."))
    }
    for contradiction in appeal.unsettled + (appeal.upholding?.contradictions ?? []) {
      warnings.append(.notice(.warning, "Before sending, settle that \(contradiction)."))
    }
    return warnings
  }

  /// What was done already, for whoever sends a draft.
  func notes(_ wordsHeld: String?) -> [Block] {
    guard case .draft = review else { return [] }
    let retro =
      kind == .retroAuthorization
      ? "Fill in why authorization was not obtained before the service; nothing in the record is taken "
        + "for it. Look first whether one is on file (then send a corrected claim with its number), and "
        + "ask whether the plan grants one afterwards and within how many days: windows are short."
      : nil
    return [retro, lastDay, wordsHeld, externalReviews.note(appeal.filing)].compactMap { words in
      words.map { .notice(.info, $0) }
    }
  }

  /// The time to appeal that the letter states, once it is over.
  private var lateness: String? {
    guard !kind.answersUpholding, let time = denial.appealTime, time.day < today else { return nil }
    return "The last day to appeal by the denial letter was \(time.day.inWords), and it is past: "
      + "do not send this as if it were in time; ask the payer whether a late appeal is taken, and "
      + "for what cause."
  }

  /// By when a further level is due, as the decision it answers says.
  private var lastDay: String? {
    guard kind.answersUpholding, let decision = appeal.upholding else { return nil }
    let time = kind == .externalReview ? decision.externalTime : decision.nextLevelTime
    guard let time else {
      return
        "The decision that upheld the denial states no single last day for this: ask the payer today."
    }
    return time.isSafe
      ? "By the decision that upheld the denial, this is due by \(time.day.inWords)."
      : "Counted from the date of the decision's letter, this is due by \(time.day.inWords) or earlier: "
        + "confirm the day."
  }

  var values: Template.Values {
    let exhibits = exhibits
    var sections = ["criteria": criteria(exhibits, waived: false)]
    sections["waivers"] = criteria(exhibits, waived: true)
    sections["literature"] =
      plea.studies.isEmpty
      ? [] : [Template.Values(blocks: ["studies": [.list(plea.studies.map { Self.words($0) })]])]
    let urgency = plea.urgency.map { Block.prose(Self.sentence($0, exhibits)) }
    sections["expedited"] =
      urgency.isEmpty ? [] : [Template.Values(blocks: ["urgency": urgency])]
    // Without criteria all that the record has is told together.
    let besideFacts = plea.record == nil ? plea.beside.facts : []
    let beside = besideFacts.map { Block.prose(Self.sentence($0, exhibits)) }
    sections["beside"] =
      beside.isEmpty ? [] : [Template.Values(blocks: ["beside_findings": beside])]
    sections["record"] = record(exhibits)
    sections["by_criteria"] = plea.record == nil ? [Template.Values()] : []
    sections["without_criteria"] = plea.record == nil ? [] : [Template.Values()]
    var values = Template.Values(
      slots: [
        "today": [.text(today.inWords)], "appeal_name": [.text(name)],
        "letter_day": [.text(denial.letterDay?.value.inWords ?? "")],
        "payer": [.text(head.payer)], "request": [.text(appeal.requestWords)],
        "policy": [.text(policy?.name ?? "")], "criteria_sought": [.text(criteriaSought)],
        "external_review": [.text(externalReviews.ask(appeal.filing))],
      ],
      blocks: [
        "letterhead": head.letterhead, "addressee": head.addressee(of: kind, after: denial),
        "identification": head.identification(denial),
        "reason": head.reasons(of: denial, exhibits),
        "summary": [.prose(plea.summary(days: \.inWords) { exhibits.link($0) }.spans)],
        "policy_dates": [.paragraph(policyDates + order)] + pathway, "signature": head.signature,
        "exhibits": [.table(exhibits.map)], "excerpts": exhibits.excerpts,
      ],
      sections: sections)
    if let decision = appeal.upholding {
      values.slots["upheld_day"] = decision.letterDay.map { [.text($0.value.inWords)] }
      values.blocks["upheld_reason"] = head.reasons(of: decision, exhibits)
    }
    return values
  }

  private var policyDates: String {
    policy?.effective?.statable.map {
      "Version in force on the day of the request, effective \($0.inWords)."
    }
      ?? "Version in force on the day of the request; its effective date is to be confirmed."
  }

  /// Said where it is not the policy's own.
  private var order: String {
    plea.answered > 0 && plea.answered < plea.points.count
      ? " What the denial finds missing comes first." : ""
  }

  /// Which of the policy's pathways this is, where the denial speaks of another.
  private var pathway: [Block] {
    guard let argued = appeal.argued, let denied = argued.denied else { return [] }
    return [
      .paragraph(
        "Your letter speaks of \(denied.pathwayName). This request does not rest on it, but on "
          + "\(argued.evaluation.pathwayName) of the same policy.")
    ]
  }

  // MARK: - Criteria

  private func criteria(_ exhibits: Exhibits, waived: Bool) -> [Template.Values] {
    plea.points.filter { ($0.role == .waiver) == waived }.map { point in
      Template.Values(
        slots: [
          "section": [.text(point.criterion.section)],
          "criterion": [.text(point.criterion.printedLabel)],
        ],
        blocks: [
          "policy_words": plea.policyWords[point.criterion.id].map {
            [
              .quotation(
                [.text($0)],
                source: [.text("\(policy?.name ?? ""), section \(point.criterion.section)")])
            ]
          }
            ?? [],
          "findings": plea.facts(of: point).map { .prose(Self.sentence($0, exhibits)) },
        ])
    }
  }

  /// What the record says, in its own words, with where.
  static func sentence(_ fact: Fact, _ exhibits: Exhibits) -> [Span] {
    guard let quote = fact.support.first else { return [] }
    let isDenied = fact.assertion == .absent || fact.value == .truth(false)
    let particulars = fact.particulars(days: \.inWords)
    let lead =
      particulars.isEmpty
      ? "The record states"
      : (isDenied ? "Denied in the record" : "Documented")
        + (particulars.hasPrefix("on ") || particulars.hasPrefix("at ") ? " " : ", ") + particulars
    var spans: [Span] = [.text("\(lead): “\(quote.oneLine)” ("), exhibits.link(quote)]
    // Two words of one line are one place to look.
    let others = fact.support.prefix(Plea.mostQuotes).dropFirst()
      .reduce(into: [quote]) { unique, other in
        let isThere = unique.contains { $0.document == other.document && $0.place == other.place }
        if !isThere { unique.append(other) }
      }.dropFirst()
    for (index, other) in others.enumerated() {
      spans += [.text(index == 0 ? "; see also " : "; "), exhibits.link(other)]
    }
    return spans + [.text(").")]
  }

  private static func words(_ study: Study) -> [Span] {
    [.text("\(study.citation): \(study.statement)")]
  }
}
