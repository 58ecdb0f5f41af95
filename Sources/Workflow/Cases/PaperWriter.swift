public import Documents
public import Foundation

/// Writes a page as HTML, PDF or DOCX, by the ending of its path.
///
/// PDF is printed by Chromium and DOCX converted by pandoc, both from the same HTML. Files are
/// readable by their owner only.
struct PaperWriter {
  private let path: String
  private let form: PaperForm

  /// - Throws: ``WorkflowError/unknownForm(_:)`` for another ending.
  init(path: String) throws {
    guard let form = PaperForm(rawValue: URL(filePath: path).pathExtension.lowercased()) else {
      throw WorkflowError.unknownForm(path)
    }
    self.path = path
    self.form = form
  }

  func write(_ report: Report) throws {
    try Self.keep(form.bytes(of: report, for: path), at: path)
  }

  private static func keep(_ data: Data, at path: String) throws {
    do {
      try data.write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw WorkflowError.cannotWrite(path)
    }
  }
}

/// How a paper is written.
public enum PaperForm: String, Sendable, Hashable {
  case html, pdf, docx

  /// - Parameters:
  ///   - report: The paper.
  ///   - name: What errors call it.
  /// - Returns: The file's bytes.
  /// - Throws: ``WorkflowError``, where the program that makes them is missing, fails or takes too
  ///   long.
  public func bytes(of report: Report, for name: String) throws -> Data {
    let html = HTMLRenderer().render(report)
    guard self != .html else { return Data(html.utf8) }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "page.html")
    let paper = folder.appending(path: "page.\(rawValue)")
    try Data(html.utf8).write(to: page)
    switch self {
    case .html: break
    case .pdf:
      try Converter("chromium", package: "chromium").run(
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(paper.path)",
          page.absoluteString,
        ], making: paper, for: name)
    case .docx:
      let filter = folder.appending(path: "cover.lua")
      try Data(Self.coverFilter.utf8).write(to: filter)
      try Converter("pandoc", package: "pandoc").run(
        [page.path, "-f", "html", "--lua-filter", filter.path, "-o", paper.path], making: paper,
        for: name)
    }
    return try Data(contentsOf: paper)
  }

  /// Puts the cover sheet on a page of its own, and no second title above it.
  private static let coverFilter = """
    function Meta(meta)
      meta.title = nil
      return meta
    end
    function Div(div)
      if div.classes:includes('cover') then
        div.content:insert(pandoc.RawBlock('openxml', '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'))
        return div.content
      end
    end
    """
}
