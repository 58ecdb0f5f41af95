import Foundation
import Testing

@testable import Workflow

/// Programs that convert, standing in for those that fail.
struct ConverterTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  private func convert(_ script: String, seconds: Int = 20) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "tool")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
    let made = folder.appending(path: "made.pdf")
    try Converter(name: "tool", program: program, secondsAllowed: seconds).run(
      [made.path], making: made, for: "card.pdf")
  }

  @Test func `what was made is taken`() throws {
    try convert("echo page > $1")
  }

  @Test func `a program that never ends is stopped, and said`() {
    #expect(throws: WorkflowError.tookTooLong("card.pdf", tool: "tool", seconds: 1)) {
      try convert("echo page > $1; exec sleep 60", seconds: 1)
    }
  }

  @Test func `a program that fails is not believed, even if it wrote something`() {
    #expect(throws: WorkflowError.notConverted("card.pdf", tool: "tool", status: 3)) {
      try convert("echo half > $1; exit 3")
    }
  }

  @Test func `a program that ends well without a file is not believed`() {
    #expect(throws: WorkflowError.notConverted("card.pdf", tool: "tool", status: 0)) {
      try convert("exit 0")
    }
  }

  @Test func `a program that is not installed is named with its package`() {
    #expect(throws: WorkflowError.toolMissing("no-such-tool", package: "some-package")) {
      try Converter("no-such-tool", package: "some-package")
    }
  }
}
