import Foundation
import Testing

struct ClassifyLetterTests {
  @Test func `a file that is no text is refused, and the letter beside it is read`() throws {
    let job = try SamplePractice(SamplePractice.loaded)
    let folder = job.scratch.file("letters")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data([0x89, 0x50, 0x00, 0xff]).write(to: folder.appending(path: "a-scan.txt"))
    try Data("The service is denied: it is experimental and investigational.\n".utf8)
      .write(to: folder.appending(path: "b-letter.txt"))
    let read = try job.run("classify-letter", folder.path)
    #expect(read.status == 1)
    #expect(read.output.contains("b-letter.txt") && !read.output.contains("a-scan.txt"))
    #expect(read.errors.contains("a-scan.txt"), "\(read.errors)")
  }
}
