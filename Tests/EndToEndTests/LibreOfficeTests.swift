import Foundation
import Testing
import WorkbookReading

/// The weekly workbook opened by a spreadsheet that others wrote; skipped where it isn't installed.
struct LibreOfficeTests {
  private static let program = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The sheets as LibreOffice shows them, by file name.
  private func open(_ workbook: String, in scratch: Scratch) throws -> [String: String] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.program))
    process.arguments = [
      "-env:UserInstallation=file://" + scratch.file("profile").path, "--headless",
      "--convert-to",
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
      "--outdir", scratch.file("sheets").path, workbook,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.file("sheets").path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let path = scratch.file("sheets").path + "/" + name
        return (name, try String(contentsOfFile: path, encoding: .utf8))
      })
  }

  @Test(.enabled(if: program != nil, "LibreOffice is not installed"))
  func `LibreOffice opens the workbook with every line and no error`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let folder = job.scratch.file("Reports").path
    _ = try job.run("report", "weekly", "--as-of", SamplePractice.day, "--out", folder)
    let name = folder + "/weekly-\(SamplePractice.day)"
    let sheets = try open(name + ".xlsx", in: job.scratch)
    #expect(sheets.count == (try ReadWorkbook(name + ".xlsx").sheets.count))
    for (sheet, text) in sheets {
      #expect(
        !text.contains("###") && !text.contains("Err:") && !text.contains("#NAME"), "\(sheet)")
    }
    let list = try String(contentsOfFile: name + ".csv", encoding: .utf8)
    let shown = try #require(sheets.first { $0.key.contains("The whole list") }?.value)
    // No field of the list has a line break; what stands above the head is title and notice.
    let lines = shown.split(separator: "\n").drop { !$0.hasPrefix("Part,") }
    #expect(lines.count == list.split(separator: "\r\n").count && lines.count > 100)
  }
}
