import Foundation
import Ingest
import Testing

struct FileDigestTests {
  // FIPS 180-4 examples: SHA-256 of "" and "abc".
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `gives the digests of the standard`(text: String, digest: String) {
    #expect(FileDigest.sha256(Array(text.utf8)) == digest)
  }

  @Test func `a file read in chunks has the digest of its bytes`() throws {
    let bytes = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).bin")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(bytes).write(to: url)
    #expect(try FileDigest.sha256(path: url.path()) == FileDigest.sha256(bytes))
  }

  @Test func `a file that is not there is named`() {
    #expect(throws: CSVError.self) { try FileDigest.sha256(path: "/nowhere/no.835") }
  }
}
