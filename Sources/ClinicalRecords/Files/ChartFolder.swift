public import Foundation

/// The documents of one chart, read from a folder or a single file.
public struct ChartFolder: Sendable {
  /// Every document that could be opened, by name; see ``ChartDocument/unreadPages`` for scans.
  public private(set) var documents: [ChartDocument] = []
  /// Every file that could not, and what to do.
  public private(set) var problems: [ChartFileError] = []

  /// Reads every file of the folder and those below it, but no hidden ones.
  ///
  /// - Throws: ``ChartFileError/notFound(_:)`` where there is neither folder nor file. One file that
  ///   cannot be read does not hide the others: it is among ``problems``.
  public init(at url: URL) throws(ChartFileError) {
    for (name, file) in try Self.files(at: url) {
      do {
        documents.append(try Self.document(at: file, named: name))
      } catch {
        problems.append(error)
      }
    }
  }

  /// One file; `name` is what the document is called within its chart.
  public static func document(at file: URL, named name: String? = nil)
    throws(ChartFileError) -> ChartDocument
  {
    let name = name ?? file.lastPathComponent
    guard let data = try? Data(contentsOf: file) else { throw .notFound(name) }
    let bytes = [UInt8](data)
    // By its first bytes: exports are often misnamed.
    if bytes.prefix(1024).starts(with: Array("%PDF-".utf8)) {
      return ChartDocument(
        name: name, format: .pdf, pages: try PDFFile.pages(of: file), bytes: bytes)
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return ChartDocument(
        name: name, format: .word, pages: [try WordFile.text(of: file)], bytes: bytes)
    }
    if let kind = unreadKind(bytes, file) { throw .unsupported(name, kind: kind) }
    let text = try PlainTextFile.text(of: bytes, file: name)
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
    return ChartDocument(
      name: name, format: .plainText, pages: pages.map(String.init), bytes: bytes)
  }

  /// What a file is that is not read; `nil` for what may be plain text.
  private static func unreadKind(_ bytes: [UInt8], _ file: URL) -> String? {
    let signatures: [(kind: String, bytes: [UInt8])] = [
      ("an old Word file (DOC)", [0xD0, 0xCF, 0x11, 0xE0]),
      ("rich text (RTF)", Array(#"{\rtf"#.utf8)),
      ("an image", [0xFF, 0xD8, 0xFF]), ("an image", [0x89, 0x50, 0x4E, 0x47]),
      ("an image", [0x49, 0x49, 0x2A, 0x00]), ("an image", [0x4D, 0x4D, 0x00, 0x2A]),
    ]
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return known.kind }
    switch file.pathExtension.lowercased() {
    case "htm", "html", "xml": return "a web page or XML"
    default: return nil
    }
  }

  private static func files(at url: URL) throws(ChartFileError) -> [(name: String, file: URL)] {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw .notFound(url.lastPathComponent)
    }
    guard isFolder.boolValue else { return [(url.lastPathComponent, url)] }
    guard let names = try? manager.subpathsOfDirectory(atPath: url.path) else {
      throw .notFound(url.lastPathComponent)
    }
    return names.filter { name in
      var isFolder: ObjCBool = false
      return !name.split(separator: "/").contains { $0.hasPrefix(".") }
        && manager.fileExists(
          atPath: url.appending(path: name).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    .sorted()
    .map { ($0, url.appending(path: $0)) }
  }
}
