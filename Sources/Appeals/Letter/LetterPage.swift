import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

/// The parts of a letter that fill its template.
struct LetterPage {
  let plea: Plea
  let denial: DenialLetter
  let policy: Policy
  let kind: LetterKind
  let today: CalendarDay
  let review: AppealLetter.Review

  private var appeal: AppealCase { plea.appeal }
  private var exhibits: Exhibits { Exhibits(plea.quotes, of: appeal.sources) }
  private var payer: String {
    denial.payer?.value ?? appeal.request.payer ?? policy.payer
  }

  var title: String {
    kind.name.prefix(1).uppercased() + kind.name.dropFirst() + ": " + appeal.requestWords
  }

  /// What a reviewer must settle before a draft is sent.
  var warnings: [Block] {
    guard case .draft = review else { return [] }
    let unread = plea.points.map(\.criterion).filter {
      $0.verification == .secondary && plea.policyWords[$0.id] == nil
    }
    var warnings: [Block] = []
    if !unread.isEmpty {
      let ids = unread.map { "\($0.section) (\($0.id))" }.joined(separator: "; ")
      warnings.append(
        .notice(
          .warning,
          "Before sending, compare with the payer's own text, of which only summaries were read: "
            + ids + "."))
    }
    if policy.effective?.verification != .primary {
      warnings.append(
        .notice(
          .warning,
          "Before sending, confirm in the payer's own text when this version of the policy took "
            + "effect."))
    }
    if policy.standing == .check {
      warnings.append(
        .notice(.warning, "Before sending, ask whether this is the policy's latest version."))
    }
    for contradiction in denial.contradictions {
      warnings.append(.notice(.warning, "Before sending, settle that \(contradiction)."))
    }
    return warnings
  }

  var values: Template.Values {
    let exhibits = exhibits
    var sections = ["criteria": criteria(exhibits, waived: false)]
    sections["waivers"] = criteria(exhibits, waived: true)
    sections["literature"] =
      plea.studies.isEmpty
      ? [] : [Template.Values(blocks: ["studies": [.list(plea.studies.map { Self.words($0) })]])]
    return Template.Values(
      slots: [
        "today": [.text(today.inWords)], "appeal_name": [.text(kind.name)],
        "letter_day": [.text(denial.letterDay?.value.inWords ?? "")],
        "payer": [.text(payer)], "request": [.text(appeal.requestWords)],
        "policy": [.text(policy.name)],
      ],
      blocks: [
        "letterhead": letterhead, "addressee": addressee, "identification": identification,
        "reason": reason(exhibits), "summary": [.prose(plea.summary { exhibits.link($0) }.spans)],
        "policy_dates": [.paragraph(policyDates)], "signature": signature,
        "exhibits": [.table(exhibits.map)], "excerpts": exhibits.excerpts,
      ],
      sections: sections)
  }

  // MARK: - Head and foot

  private var letterhead: [Block] {
    let practice = appeal.practice
    return ([practice.name] + practice.addressLines + [practice.phone].compactMap(\.self))
      .asLines
  }

  private var addressee: [Block] {
    let lines =
      [payer]
      + [denial.appealAddress?.value, denial.appealFax.map { "Fax \($0.value)" }]
      .compactMap(\.self)
    return lines.asLines
  }

  private var identification: [Block] {
    let member = appeal.member
    let references = denial.references.map {
      Definition($0.value.kind.words, .text($0.value.number))
    }
    let filer =
      switch appeal.filing.filer {
      case .practice: "The practice"
      case .member: "The member, with written authorization"
      }
    return [
      .definitions(
        [
          Definition("Member", member.name.map { .text($0) } ?? .unknown),
          Definition("Date of birth", member.birthDay.map { .text($0.inWords) } ?? .unknown),
          Definition(
            "Member number",
            (member.number ?? denial.member.number?.value).map { .text($0) } ?? .unknown),
        ] + references + [
          Definition("Filed by", .text(filer)),
          Definition("Requested", .text(appeal.requestWords)),
          Definition("Diagnoses", .text(appeal.request.diagnosisCodes.joined(separator: ", "))),
        ])
    ]
  }

  private func reason(_ exhibits: Exhibits) -> [Block] {
    denial.reasons.map { .quotation([.text($0.oneLine)], source: [exhibits.link($0)]) }
  }

  private var policyDates: String {
    policy.effective?.statable.map {
      "Version in force on the day of the request, effective \($0.inWords)."
    }
      ?? "Version in force on the day of the request; its effective date is to be confirmed."
  }

  private var signature: [Block] {
    let practice = appeal.practice
    let surgeon = [practice.surgeon, practice.credentials].compactMap(\.self)
      .joined(separator: ", ")
    return [
      .paragraph("Sincerely,"), .paragraph("Signature: ______________________________"),
      .paragraph(surgeon.isEmpty ? "Name: ______________________________" : surgeon),
      .paragraph(practice.name), .paragraph("Review status: \(review.words)."),
    ]
  }

  // MARK: - Criteria

  private func criteria(_ exhibits: Exhibits, waived: Bool) -> [Template.Values] {
    plea.points.filter { ($0.role == .waiver) == waived }.map { point in
      Template.Values(
        slots: [
          "section": [.text(point.criterion.section)], "criterion": [.text(point.criterion.label)],
        ],
        blocks: [
          "policy_words": plea.policyWords[point.criterion.id].map {
            [.quotation([.text($0)], source: [])]
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
    let particulars = fact.particulars
    let lead =
      particulars.isEmpty
      ? "The record states"
      : (isDenied ? "Denied in the record" : "Documented")
        + (particulars.hasPrefix("on ") ? " " : ", ") + particulars
    var spans: [Span] = [.text("\(lead): “\(quote.oneLine)” ("), exhibits.link(quote)]
    for other in fact.support.prefix(Plea.mostQuotes).dropFirst() {
      spans += [.text("; see also "), exhibits.link(other)]
    }
    return spans + [.text(").")]
  }

  private static func words(_ study: Study) -> [Span] {
    [.text("\(study.citation): \(study.statement)")]
  }
}

extension [String] {
  /// One paragraph, each on its line.
  fileprivate var asLines: [Block] {
    [.prose(Array<Span>(map { [Span.text($0)] }.joined(separator: [.lineBreak])))]
  }
}
