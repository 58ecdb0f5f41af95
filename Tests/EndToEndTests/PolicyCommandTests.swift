import Foundation
import Testing

struct PolicyCommandTests {
  @Test func `the list holds every policy and prints no unknown day`() throws {
    let found = try Tool.run(["policy", "list", "--format", "csv", "--data", Tool.data])
    #expect(found.status == 0)
    let lines = found.output.split(whereSeparator: \.isNewline)
    #expect(lines.contains { $0.contains("cms-ncd-160.7") && $0.contains("unknown") })
    #expect(
      lines.contains { $0.contains("aetna-cpb-0743@2026-07-30") && $0.contains("2026-07-30,known") }
    )
  }

  @Test func `a policy is shown by its number, with section, mark and source`() throws {
    let found = try Tool.run(["policy", "show", "CPB 0743", "--data", Tool.data])
    #expect(found.status == 0)
    #expect(found.output.contains("at least 6 weeks"))
    #expect(found.output.contains("source S3"))
    let none = try Tool.run(["policy", "show", "CPB 9999", "--data", Tool.data])
    #expect(none.status == 1 && none.errors.contains("is no policy of the library"))
    let several = try Tool.run(["policy", "show", "aetna", "--data", Tool.data])
    #expect(several.status == 1 && several.errors.contains("choose one of"))
  }

  @Test func `words are searched in criteria`() throws {
    let found = try Tool.run([
      "policy", "search", "cotinine", "--format", "csv", "--data", Tool.data,
    ])
    #expect(found.status == 0 && found.output.contains("cigna-evicore-cmm-609"))
  }

  @Test func `a file is imported once, and refused by line when it is wrong`() throws {
    let scratch = try Scratch()
    let folder = scratch.file("policies")
    try FileManager.default.copyItem(atPath: Tool.data + "/policies", toPath: folder.path)
    let name = "hcsc-sur712.036-lumbar-fusion.json"
    let policy = scratch.file(name)
    try FileManager.default.moveItem(at: folder.appending(path: name), to: policy)
    let text = try String(contentsOf: policy, encoding: .utf8)
    try text.replacing("\"op\": \"all\"", with: "\"op\": \"most\"")
      .write(to: policy, atomically: true, encoding: .utf8)
    let arguments = ["policy", "import", policy.path, "--policies", folder.path]
    let refused = try Tool.run(arguments)
    #expect(refused.status == 1 && refused.errors.contains("\(name), line "))
    #expect(refused.errors.contains("unknown operator"))
    try text.write(to: policy, atomically: true, encoding: .utf8)
    #expect(try Tool.run(arguments).status == 0)
    #expect(try Tool.run(arguments).errors.contains("exists already"))
  }

  @Test func `a practice's own folder may begin empty`() throws {
    let scratch = try Scratch()
    let folder = scratch.file("own")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = Tool.data + "/policies/aetna-cpb-0743-lumbar.json"
    let added = try Tool.run([
      "policy", "import", file, "--policies", folder.path, "--data", Tool.data,
    ])
    #expect(added.status == 0, "\(added.errors)")
    let list = try Tool.run([
      "policy", "list", "--policies", folder.path, "--data", Tool.data, "--format", "csv",
    ])
    #expect(list.output.split(whereSeparator: \.isNewline).count == 2)
  }

  @Test func `a changed file is told apart from the policy`() throws {
    let scratch = try Scratch()
    let file = scratch.file("new.json")
    try String(contentsOfFile: Tool.data + "/policies/aetna-cpb-0743-lumbar.json", encoding: .utf8)
      .replacing("\"value\": 6,", with: "\"value\": 12,", maxReplacements: 1)
      .write(to: file, atomically: true, encoding: .utf8)
    let found = try Tool.run([
      "policy", "diff", "CPB 0743", file.path, "--format", "csv", "--data", Tool.data,
    ])
    #expect(found.status == 0)
    #expect(found.output.contains("at least 6 weeks") && found.output.contains("at least 12 weeks"))
  }
}
