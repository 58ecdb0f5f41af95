/// A document of a chart as text, with its pages.
public struct ChartDocument: Sendable, Hashable {
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case plainText, pdf, word
  }

  /// Its file name, within its chart.
  public let name: String
  public let format: Format
  /// Lines end in a line feed; a form feed parts two pages.
  public let text: String
  /// UTF-8 offset at which each page begins; empty where the format has no pages.
  public let pageStarts: [Int]
  /// Pages, from 1, that hold fewer words than a page that was written: scans, or blank.
  public let unreadPages: [Int]
  /// Pages, from 1, of columns that can't be told apart: read across, their words would be joined to
  /// sentences that nobody wrote.
  public let unclearPages: [Int]
  /// Which contents these are: FNV-1a of 64 bits over the file's bytes, and their count. It notices
  /// an edit; it is no proof against forgery.
  public let version: String

  init(name: String, format: Format, pages printed: [String], bytes: [UInt8]) {
    self.name = name
    self.format = format
    let columns = printed.map { PageColumns($0) }
    let pages = columns.map(\.text)
    unclearPages = columns.indices.filter { columns[$0].isUnclear }.map { $0 + 1 }
    text = pages.joined(separator: "\u{0C}")
    var starts: [Int] = []
    var offset = 0
    for page in pages {
      starts.append(offset)
      offset += page.utf8.count + 1
    }
    pageStarts = format == .pdf ? starts : []
    unreadPages =
      format == .pdf
      ? pages.indices.filter { !Self.isWritten(pages[$0]) }.map { $0 + 1 } : []
    version = Self.version(of: bytes)
  }

  /// No page could be read: the whole file is a scan, and says nothing until it is made text.
  public var isUnread: Bool {
    format == .pdf ? unreadPages.count == pageStarts.count : !Self.isWritten(text, words: 1)
  }

  /// The page, from 1, that holds the byte at a UTF-8 offset; `nil` without pages.
  public func page(at offset: Int) -> Int? {
    pageStarts.lastIndex { $0 <= offset }.map { $0 + 1 }
  }

  /// A number stamped on a scan, or a fax banner's page count, makes no page that was read.
  private static func isWritten(_ page: String, words wanted: Int = 5) -> Bool {
    let words = page.split { !$0.isLetter }.lazy.filter { $0.count > 1 }
    return words.prefix(wanted).count == wanted
  }

  /// Source: G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, "The FNV Non-Cryptographic Hash
  /// Algorithm", offset basis and prime for 64 bits.
  private static func version(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return "\(String(hash, radix: 16))-\(bytes.count)"
  }
}
