import Appeals
import Foundation

/// The product's own data files.
enum Product {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Data")

  static func data(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  static func literature() throws -> Literature {
    try Literature(rows: rows("literature.csv"))
  }

  static func objections() throws -> ObjectionBook {
    try ObjectionBook(json: data("objections.json"), literature: literature())
  }

  /// A table with quoted cells and no line break within one.
  static func rows(_ name: String) throws -> [[String: String]] {
    let lines = String(decoding: try data(name), as: UTF8.self).split(separator: "\n")
    guard let head = lines.first.map({ cells(of: $0) }) else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(zip(head, cells(of: line)), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
