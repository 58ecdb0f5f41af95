import Claims
public import ClinicalRecords
public import Documents
public import MedicalPolicies

/// What the record says of each criterion, with the words it rests on.
public struct ReviewPage: Sendable {
  let appeal: AppealCase
  private let others: [Evaluation]
  private let answer: PolicyAnswer
  private let flags: [ReadingFlag]
  private let problems: [String]
  private let exhibits: Exhibits

  /// - Parameters:
  ///   - appeal: Request, denial, chart and the pathway that is argued.
  ///   - others: Further pathways that could govern.
  ///   - answer: How the policy was found.
  ///   - flags: What a person should settle in the chart.
  ///   - problems: Files of the chart that could not be read, in words.
  public init(
    _ appeal: AppealCase, others: [Evaluation], answer: PolicyAnswer, flags: [ReadingFlag],
    problems: [String]
  ) {
    self.appeal = appeal
    self.others = others
    self.answer = answer
    self.flags = flags
    self.problems = problems
    let facts = (appeal.argument?.points ?? []).flatMap(\.verdict.facts)
    let quotes =
      facts.flatMap { $0.support + $0.against } + flags.flatMap(\.quotes)
      + (appeal.denial?.reasons ?? [])
    exhibits = Exhibits(
      quotes.filter { quote in appeal.sources.contains { $0.holds(quote) } }, of: appeal.sources)
  }

  public func report(_ provenance: Provenance) -> Report {
    Report(
      title: "Review: \(appeal.requestWords)", subtitle: subtitle, provenance: provenance,
      blocks: safety + denial + unsettled + policy + verdicts + chart + alternatives + sources)
  }

  private var evaluation: Evaluation? { appeal.argument?.evaluation }

  private var subtitle: String {
    guard let evaluation else { return "No policy in the library governs the request" }
    return "\(evaluation.policy.name): \(evaluation.result.words)"
  }

  /// One row for each criterion that is argued.
  public var table: Table {
    Table(
      caption: evaluation.map { "\($0.policy.name), \($0.pathway.indication)" }
        ?? "No policy in the library governs the request",
      columns: [
        Table.Column("Criterion", priority: .essential),
        Table.Column("Verdict", priority: .essential), Table.Column("Why", priority: .essential),
        Table.Column("Words of the record"), Table.Column("Section"), Table.Column("Policy text"),
        Table.Column("Ask the clinic"),
      ],
      rows: (appeal.argument?.points ?? []).map { point in
        Table.Row([
          .text("\(point.criterion.id): \(point.criterion.label)"),
          .badge(point.verdict.badge, roleWords(point) + point.verdict.words),
          .text(point.verdict.reason), .text(words(point.verdict.facts, atMost: 3)),
          .text(point.criterion.section), .text(point.criterion.verification.readingWords),
          point.verdict.question.map { .text($0) } ?? .empty,
        ])
      })
  }

  private func roleWords(_ point: Argument.Point) -> String {
    switch point.role {
    case .criterion: ""
    case .exclusion: "exclusion "
    case .waiver: "waiver "
    }
  }

  /// The first quotes of some facts, each sentence once: two facts of one are one thing to show.
  private func words(_ facts: [Fact], atMost count: Int) -> String {
    var seen: Set<String> = []
    return facts.flatMap { $0.support + $0.against }
      .map { "“\($0.oneLine)” (\($0.document), \($0.place))" }
      .filter { seen.insert($0).inserted }.prefix(count).joined(separator: "; ")
  }
}

// MARK: - Parts of the page

extension ReviewPage {
  private var safety: [Block] {
    let stops = evaluation?.safetyStops ?? SafetyStop.found(in: appeal.facts)
    var seen: Set<String> = []
    return stops.map { stop in
      "Show this to the surgeon now, before any letter (\(stop.assertion.rawValue)): "
        + words(stop.facts, atMost: 2)
    }.filter { seen.insert($0).inserted }.map { .notice(.danger, $0) }
  }

  private var denial: [Block] {
    guard let letter = appeal.denial else { return [] }
    return [.heading("The denial, in the payer's words", anchor: "denial")]
      + letter.reasons.map { .quotation([.text($0.oneLine)], source: [exhibits.link($0)]) } + [
        .definitions(
          [
            Definition(
              "Letter of", letter.letterDay.map { .day($0.value.description) } ?? .unknown),
            Definition("Service", letter.serviceWords.map { .text($0) } ?? .unknown),
            Definition("Last day to appeal", Self.cell(letter.appealTime)),
          ] + (letter.answerTime.map { [Definition("Records asked for by", Self.cell($0))] } ?? [])
            + [
              Definition(
                "Policy it names",
                letter.policies.isEmpty
                  ? .unknown : .text(letter.policies.map(\.value).joined(separator: "; "))),
              Definition(
                "Peer-to-peer call", letter.peerToPeer.phone.map { .text($0.value) } ?? .unknown),
              Definition("Last day for the call", Self.cell(letter.callTime)),
            ])
      ]
  }

  /// What a person has to settle, denied or not, and what is newer than the request.
  private var unsettled: [Block] {
    appeal.unsettled.map { .notice(.warning, "Settle that \($0).") }
      + [appeal.laterDocuments].compactMap { $0.map { .notice(.info, "\($0).") } }
  }

  private static func cell(_ time: (day: CalendarDay, isSafe: Bool)?) -> Cell {
    time.map { .day($0.day.description, mark: $0.isSafe ? .known : .estimated) } ?? .unknown
  }

  private var policy: [Block] {
    var blocks: [Block] = [.heading("The policy", anchor: "policy")]
    if answer.isAmbiguous {
      blocks.append(
        .notice(
          .warning,
          "Several policies in force speak of the request; find out which governs: "
            + answer.matches.map(\.policy.name).joined(separator: "; ")))
    }
    guard let evaluation else {
      return blocks + [
        .notice(.warning, "No policy in the library governs the request. The nearest are:"),
        .list(
          answer.nearMisses.map { miss in
            [.text("\(miss.policy.name): \(miss.reasons.map(\.words).joined(separator: "; "))")]
          }),
      ]
    }
    let caveats = answer.matches.first { $0.policy == evaluation.policy }?.caveats ?? []
    return blocks + [
      .definitions([
        Definition("Policy", .text("\(evaluation.policy.payer): \(evaluation.policy.name)")),
        Definition("Pathway", .text(evaluation.pathway.indication)),
        Definition("Section", .text(evaluation.pathway.section)),
        Definition(
          "In force from",
          evaluation.policy.effective?.statable.map { .day($0.description) } ?? .unknown),
        Definition("Result", .badge(evaluation.result.badge, evaluation.result.words)),
      ])
    ] + (appeal.argued?.notes ?? []).map { .notice(.warning, Self.sentence($0)) }
      + caveats.map { .notice(.info, "Taken for granted: \($0).") }
  }

  private static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  /// The terminal's table, and below it each quotation a link away from its place.
  private var verdicts: [Block] {
    let points = appeal.argument?.points ?? []
    guard !points.isEmpty else { return [] }
    let findings: [Block] = points.flatMap { point -> [Block] in
      let lines = point.verdict.facts.filter { !$0.support.isEmpty }
        .map { LetterPage.sentence($0, exhibits) }
      guard !lines.isEmpty else { return [] }
      return [
        .prose([.strong("\(point.criterion.id): \(point.criterion.label)")]), .list(lines),
      ]
    }
    return [.heading("Criterion by criterion", anchor: "criteria"), .table(table)] + findings
  }

  private var chart: [Block] {
    let notes = flags.map { "\($0.kind.rawValue): \($0.text)" } + problems
    guard !notes.isEmpty else { return [] }
    let links = flags.map { flag -> [Span] in
      [.text("\(flag.kind.rawValue): \(flag.text)")]
        + flag.quotes.prefix(3).flatMap { [.text(" "), exhibits.link($0)] }
    }
    return [
      .heading("To settle in the chart", anchor: "chart"),
      .list(links + problems.map { [.text($0)] }),
    ]
  }

  private var alternatives: [Block] {
    guard !others.isEmpty else { return [] }
    return [
      .heading("Other pathways of the policies that fit", anchor: "others"),
      .list(
        others.map {
          [.text("\($0.policy.name), \($0.pathwayName): \($0.countedResult)")]
        }),
    ]
  }

  private var sources: [Block] {
    [.heading("Sources", anchor: "sources"), .table(exhibits.map)] + exhibits.excerpts
  }
}

extension Verdict {
  var badge: Cell.Badge {
    switch self {
    case .met: .good
    case .waived: .info
    case .unknown: .warning
    case .notMet, .conflict: .danger
    }
  }
}

extension CriterionVerdict {
  fileprivate var badge: Cell.Badge {
    criterion.isSoft && verdict.truth == nil ? .neutral : verdict.badge
  }
}

extension Verification {
  /// How the policy's text was read.
  fileprivate var readingWords: String {
    switch self {
    case .primary: "read in the original"
    case .secondary: "a summary was read"
    case .unverified: "not verified"
    }
  }
}
