import Glibc
import HTTPTypes

/// A form with files, as browsers send it.
///
/// Ours, for the framework that answers requests reads none.
///
/// Source: RFC 7578 (`multipart/form-data`), RFC 2046 section 5.1 for boundaries.
struct Multipart {
  struct Part {
    let name: String
    /// `nil` for a field that is no file.
    let fileName: String?
    let bytes: ArraySlice<UInt8>
  }

  private(set) var parts: [Part] = []

  private static let longestHead = 4096
  private static let mostParts = 500

  /// Reads a body whose boundary the Content-Type names.
  init(_ bytes: [UInt8], type: String) throws(Problem) {
    let boundary = try Self.boundary(of: type)
    // The first may stand at the very beginning, without the end of a line before it.
    let opening = Array("--\(boundary)".utf8)
    let delimiter = Array("\r\n--\(boundary)".utf8)
    var place: Int
    if bytes.starts(with: opening) {
      place = opening.count
    } else if let first = Self.find(delimiter, in: bytes, from: 0) {
      place = first + delimiter.count
    } else {
      throw Self.broken("it has no part")
    }
    while !bytes[place...].starts(with: Array("--".utf8)) {
      guard parts.count < Self.mostParts else { throw Self.broken("it has too many parts") }
      guard let head = Self.find(Array("\r\n\r\n".utf8), in: bytes, from: place),
        head - place <= Self.longestHead,
        let end = Self.find(delimiter, in: bytes, from: head + 2)
      else { throw Self.broken("it ends before its last part does") }
      let start = min(head + 4, end)
      if let part = Self.part(bytes[place..<head], bytes[start..<end]) { parts.append(part) }
      place = end + delimiter.count
    }
  }

  private static func broken(_ words: String) -> Problem {
    Problem(.badRequest, "body: expected a form with files; \(words)")
  }

  private static func boundary(of type: String) throws(Problem) -> String {
    let boundary = parameters(of: type)["boundary"] ?? ""
    guard type.lowercased().hasPrefix("multipart/form-data"), (1...70).contains(boundary.utf8.count)
    else { throw Problem(.unsupportedMediaType, "body: expected a form with files") }
    return boundary
  }

  private static func part(_ head: ArraySlice<UInt8>, _ bytes: ArraySlice<UInt8>) -> Part? {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let label = "content-disposition:"
    guard let line = lines.first(where: { $0.lowercased().hasPrefix(label) }) else { return nil }
    let parameters = parameters(of: String(line.dropFirst(label.count)))
    guard let name = parameters["name"] else { return nil }
    return Part(name: name, fileName: parameters["filename"], bytes: bytes)
  }

  /// `name=value` and `name="value"` behind semicolons; a browser writes a quote in a value as `%22`.
  private static func parameters(of line: String) -> [String: String] {
    var found: [String: String] = [:]
    var pieces: [String] = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    for piece in pieces.dropFirst() {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      var value = sides[1].trimmingPrefix { $0 == " " }
      if value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 {
        value = value.dropFirst().dropLast()
      }
      let name = sides[0].filter { $0 != " " }.lowercased()
      let plain = value.replacing("%22", with: "\"").replacing("%0D", with: " ")
        .replacing("%0A", with: " ")
      found[name] = found[name] ?? String(plain)
    }
    return found
  }

  private static func find(_ wanted: [UInt8], in bytes: [UInt8], from place: Int) -> Int? {
    bytes.withUnsafeBytes { whole in
      wanted.withUnsafeBytes { piece in
        guard let base = whole.baseAddress, let sought = piece.baseAddress else { return nil }
        var start = place
        // A chart is mostly text and images: the first byte of a delimiter is rare in it.
        while start + piece.count <= whole.count {
          guard let hit = memchr(base + start, Int32(piece[0]), whole.count - start) else {
            return nil
          }
          start = UnsafeRawPointer(hit) - base
          guard start + piece.count <= whole.count else { return nil }
          if memcmp(base + start, sought, piece.count) == 0 { return start }
          start += 1
        }
        return nil
      }
    }
  }
}
