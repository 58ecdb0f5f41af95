import Documents

/// Reports for the tests; every name and number in them is made up.
enum Sample {
  static func provenance(synthetic: Bool = false) -> Provenance {
    Provenance(
      toolVersion: "sampler 1.0.0", command: "sampler report --seed 7", asOf: "2026-03-14",
      inputs: [
        Provenance.Input(
          name: "march.txt",
          sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
      ], seed: 7, synthetic: synthetic)
  }

  static func report(_ blocks: [Block], synthetic: Bool = false) -> Report {
    Report(title: "Sample", provenance: provenance(synthetic: synthetic), blocks: blocks)
  }

  static func table(_ cell: Cell, title: String = "Value") -> Table {
    Table(
      caption: "One cell", columns: [.init("Row"), .init(title, alignment: .trailing)],
      rows: [.init([.text("first"), cell])])
  }

  /// One cell of every kind, under a mark.
  static func cells(_ mark: Mark = .known) -> [Cell] {
    [
      .text("words", mark: mark), .count(1234, mark: mark), .dollars(cents: -123_456, mark: mark),
      .share(0.4235, mark: mark), .number(2.71828, digits: 3, mark: mark),
      .day("2026-03-14", mark: mark), .days(12, mark: mark),
      .interval(lower: .share(0.2), upper: .share(0.4), mark: mark),
      .link("elsewhere", anchor: "row 7", mark: mark), .badge(.danger, "3 days left", mark: mark),
      Cell(.empty, mark: mark),
    ]
  }

  /// Every kind of chart, with `text` wherever a chart holds text.
  static func charts(saying text: String) -> [Chart] {
    let kinds: [Chart.Kind] = [
      .reliability(
        [.init(predicted: 0.3, observed: 0.35, lower: 0.2, upper: 0.5, count: 40)],
        histogram: [.init(lower: 0, upper: 0.5, count: 30), .init(lower: 0.5, upper: 1, count: 9)]),
      .intervals(
        [.init(label: text, estimate: 0.4, lower: 0.3, upper: 0.5, count: 12)],
        value: .init(text, unit: .share), reference: 0.42),
      .bars(
        [.init(label: text, value: 1200), .init(label: "b", value: nil)],
        value: .init(text, unit: .dollars)),
      .line(
        periods: [text, "May"], series: [.init(name: text, values: [1, nil])],
        value: .init(text, unit: .number(digits: 0))),
      .curves(
        [
          .init(
            name: text,
            points: [
              .init(x: 0.1, y: 0.2, lower: 0.1, upper: 0.3), .init(x: 0.9, y: 0.8),
            ]), .init(name: "b", points: []),
        ], x: .init(text, unit: .share), y: .init(text, unit: .share), diagonal: true),
    ]
    return kinds.map { Chart(title: text, summary: text, kind: $0) }
  }

  /// Every kind of block, with `text` wherever a block holds text.
  static func blocks(saying text: String) -> [Block] {
    let table = Table(
      caption: text,
      columns: [
        .init(text, unit: text, help: text), .init("other " + text, priority: .extra),
      ],
      rows: [
        .init(
          [.link(text, anchor: text), .badge(.warning, text)], anchor: text,
          detail: [.paragraph(text)], detailSummary: text),
        .init([.day(text), .text(text, mark: .estimated)]),
      ])
    return [
      .heading(text, anchor: text), .paragraph(text), .notice(.warning, text),
      .keyFigures([.init(text, .text(text), note: text)]), .table(table),
      .details(summary: text, [.paragraph(text), .table(table)]),
      .definitions([.init(text, .text(text))]),
      .arithmetic([.init(.equals, text, .text(text), note: text)]),
    ] + charts(saying: text).map { .chart($0) }
  }
}
