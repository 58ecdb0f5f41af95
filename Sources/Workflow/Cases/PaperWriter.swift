import Documents
import Foundation

/// Writes a page as HTML, PDF or DOCX, by the ending of its path.
///
/// PDF is printed by Chromium and DOCX converted by pandoc, both from the same HTML. Files are
/// readable by their owner only.
struct PaperWriter {
  private enum Form: String {
    case html, pdf, docx
  }

  private let path: String
  private let form: Form

  /// - Throws: ``WorkflowError/unknownForm(_:)`` for another ending.
  init(path: String) throws {
    guard let form = Form(rawValue: URL(filePath: path).pathExtension.lowercased()) else {
      throw WorkflowError.unknownForm(path)
    }
    self.path = path
    self.form = form
  }

  func write(_ report: Report) throws {
    let html = HTMLRenderer().render(report)
    guard form != .html else { return try Self.keep(Data(html.utf8), at: path) }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "page.html")
    let paper = folder.appending(path: "page.\(form.rawValue)")
    try Data(html.utf8).write(to: page)
    switch form {
    case .html: break
    case .pdf:
      try Converter("chromium", package: "chromium").run(
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(paper.path)",
          page.absoluteString,
        ], making: paper, for: path)
    case .docx:
      try Converter("pandoc", package: "pandoc").run(
        [page.path, "-f", "html", "-o", paper.path], making: paper, for: path)
    }
    try Self.keep(Data(contentsOf: paper), at: path)
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
