import Foundation

/// A page as it leaves the printer: headless Chromium to PDF, counted by poppler.
enum Paper {
  static let isInstalled = ["/usr/bin/chromium", "/usr/bin/pdfinfo"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func pages(of html: String) throws -> Int? {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "page.html")
    let pdf = folder.appending(path: "page.pdf")
    try html.write(to: page, atomically: true, encoding: .utf8)
    _ = try run(
      "/usr/bin/chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(pdf.path)",
        page.absoluteString,
      ], folder)
    let facts = try run("/usr/bin/pdfinfo", [pdf.path], folder)
    return facts.firstMatch(of: /Pages:\s+(\d+)/).flatMap { Int($0.output.1) }
  }

  private static func run(_ program: String, _ arguments: [String], _ folder: URL) throws -> String
  {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = folder.appending(path: UUID().uuidString)
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: output, encoding: .utf8)
  }
}
