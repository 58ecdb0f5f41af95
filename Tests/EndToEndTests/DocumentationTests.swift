import Foundation
import Testing

struct DocumentationTests {
  @Test(arguments: [
    "ingest", "status", "train", "score", "rank", "report weekly", "simulate",
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
    let listed =
      help.split(separator: "SUBCOMMANDS:").last?.split(separator: "\n")
      .compactMap { $0.split(separator: " ").first.map(String.init) } ?? []
    for name in ["ingest", "status", "train", "score", "rank", "report", "simulate"] {
      #expect(listed.contains(name))
    }
    #expect(listed.filter { $0.allSatisfy(\.isLowercase) }.contains("see") || listed.count >= 7)
  }

  @Test func `every file of Data is described`() throws {
    let readme = try String(
      contentsOf: Tool.checkout.appending(path: "Data/README.md"), encoding: .utf8)
    let rules = try FileManager.default.contentsOfDirectory(atPath: Tool.data + "/rules")
    for file in rules { #expect(readme.contains("rules/\(file)"), "\(file) is not described") }
  }
}
