import Documents
import Foundation
import Testing

/// Whether gnuplot is installed; tests of drawings are skipped, visibly, where it is not.
private let canDraw = Gnuplot.onPath() != nil

struct ChartTests {
  private func page(_ charts: [Chart], gnuplot: Gnuplot? = .onPath()) -> String {
    HTMLRenderer(gnuplot: gnuplot).render(Sample.report(charts.map { .chart($0) }))
  }

  @Test(.enabled(if: canDraw), arguments: 0..<5)
  func `every kind is drawn, with title, description and data`(kind: Int) {
    let html = page([Sample.charts(saying: "words & more")[kind]])
    #expect(html.contains("<svg viewBox="))
    #expect(html.contains("id=\"chart.g1.title\">words &amp; more</title>"))
    #expect(html.contains("id=\"chart.g1.desc\">words &amp; more</desc>"))
    #expect(html.contains("<details><summary>Data behind the chart</summary>"))
    #expect(!html.contains("could not be drawn"))
    #expect(!html.contains("<?xml") && !html.contains("xlink"))
  }

  @Test(.enabled(if: canDraw))
  func `charts on one page share no id, and refer only to their own`() {
    let html = page(Sample.charts(saying: "words") + Sample.charts(saying: "words"))
    let ids = html.matches(of: /\bid=["']([^"']*)["']/).map(\.output.1)
    #expect(ids.count > 8 * 10)
    #expect(Set(ids).count == ids.count)
    for target in html.matches(of: /(?:href=["']#|url\(#)([^"')]*)/).map(\.output.1) {
      #expect(ids.contains(target), "\(target)")
    }
  }

  @Test(.enabled(if: canDraw), arguments: 0..<5)
  func `a chart of nothing is drawn all the same`(kind: Int) {
    let axis = Chart.Axis("a", unit: .dollars)
    let kinds: [Chart.Kind] = [
      .reliability([], histogram: []), .intervals([], value: axis),
      .bars([.init(label: "a", value: nil)], value: axis),
      .line(periods: [], series: [], value: axis), .curves([], x: axis, y: axis),
    ]
    let html = page([Chart(title: "t", summary: "s", kind: kinds[kind])])
    #expect(html.contains("<svg"))
  }

  @Test(.enabled(if: canDraw))
  func `a label cannot run a command`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "x")
    for text in [
      "`touch \(file.path)`", "'; system('touch \(file.path)'); '", "\n!touch \(file.path)",
    ] {
      // Short labels, so that nothing is saved by being cut.
      let html = page(Sample.charts(saying: text))
      #expect(html.contains("<svg"))
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test(arguments: 0..<5)
  func `without gnuplot the page shows the numbers and says why`(kind: Int) {
    let html = page([Sample.charts(saying: "words")[kind]], gnuplot: nil)
    #expect(html.contains("could not be drawn"))
    #expect(html.contains("<details open><summary>Data behind the chart</summary>"))
    #expect(!html.contains("<svg"))
  }

  @Test(arguments: ["/nonexistent/gnuplot", "/bin/false", "/bin/true", "/bin/cat"])
  func `a gnuplot that fails does not fail the report`(program: String) {
    let gnuplot = Gnuplot(executable: URL(filePath: program))
    let html = page(Sample.charts(saying: "<svg onload=x>"), gnuplot: gnuplot)
    #expect(html.ranges(of: "could not be drawn").count == 5)
  }

  @Test func `a gnuplot that hangs is given up on`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data("#!/bin/sh\nexec sleep 60\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
    let html = page(
      Array(Sample.charts(saying: "words").prefix(1)),
      gnuplot: Gnuplot(executable: file, secondsAllowed: 1))
    #expect(html.contains("could not be drawn"))
  }

  @Test func `series of one name, or named as a column is, still have a table`() {
    let chart = Chart(
      title: "t", summary: "s",
      kind: .line(
        periods: ["May"],
        series: ["Period", "a", "a"].map { .init(name: $0, values: [1]) },
        value: .init("v", unit: .number(digits: 0))))
    #expect(chart.table.columns.map(\.title) == ["Period", "Period [2]", "a", "a [2]"])
  }

  @Test func `the numbers behind a picture of estimates say that they are estimates`() {
    let axis = Chart.Axis("recovered", unit: .dollars, mark: .estimated)
    let intervals = Chart(
      title: "t", summary: "s",
      kind: .intervals([.init(label: "May", estimate: 20, lower: 10, upper: 30)], value: axis))
    #expect(
      intervals.table.rows.first?.cells == [
        .text("May"), .dollars(cents: 2000, mark: .estimated),
        Cell(
          .interval(lower: .dollars(cents: 1000), upper: .dollars(cents: 3000)), mark: .estimated),
      ])
    // Without cases to count there is no column of counts.
    #expect(intervals.table.columns.map(\.title) == ["Label", "recovered", "Interval"])
    let curves = Chart(
      title: "t", summary: "s",
      kind: .curves(
        [.init(name: "c", points: [.init(x: 5, y: 0.5)])], x: axis,
        y: .init("share", unit: .share)))
    #expect(
      curves.table.rows.first?.cells.dropFirst().prefix(2)
        == [.dollars(cents: 500, mark: .estimated), .share(0.5)])
  }

  @Test func `a gap in a line is unknown in its table`() {
    let chart = Chart(
      title: "t", summary: "s",
      kind: .line(
        periods: ["May", "June"], series: [.init(name: "a", values: [nil])],
        value: .init("v", unit: .share)))
    #expect(chart.table.rows.map { $0.cells[1] } == [.unknown, .unknown])
  }
}
