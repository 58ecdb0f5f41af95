import Foundation
import Testing

struct DocumentationTests {
  @Test(arguments: [
    "ingest", "status", "train", "validate", "score", "rank", "override", "report weekly",
    "predict-denials",
    "monitor", "classify-letter", "policy list", "policy show", "policy search", "policy import",
    "policy diff",
    "review", "letter", "battlecard", "checklist", "simulate", "audit verify",
    "audit list",
  ])
  func `every subcommand is in README and has help`(command: String) throws {
    let readme = try String(
      contentsOf: Tool.checkout.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("`overturn \(command)"))
    let help = try Tool.run(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("USAGE: overturn \(command)"))
  }

  @Test func `no subcommand is missing from this test`() throws {
    let help = try Tool.run(["--help"]).output
    let listing = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
    let names = listing.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }.filter { $0.hasPrefix("  ") && !$0.hasPrefix("    ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(
      names == [
        "ingest", "status", "train", "validate", "score", "rank", "override", "report",
        "predict-denials",
        "monitor", "classify-letter", "policy", "review", "letter", "battlecard",
        "checklist", "simulate", "audit",
      ])
  }

  @Test func `every file of Data is described`() throws {
    let readme = try String(
      contentsOf: Tool.checkout.appending(path: "Data/README.md"), encoding: .utf8)
    let rules = try FileManager.default.contentsOfDirectory(atPath: Tool.data + "/rules")
    for file in rules { #expect(readme.contains("rules/\(file)"), "\(file) is not described") }
  }
}
