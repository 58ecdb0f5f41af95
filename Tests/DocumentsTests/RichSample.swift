import Documents
import Foundation
import Testing

/// A report the size and shape of a weekly one, to be looked at in a browser and on paper.
enum RichSample {
  static let report = Report(
    title: "Work to do this week", subtitle: "Ranked by expected net dollars a minute",
    provenance: Sample.provenance(synthetic: true),
    blocks: top + [.heading("Ranked list", anchor: "list"), .table(ranked)] + rates + model
      + reconciliation)

  private static let top: [Block] = [
    .keyFigures([
      .init("Open items", .count(312), note: "41 new since last week"),
      .init("At stake", .dollars(cents: 184_233_150, mark: .estimated), note: "271 of 312 priced"),
      .init("Expected net, selected", .dollars(cents: 21_480_025, mark: .estimated)),
      .init("Minutes planned", .count(2385), note: "of 2,400"),
      .init("Due within 7 days", .count(9), note: "3 by an assumed deadline"),
      .init("Not priced", .unknown, note: "41 items have no contract row"),
    ]),
    .notice(.danger, "Nine items are due within seven days; three of them by an assumed deadline."),
    .notice(.warning, "Two of 31 files were refused. Their items are not in this list."),
    .notice(.info, "Amounts marked est. come from the median of the same payer and procedure."),
  ]

  private static let payers = [
    "Northfield Mutual", "Granite State Health Cooperative of the Upper Valley", "Bluewater PPO",
    "O'Hara & Sons Trust Fund", "Cedar Medicare Advantage",
  ]

  private static let ranked = Table(
    caption: "40 items selected for 2,400 minutes, best first",
    columns: [
      .init("Rank", alignment: .trailing, priority: .essential),
      .init("Item", priority: .essential), .init("Payer"),
      .init("Reason", help: "The reason code of the payer, in the payer's words."),
      .init("Deadline", priority: .essential), .init("Left", priority: .essential),
      .init(
        "Recoverable", alignment: .trailing, help: "Expected allowed less paid and patient share."),
      .init("P(won)", alignment: .trailing),
      .init("80% interval", alignment: .trailing, priority: .extra),
      .init(
        "Expected net", alignment: .trailing, help: "See the arithmetic under each row.",
        priority: .essential),
      .init("Work", alignment: .trailing, unit: "min"),
      .init("File", priority: .extra),
    ],
    rows: (1...40).map { row($0) })

  private static func row(_ rank: Int) -> Table.Row {
    let cents = 1_850_000 / rank + 12_345
    let share = 0.75 - 0.012 * Double(rank)
    let mark: Mark = rank % 3 == 0 ? .estimated : .known
    let days = rank % 17 + 1
    let badge: Cell.Badge = days < 4 ? .danger : days < 8 ? .warning : .neutral
    return Table.Row(
      [
        .count(rank), .text("C-\(10_400 + rank * 7)"), .text(payers[rank % 5]),
        .text(
          rank % 2 == 0 ? "CO-50 not deemed a medical necessity" : "CO-197 authorization absent"),
        .day("2026-03-\(14 + days)", mark: rank % 4 == 0 ? .assumed : .known),
        .badge(badge, days == 1 ? "1 day left" : "\(days) days left"),
        rank == 11 ? .unknown : .dollars(cents: cents, mark: mark), .share(share),
        .interval(lower: .share(share - 0.1), upper: .share(min(1, share + 0.12))),
        rank == 11
          ? .unknown : .dollars(cents: Int(Double(cents) * share) - 8500, mark: .estimated),
        .count(30 + rank % 4 * 15), .text("remit-\(rank % 6).txt"),
      ], anchor: "item \(rank)",
      detail: [
        .arithmetic([
          .init(.start, "Recoverable amount", .dollars(cents: cents, mark: mark)),
          .init(.times, "P(won)", .number(share, digits: 4), note: "model 7, as of 2026-03-01"),
          .init(.times, "Recovered fraction", .number(0.91, digits: 2, mark: .estimated)),
          .init(.minus, "Cost of work", .dollars(cents: 8500, mark: .assumed), note: "60 min"),
          .init(
            .equals, "Expected net",
            .dollars(cents: Int(Double(cents) * share * 0.91) - 8500, mark: .estimated)),
        ]),
        .definitions([
          .init("Why here", .text("Large amount, short deadline, good record with this payer.")),
          .init("Deadline rule", .text("180 days from the notice", mark: .assumed)),
          .init("Next", .link("item \(rank + 1)", anchor: "item \(min(40, rank + 1))")),
        ]),
      ], detailSummary: "Why, and the arithmetic")
  }

  private static let rates: [Block] = [
    .heading("Rates by payer", anchor: "rates"),
    .paragraph("Shares won of decided items, with Wilson 95% intervals."),
    .chart(
      Chart(
        title: "Share won by payer",
        summary: "Dots are shares, whiskers 95% intervals, the dashed line is the overall share.",
        kind: .intervals(
          payers.enumerated().map {
            let share = 0.25 + 0.12 * Double($0.offset)
            return .init(
              label: $0.element, estimate: share, lower: share - 0.09, upper: share + 0.1,
              count: 120 - 20 * $0.offset)
          }, value: .init("Share won", unit: .share), reference: 0.44))),
    .chart(
      Chart(
        title: "Dollars open by reason", summary: "One bar a reason; authorization leads.",
        kind: .bars(
          [
            .init(label: "CO-197 authorization", value: 412_000),
            .init(label: "CO-50 medical necessity", value: 388_500),
            .init(label: "CO-16 missing information", value: 95_200),
            .init(label: "CO-29 timely filing", value: nil),
          ], value: .init("Dollars", unit: .dollars)))),
    .chart(
      Chart(
        title: "Share won by month", summary: "Two lines over twelve months.",
        kind: .line(
          periods: (1...12).map { "2025-" + ($0 < 10 ? "0" : "") + String($0) },
          series: [
            .init(name: "Northfield", values: (1...12).map { 0.4 + 0.02 * Double($0 % 5) }),
            .init(
              name: "Bluewater",
              values: (1...12).map { $0 == 6 ? nil : 0.6 - 0.015 * Double($0) }),
          ], value: .init("Share won", unit: .share)))),
  ]

  private static let model: [Block] = [
    .heading("How far to trust it", anchor: "model"),
    .heading("Calibration out of time", level: .subsection),
    .chart(
      Chart(
        title: "Reliability", summary: "Points near the dashed diagonal are well calibrated.",
        kind: .reliability(
          (0..<8).map {
            let predicted = 0.08 + 0.12 * Double($0)
            let observed = min(0.97, predicted * 0.9 + 0.03)
            return .init(
              predicted: predicted, observed: observed, lower: max(0, observed - 0.08),
              upper: min(1, observed + 0.08), count: 60)
          },
          histogram: (0..<10).map {
            .init(
              lower: 0.1 * Double($0), upper: 0.1 * Double($0 + 1),
              count: [12, 40, 95, 160, 220, 190, 130, 70, 31, 8][$0])
          }))),
    .definitions([
      .init("AUC", .number(0.7312, digits: 3)), .init("Brier score", .number(0.2014, digits: 4)),
      .init("Training window", .text("2024-01-01 to 2025-08-31")),
      .init("Calibration slope", .unknown),
    ]),
  ]

  private static let reconciliation: [Block] = [
    .heading("Reconciliation", anchor: "data"),
    .details(
      summary: "31 files",
      [
        .table(
          Table(
            caption: "What happened to each file",
            columns: [
              .init("File"), .init("Loaded", alignment: .trailing),
              .init("Refused", alignment: .trailing), .init("Paid", alignment: .trailing),
            ],
            rows: [
              .init([.text("a.txt"), .count(1200), .count(0), .dollars(cents: 45_678_901)]),
              .init([.text("b.txt"), .count(0), .count(1), .unknown]),
            ]))
      ]),
    .table(Table(caption: "Expired this week", columns: [.init("Item"), .init("Day")], rows: [])),
  ]
}

struct RichSampleTests {
  @Test func `every link of a large page leads somewhere on it`() throws {
    let html = HTMLRenderer().render(RichSample.report)
    let file = FileManager.default.temporaryDirectory.appending(path: "documents-sample.html")
    try Data(html.utf8).write(to: file)  // to be looked at; nothing reads it again
    let ids = Set(html.matches(of: /\bid=["']([^"']*)["']/).map(\.output.1))
    let targets = html.matches(of: /href=["']#([^"']*)["']/).map(\.output.1)
    #expect(targets.count > 45)
    #expect(targets.allSatisfy { ids.contains($0) })
  }
}
