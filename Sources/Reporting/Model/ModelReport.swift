import Claims
public import Documents
public import Scoring
import Statistics
public import Worklists

/// The report on an overturn model: one page to read, appendices behind.
///
/// Every figure comes from forecasts made before their outcomes were known. What cannot be shown,
/// for want of cases or of dollars, is said instead of left out.
public struct ModelReport {
  let model: OverturnModel
  let modelID: Int
  /// Why it is in force or not.
  let verdict: String
  let provenance: Provenance
  let figures: ValidationFigures?
  let capacity: CapacityFigures?
  /// The planning proven on simulated practices; empty where it was not asked for.
  let staffing: [StaffingProof]

  public init(
    model: OverturnModel, modelID: Int, verdict: String, provenance: Provenance,
    staffing: [StaffingProof] = []
  ) {
    self.staffing = staffing
    self.model = model
    self.modelID = modelID
    self.verdict = verdict
    self.provenance = provenance
    figures = model.backtest.flatMap { ValidationFigures($0) }
    capacity = model.backtest.flatMap { backtest in
      model.recoveredFraction.value.flatMap {
        CapacityFigures(backtest, recoveredFraction: $0)
      }
    }
  }

  public var report: Report {
    Report(
      title: "Model \(modelID): the chance that an appeal is won",
      subtitle: "\(model.population.words), as known on \(model.asOf)",
      provenance: provenance,
      blocks: keyFigures + inShort + ledger + discrimination + calibration + dollars + planning
        + time
        + selection + chartReviews
        + coefficients + appendices)
  }

  // MARK: - First page

  private var keyFigures: [Block] {
    guard let figures else { return [] }
    let area = figures.area
    let slope = figures.calibration?.slope
    let loss = figures.scores
    return [
      .keyFigures([
        KeyFigure(
          "Foretold out of time", .count(figures.scored.count),
          note: "\(figures.scored.eventCount) overturned, refitted at "
            + "\(model.backtest?.origins.count ?? 0) past days"),
        KeyFigure(
          "Area under the ROC curve", area.map { .number($0.area, digits: 3) } ?? .unknown,
          note: area?.interval(level: 0.9).map { "90 % \($0.words(digits: 2))" }),
        KeyFigure(
          "Log loss", .number(loss[0].logLoss, digits: 3),
          note: loss.dropFirst().map { "\($0.name): \($0.logLoss.text(3))" }
            .joined(separator: "; ")),
        KeyFigure(
          "Calibration slope", slope.map { .number($0.value, digits: 2) } ?? .unknown,
          note: slope.map { "90 % \($0.interval(level: 0.9).words(digits: 2)); 1 is ideal" }),
      ])
    ]
  }

  private var inShort: [Block] {
    var blocks: [Block] = [.heading("In short", anchor: "short")]
    blocks.append(.paragraph(purpose))
    blocks.append(.paragraph("Standing: \(verdict.isEmpty ? "not recorded" : verdict)."))
    guard let figures else {
      return blocks + [
        .notice(
          .warning,
          "Not tested out of time: there are too few decided cases to hold any out. The chances are "
            + "unproven.")
      ]
    }
    blocks.append(verdictNotice(figures))
    if let line = dollarLine { blocks.append(.paragraph(line)) }
    return blocks
  }

  private var purpose: String {
    let horizon =
      model.horizonDays > 0 ? " within \(model.horizonDays) days of filing" : ""
    return
      "The model says how likely it is that an appeal is won in full or in part\(horizon), for "
      + "the kind of denial that is chosen to be appealed. It is for deciding which appeals to work "
      + "first. It says nothing of whether a treatment is right, and it must not be used to decide "
      + "not to treat."
  }

  /// Plain words about the two questions a reader has: does it rank, and are its chances true.
  private func verdictNotice(_ figures: ValidationFigures) -> Block {
    let beatsBase = figures.scores.dropFirst().allSatisfy { $0.logLoss > figures.scores[0].logLoss }
    let slope = figures.calibration?.slope.interval(level: 0.9)
    let large = figures.calibration?.inTheLarge.interval(level: 0.9)
    let isCalibrated = (slope?.contains(1) ?? false) && (large?.contains(0) ?? false)
    let others = figures.scores.dropFirst().map(\.name)
    let ranks =
      "On the \(figures.scored.count) cases foretold its log loss is "
      + (beatsBase
        ? "lower than that of \(others.joined(separator: " and that of "))."
        : "not lower than that of \(others.joined(separator: " or that of ")).")
    let true_ =
      isCalibrated
      ? "Its chances are compatible with what happened, in the large and in slope; where they are not at "
        + "some height, the curve below leaves its band."
      : "Its chances are off by more than chance, in the large or in slope: read them with the curve "
        + "below."
    let isSound = beatsBase && isCalibrated && dollarGap == nil
    return .notice(
      isSound ? .info : .warning,
      [ranks, true_, dollarGap].compactMap(\.self).joined(separator: " "))
  }

  /// Where what is expected in dollars is off by more than chance: the list and finance count these.
  private var dollarGap: String? {
    guard let value = capacity?.valueCalibration else { return nil }
    let interval = value.distribution.percentileInterval(level: 0.9)
    guard interval.lower > 1 || interval.upper < 1 else { return nil }
    return
      "Weighted by dollars they promise too \(value.ratio > 1 ? "much" : "little"): expected over won "
      + "is \(value.ratio.text(2)) (90 % \(interval.words(digits: 2)))."
  }

  private var dollarLine: String? {
    guard let capacity, let half = capacity.comparisons.dropFirst().first,
      let own = half.results.first(where: { $0.order == .expectedNetValuePerMinute })
    else { return nil }
    let interval = own.difference.percentileInterval(level: 0.9)
    return
      "With half the minutes that all \(capacity.cases) decided appeals with dollars needed, its "
      + "order would have brought \(own.gain.netValue.dollars) net; working the largest amounts "
      + "first \((own.gain.netValue - own.difference.estimate).dollars). The difference, "
      + "\(own.difference.estimate.dollars), has a 90 % interval of \(interval.lower.dollars) to "
      + "\(interval.upper.dollars)."
  }

  // MARK: - Ledger

  private var ledger: [Block] {
    let ledger = model.ledger
    let rows: [(String, Int)] = [
      ("Denials, or reviews", ledger.denials), ("Not appealable", ledger.notAppealable),
      ("Not appealed: no outcome, neither won nor lost", ledger.notAppealed),
      ("Too young to judge on the as-of day", ledger.immature), ("Withdrawn", ledger.withdrawn),
      ("Called about before any appeal", ledger.called),
      ("Won on a day not on record", ledger.wonUndated),
      ("Overturned, in full or in part", ledger.overturned), ("Upheld", ledger.upheld),
      ("Without a decision when the horizon ended", ledger.undecided),
      ("Learned from", ledger.used), ("Foretold out of time", figures?.scored.count ?? 0),
    ]
    return [
      .heading("Who was learned from", anchor: "ledger"),
      .table(
        Table(
          caption: "Selection and censoring, as known on \(model.asOf)",
          columns: [
            Table.Column("Cases", priority: .essential),
            Table.Column("Count", alignment: .trailing, priority: .essential),
          ], rows: rows.map { Table.Row([.text($0.0), .count($0.1)]) })),
      sampleSize,
    ]
  }
}
