import Claims
import Documents
import Revenue
import Statistics

/// Past promises beside the cash that came, as a table with what it is about.
struct PromiseTable {
  private let past: ForecastRecord

  init(_ past: ForecastRecord) {
    self.past = past
  }

  static let none = "No past month has a model of its own day to promise with."

  /// Why the record is of filed appeals alone.
  static let planned =
    "Only what was filed is held against cash: which denials still to be filed a past plan would have "
    + "taken up depends on the minutes there were then. Lists kept at the time are not held against cash "
    + "here, so that the planned part has no record."

  /// What each figure is about.
  var denominator: String {
    "At the end of each of the last 24 months at which something was pending and a model of that day could "
      + "be made: what the appeals pending then, with known dollars and a chance, were promised "
      + "to bring by a first-level win within the horizon from their filing, by a model of that day and "
      + "what was known that day, and what such wins of those same appeals brought. What they brought by "
      + "later wins or at further levels was not promised, and stands in a column of its own. Pending and "
      + "at stake are what a promise is out of."
  }

  /// How often the intervals held.
  var record: String {
    var words = [0.8, 0.9].compactMap { level in past.coverage(level: level).map(Self.words) }
    if let ratio = past.predictedOverRealised {
      words.append(
        "Promised over realised: \(ratio.hundredths); above 1 where those chosen to be worked were "
          + "overestimated.")
    }
    words.append(
      "Positions by fifth: \(past.positionsByFifth.map(String.init).joined(separator: ", ")).")
    if past.immatureCount > 0 {
      words.append(
        "\(past.immatureCount) months are not mature (horizon and sixty days for payment not over, or not "
          + "covered by what is loaded): pending is not lost, and they are in no figure.")
    }
    return words.joined(separator: " ")
  }

  /// A longer interval of a coverage tells hardly anything: it could be half or nearly all.
  private static let widest = 0.4

  private static func words(_ coverage: ForecastRecord.Coverage) -> String {
    let level = "\(Int((coverage.level * 100).rounded())) %"
    let (lower, upper) = (
      coverage.interval.lower.tenthsOfPercent, coverage.interval.upper.tenthsOfPercent
    )
    let verdict = coverage.isWithinSamplingError ? "within" : "outside"
    let few =
      coverage.interval.upper - coverage.interval.lower > widest
      ? ", which so few months hardly tell" : ""
    return
      "The \(level) interval held \(coverage.share.tenthsOfPercent) % (\(coverage.held) of "
      + "\(coverage.months) mature months, 95 % interval \(lower) to \(upper) %; they share appeals and "
      + "tell as much as \(coverage.effectiveMonths.tenths) months that share none): \(verdict) sampling "
      + "error of \(level)\(few)."
  }

  var table: Table {
    Table(
      caption: "Promised and come in",
      columns: [
        Table.Column("As of", priority: .essential),
        Table.Column("Pending", alignment: .trailing),
        Table.Column("At stake", alignment: .trailing),
        Table.Column("P10", alignment: .trailing),
        Table.Column("Mean", alignment: .trailing, priority: .essential),
        Table.Column("P90", alignment: .trailing),
        Table.Column("Came in", alignment: .trailing, priority: .essential),
        Table.Column(
          "Not promised", alignment: .trailing,
          help: "came by wins after the horizon or at further levels; in no position"),
        Table.Column(
          "Position", alignment: .trailing, help: "share of draws below what came; PIT"),
      ],
      rows: past.promises.map { promise in
        Table.Row(
          [.day(promise.asOf.description), .count(promise.cases)]
            + [promise.atStake, promise.tenth, promise.mean, promise.ninetieth].map {
              .dollars(cents: $0.cents, mark: .estimated)
            } + [
              .dollars(cents: promise.cash.cents), .dollars(cents: promise.unpromised.cents),
              promise.position.map { .share($0, mark: .estimated) } ?? .text("not mature"),
            ])
      })
  }
}

extension Double {
  /// `77.8`, of 0.7778.
  fileprivate var tenthsOfPercent: String { (self * 100).tenths }

  /// `1.9`.
  fileprivate var tenths: String {
    let tenths = Int((self * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// `0.34`.
  var hundredths: String {
    let hundredths = Int((self * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

extension WeeklyReport {
  /// How the forecasts of the last months' ends did: the same figures as the finance page's.
  var lastForecasts: [Block] {
    guard let promises, !promises.promises.isEmpty else { return [] }
    let table = PromiseTable(promises)
    return [
      // Paper has them in the finance report.
      .onScreen([
        .heading("Last forecasts against cash", anchor: "forecasts"),
        .paragraph(table.record),
        .table(table.table),
        .paragraph("\(table.denominator) The finance report has the same table."),
      ])
    ]
  }
}
