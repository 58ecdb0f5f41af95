import Foundation

/// A workbook as a spreadsheet would read it, taken apart with `unzip` and an XML parser.
public struct ReadWorkbook: Sendable {
  public let sheets: [ReadSheet]
  /// The symbols that mark points of charts.
  public let pointSymbols: Set<String>
  /// `docProps/core.xml`, where the day of creation stands.
  public let properties: String

  public init(_ path: String) throws {
    func part(_ name: String) throws -> Data { try Self.part(name, of: path) }
    let book = try XMLNode.parse(part("xl/workbook.xml"))
    let strings = try XMLNode.parse(part("xl/sharedStrings.xml")).all("si").map { item in
      item.all("t").map(\.text).joined()
    }
    let formats = Self.formats(try XMLNode.parse(part("xl/styles.xml")))
    sheets = try book.all("sheet").enumerated().map { index, sheet in
      let node = try XMLNode.parse(part("xl/worksheets/sheet\(index + 1).xml"))
      // A sheet without tables and charts has no relations.
      let relations = try? XMLNode.parse(part("xl/worksheets/_rels/sheet\(index + 1).xml.rels"))
      let targets = relations?.all("Relationship").compactMap { $0.attributes["Target"] } ?? []
      let tables = try targets.filter { $0.contains("/tables/") }.map {
        try ReadSheet.Table(XMLNode.parse(part("xl/" + $0.dropFirst("../".count))))
      }
      let drawings = targets.filter { $0.contains("/drawings/") }
      let charts = try drawings.reduce(0) { count, target in
        try count + XMLNode.parse(part("xl/" + target.dropFirst("../".count))).all("c:chart").count
      }
      return ReadSheet(
        name: sheet.attributes["name"] ?? "", node: node, strings: strings, formats: formats,
        tables: tables, charts: charts)
    }
    let charts = sheets.reduce(0) { $0 + $1.charts }
    pointSymbols = try (0..<charts).reduce(into: []) { symbols, index in
      let chart = try XMLNode.parse(part("xl/charts/chart\(index + 1).xml"))
      symbols.formUnion(chart.all("c:symbol").compactMap { $0.attributes["val"] })
    }
    properties = String(decoding: try part("docProps/core.xml"), as: UTF8.self)
  }

  public func sheet(_ name: String) -> ReadSheet? { sheets.first { $0.name == name } }

  /// The number format of each cell style.
  private static func formats(_ styles: XMLNode) -> [String] {
    let codes = Dictionary(
      styles.all("numFmt").map { ($0.attributes["numFmtId"] ?? "", $0.attributes["formatCode"]) }
    ) { first, _ in first }
    return styles.all("cellXfs").flatMap(\.children).map { style in
      let number = style.attributes["numFmtId"] ?? "0"
      return (codes[number] ?? nil) ?? number
    }
  }

  private static func part(_ name: String, of path: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["unzip", "-p", path, name]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw WorkbookReadingError.noPart(name) }
    return data
  }
}
