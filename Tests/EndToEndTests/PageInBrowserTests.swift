import Foundation
import Testing

/// The weekly page in a real browser, headless Chromium.
@Suite(.serialized)
struct PageInBrowserTests {
  private static let chromium = "/usr/bin/chromium"
  private static let isInstalled = FileManager.default.isExecutableFile(atPath: chromium)

  /// The page in the copy's own folder.
  private static func weeklyPage(of job: SamplePractice) throws -> URL {
    let written = try job.run(
      "report", "weekly", "--as-of", SamplePractice.day, "--minutes", "900", "--out",
      job.scratch.url.path)
    try #require(written.status == 0, "\(written.errors)")
    return job.scratch.file("weekly-\(SamplePractice.day).html")
  }

  private static func run(_ program: String, _ arguments: [String], _ scratch: Scratch) throws
    -> String
  {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = scratch.file("browser-\(UUID().uuidString)")
    FileManager.default.createFile(atPath: output.path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: output, encoding: .utf8)
  }

  private static let flags = [
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
    "--virtual-time-budget=8000", "--no-pdf-header-footer",
  ]

  // The page is put into a frame of the width, by a page that then writes down how wide it became.
  @Test(.enabled(if: isInstalled, "chromium is not installed"))
  func `nothing sticks out at 390 and 1280 pixels`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let scratch = job.scratch
    let page = try String(contentsOf: Self.weeklyPage(of: job), encoding: .utf8)
    let quoted = page.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    for width in [390, 1280] {
      let frame = """
        <!doctype html><body style="margin:0"><iframe id="f" width="\(width)" height="900"
        style="border:0" srcdoc="\(quoted)"></iframe><p id="w">none</p><script>
        document.getElementById("f").onload = e => document.getElementById("w").textContent =
          "scroll width " + e.target.contentDocument.documentElement.scrollWidth + " end";
        </script></body>
        """
      let file = URL(filePath: try scratch.write(frame, "frame-\(width).html"))
      let dom = try Self.run(
        "chromium",
        Self.flags + ["--window-size=1400,1000", "--dump-dom", file.absoluteString], scratch)
      #expect(dom.contains("scroll width \(width) end"))
    }
  }

  @Test(.enabled(if: isInstalled, "chromium is not installed"))
  func `every printed sheet says that the data is synthetic`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let scratch = job.scratch
    let page = try Self.weeklyPage(of: job)
    let pdf = scratch.file("weekly.pdf")
    _ = try Self.run(
      "chromium", Self.flags + ["--print-to-pdf=\(pdf.path)", page.absoluteString], scratch)
    let sheets = try Self.run("pdftotext", [pdf.path, "-"], scratch).split(separator: "\u{0C}")
    // A manager takes it along; each sheet ends in a form feed.
    #expect(sheets.count >= 2 && sheets.count <= 10)
    for (number, sheet) in sheets.enumerated() where !sheet.allSatisfy(\.isWhitespace) {
      #expect(sheet.lowercased().contains("synthetic data"), "sheet \(number + 1)")
    }
  }
}
