import Foundation

/// A PDF, page by page, through poppler's `pdftotext -layout`, which keeps the rows of tables.
///
/// A page that is an image has no text: it comes out empty, and ``ChartDocument/unreadPages`` says
/// so. Nothing is recognised optically here: a misread digit would be an invented fact.
enum PDFFile {
  static func pages(of file: URL) throws(ChartFileError) -> [String] {
    let name = file.lastPathComponent
    let reader = try ExternalReader("pdftotext", package: "poppler-utils", for: name)
    let output = try reader.run(
      ["-layout", "-enc", "UTF-8", "-eol", "unix", file.path, "-"], for: name)
    // Poppler exits 1 both for a broken file and for a password it does not have.
    guard output.status == 0 else {
      throw isEncrypted(file) ? .locked(name) : .damaged(name, expected: "a PDF that opens")
    }
    // Every page ends in a form feed.
    let pages = String(decoding: output.bytes, as: UTF8.self)
      .split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast()
    guard !pages.isEmpty else { throw .damaged(name, expected: "a PDF with pages") }
    return pages.map { withLetters(String($0)) }
  }

  /// Typeset ligatures as the letters they join, so that `ﬂexion` is found as flexion.
  private static func withLetters(_ page: String) -> String {
    guard page.utf8.contains(0xEF) || page.utf8.contains(0xC2) else { return page }
    var letters = page
    for (ligature, joined) in [
      ("\u{FB00}", "ff"), ("\u{FB01}", "fi"), ("\u{FB02}", "fl"), ("\u{FB03}", "ffi"),
      ("\u{FB04}", "ffl"), ("\u{00A0}", " "), ("\u{00AD}", "-"),
    ] {
      letters = letters.replacing(ligature, with: joined)
    }
    return letters
  }

  private static func isEncrypted(_ file: URL) -> Bool {
    guard let data = try? Data(contentsOf: file) else { return false }
    return data.range(of: Data("/Encrypt".utf8)) != nil
  }
}
