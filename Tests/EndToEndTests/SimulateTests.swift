import Foundation
import Testing

/// Writing a synthetic practice where something already is.
struct SimulateTests {
  private static func simulate(_ folder: URL, months: Int, _ more: String...) throws -> Tool.Result
  {
    try Tool.run(
      ["simulate", "--claims", "40", "--months", "\(months)", "--out", folder.path] + more)
  }

  private static func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `a folder that holds a practice is left as it is`() throws {
    let scratch = try Scratch()
    let folder = scratch.file("practice")
    #expect(try Self.simulate(folder, months: 3).status == 0)
    let before = try Self.names(folder)
    let again = try Self.simulate(folder, months: 2)
    #expect(again.status == 1)
    #expect(again.errors.contains("--overwrite"))
    #expect(try Self.names(folder) == before)
  }

  @Test func `overwriting leaves nothing of the practice before`() throws {
    let scratch = try Scratch()
    let (folder, fresh) = (scratch.file("practice"), scratch.file("fresh"))
    #expect(try Self.simulate(folder, months: 3).status == 0)
    try Data("mine".utf8).write(to: folder.appending(path: "notes.txt"))
    #expect(try Self.simulate(folder, months: 2, "--overwrite").status == 0)
    #expect(try Self.simulate(fresh, months: 2).status == 0)
    #expect(try Self.names(folder) == (Self.names(fresh) + ["notes.txt"]).sorted())
  }

  @Test func `files that no simulation wrote are never overwritten`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("mine", "835-2026-10.edi")
    let result = try Self.simulate(scratch.url, months: 2, "--overwrite")
    #expect(result.status == 1)
    #expect(result.errors.contains("choose another"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }

  @Test func `an empty folder is written to`() throws {
    let scratch = try Scratch()
    _ = try scratch.write("", ".keep")
    #expect(try Self.simulate(scratch.url, months: 2).status == 0)
  }
}
