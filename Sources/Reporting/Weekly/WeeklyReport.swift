public import Claims
public import Documents
public import Revenue
public import Scoring
public import Worklists

/// The page a manager opens on Monday: which denials to work, why, what each is worth and by when.
public struct WeeklyReport {
  let worklist: Worklist
  /// Every denial known on the day, decided ones too.
  let inventory: [Denial]
  let model: OverturnModel?
  /// By denial number.
  let scores: [Int: Score]
  /// What on record cannot all be true.
  let contradictions: [Contradiction]
  let reconciliation: Reconciliation
  let provenance: Provenance
  /// Claims to fix before they are sent; `nil` without a model of denials before sending.
  let unsent: Table?
  /// Letters that were read; `nil` when none was.
  let letters: Table?
  /// Claims rejected before adjudication; `nil` when no 277CA is loaded.
  let rejections: RejectionTable?
  /// Provider adjustments that belong to no denial.
  let adjustments: AdjustmentTable
  /// When the appeals are expected to bring cash; `nil` without a model that has learned it.
  let cash: ExpectedCash?
  /// What parts its dollars from the finance report's; `nil` without a model.
  let finance: ListToFinance?
  /// How past forecasts did; `nil` without a model.
  let promises: ForecastRecord?
  /// Dollars against hours of staff; `nil` where it was not asked for.
  let frontier: Frontier?
  /// What one more document would add; `nil` without a model.
  let documents: DocumentSection?
  /// What changed since last week; `nil` when nobody asked.
  let changes: WeekChange?
  /// What became of last week's list; `nil` when none is kept.
  let lastList: ListOutcome?
  /// What missing documents would add; `nil` without a reviewed chart.
  let missing: DocumentValueTable?

  public init(
    worklist: Worklist, inventory: [Denial], model: OverturnModel?, scores: [Int: Score],
    contradictions: [Contradiction], reconciliation: Reconciliation, provenance: Provenance,
    unsent: Table? = nil, letters: Table? = nil, rejections: RejectionTable? = nil,
    adjustments: AdjustmentTable = AdjustmentTable([]), cash: ExpectedCash? = nil,
    finance: ListToFinance? = nil, promises: ForecastRecord? = nil, frontier: Frontier? = nil,
    changes: WeekChange? = nil,
    lastList: ListOutcome? = nil,
    documents: DocumentSection? = nil, missing: DocumentValueTable? = nil
  ) {
    self.worklist = worklist
    self.inventory = inventory
    self.model = model
    self.scores = scores
    self.contradictions = contradictions
    self.reconciliation = reconciliation
    self.provenance = provenance
    self.unsent = unsent
    self.letters = letters
    self.rejections = rejections
    self.adjustments = adjustments
    self.cash = cash
    self.finance = finance
    self.promises = promises
    self.frontier = frontier
    self.changes = changes
    self.documents = documents
    self.missing = missing
    self.lastList = lastList
  }

  public var report: Report {
    Report(
      title: "Appeals to work, week of \(worklist.day)",
      subtitle: "Which denied claims to work first, why, what each is worth and by when",
      provenance: provenance,
      blocks: [.keyFigures(keyFigures)] + alerts + reconciliation.blocks(asOf: worklist.day)
        + adjustments.blocks + list + calls + staffing + whatChanged + missingDocuments
        + valueOfDocuments
        + expectedCash
        + toFinance + lastForecasts + atRisk
        + leftOut
        + rejected + disagreements + beforeSending + lettersRead + rates
        + ModelSection(model: model).blocks + [definitions])
  }

  private var keyFigures: [KeyFigure] {
    let unknown = worklist.deferred(for: .unknownValue).count
    return [
      KeyFigure(
        "Denials to work", .count(worklist.selected.count),
        note: "of \(openWords); \(worklist.minutesSelected) of \(worklist.minutes) minutes"),
      KeyFigure(
        "Expected net of the list", sum(worklist.expectedNetSelected),
        note: worklist.isValued
          ? "after the cost of the work" + surgeryWords
          : "no denial that can be worked has a known value"),
      KeyFigure(
        "Worth it, but no minutes", sum(worklist.expectedNetWithoutRoom),
        note: "\(worklist.plan.withoutRoom) will pass their safe start; "
          + "\(worklist.plan.lateCount) of them can start late"),
      KeyFigure(
        "Value unknown", .count(unknown), note: "listed apart, in no sum on this page"),
    ]
  }

  /// A sum over nothing known is unknown, not zero.
  private func sum(_ amount: Money) -> Cell {
    worklist.isValued ? .dollars(cents: amount.cents, mark: .estimated) : .unknown
  }

  /// Whatever their deadlines; upheld ones are open again where a next level can be filed.
  private var openWords: String {
    let open = inventory.count { $0.status == .open }
    let lines = worklist.selected + worklist.deferred.map(\.line) + worklist.expired
    let again = lines.count { $0.candidate.denial.status == .upheld && $0.candidate.isWorkable }
    return "\(open) open" + (again > 0 ? " and \(again) upheld with a next level" : "")
  }

  /// How much of the list's dollars nobody owes yet.
  private var surgeryWords: String {
    let lines = worklist.selected.filter(\.candidate.denial.isPreService)
    let net = lines.reduce(Money.zero) { $0 + ($1.value.value?.expectedNet ?? .zero) }
    return net > .zero ? "; est. \(net.words) of it for surgery not yet performed" : ""
  }

  private var list: [Block] {
    let table = WorklistTable(worklist).selected { line in
      LineDetail(line: line, score: scores[line.candidate.id]).blocks
    }
    return [
      .heading("The list", anchor: "list"),
      .paragraph(
        "In the order to work: first what is due within seven days, by its day, then what must start "
          + "this week, then what brings most an hour. "
          + "Planned with \(worklist.assumption)."),
    ] + drawn + [
      table.rows.isEmpty ? nothing : .table(table)
    ]
  }

  /// What the draw to learn from costs the plan.
  private var drawn: [Block] {
    worklist.drawing.map { $0.drawn.isEmpty ? [] : [.paragraph($0.costWords)] } ?? []
  }

  private var nothing: Block {
    guard !worklist.isValued else { return .notice(.info, "Nothing is worth working this week.") }
    let lines = worklist.deferred(for: .unknownValue)
    let remedy =
      model == nil
      ? "No model has learned chances yet: run 'overturn train' once outcomes are loaded. "
      : ""
    return .notice(
      .warning,
      "Nothing can be ranked: no value is known of the \(lines.count) denials that could be worked. "
        + "\(remedy)Work them by their deadlines: they stand under 'Value unknown' and 'Deadlines at risk'."
    )
  }

  private var horizonWords: String {
    model.map { ", within \($0.horizonDays) days of filing" } ?? ""
  }

  private var definitions: Block {
    .details(
      summary: "What the words mean",
      [
        .definitions([
          Definition(
            "Recoverable",
            .text(
              "expected allowed amount of the denied lines less what was paid, the patient's share "
                + "and other payers; never billed charges")),
          Definition(
            "Chance",
            .text(
              "P(overturned, in full or in part\(horizonWords)), "
                + "for denials this practice chooses to appeal")),
          Definition(
            "Expected net",
            .text(
              "chance × share recovered × recoverable − cost; and, where the chance of further "
                + "levels is known, the chance of being upheld × what going on is worth")),
          Definition(
            "Act by",
            .text(
              "the safe last day to file; 'assumed' means no sourced rule fits and the shortest "
                + "plausible window is used: confirm it with the payer")),
          Definition(
            "Overturn rate",
            .text("overturned in full or in part over decided appeals; pending ones stand apart")),
        ])
      ])
  }
}
