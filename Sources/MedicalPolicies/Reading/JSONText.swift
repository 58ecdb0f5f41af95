/// Reads one JSON text (RFC 8259) strictly: repeated keys, trailing commas and text after the value
/// are refused, by line.
struct JSONText {
  private let bytes: [UInt8]
  private let file: String
  private var index = 0
  private var line = 1
  private static let deepest = 64

  private init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// - Throws: ``FormatError`` with line and place.
  static func read(_ bytes: [UInt8], file: String) throws(FormatError) -> JSONNode {
    var text = JSONText(bytes, file: file)
    let node = try text.node(at: "", depth: 0)
    text.skipSpace()
    guard text.index == bytes.count else { throw text.refusal("the end of the file", at: "") }
    return node
  }

  private mutating func node(at place: String, depth: Int) throws(FormatError) -> JSONNode {
    skipSpace()
    let start = line
    guard depth < Self.deepest else {
      throw refusal("at most \(Self.deepest) levels of nesting", at: place)
    }
    let value: JSONNode.Value
    switch peek {
    case UInt8(ascii: "{"): value = .object(try object(at: place, depth: depth))
    case UInt8(ascii: "["): value = .array(try array(at: place, depth: depth))
    case UInt8(ascii: "\""): value = .text(try string(at: place))
    case UInt8(ascii: "t"): value = try word("true", .truth(true), at: place)
    case UInt8(ascii: "f"): value = try word("false", .truth(false), at: place)
    case UInt8(ascii: "n"): value = try word("null", .null, at: place)
    default: value = .number(try number(at: place))
    }
    return JSONNode(line: start, place: place, value: value)
  }

  private mutating func object(
    at place: String, depth: Int
  ) throws(FormatError) -> [JSONNode.Member] {
    index += 1
    var members: [JSONNode.Member] = []
    if takes("}") { return [] }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw refusal("a field name", at: place) }
      let key = try string(at: place)
      guard !members.contains(where: { $0.key == key }) else {
        throw FormatError(
          file: file, line: line, place: "\(place)/\(key)", problem: .duplicateField)
      }
      guard takes(":") else { throw refusal("':' after the field name", at: "\(place)/\(key)") }
      members.append(
        JSONNode.Member(key: key, node: try node(at: "\(place)/\(key)", depth: depth + 1)))
    } while takes(",")
    guard takes("}") else { throw refusal("',' or '}'", at: place) }
    return members
  }

  private mutating func array(at place: String, depth: Int) throws(FormatError) -> [JSONNode] {
    index += 1
    var nodes: [JSONNode] = []
    if takes("]") { return [] }
    repeat {
      nodes.append(try node(at: "\(place)[\(nodes.count)]", depth: depth + 1))
    } while takes(",")
    guard takes("]") else { throw refusal("',' or ']'", at: place) }
    return nodes
  }

  private mutating func string(at place: String) throws(FormatError) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw refusal("'\"' at the end of the text", at: place) }
      index += 1
      if byte == UInt8(ascii: "\\") {
        text += try escaped(at: place)
      } else {
        text.append(byte)
      }
    }
    guard takes("\"", afterSpace: false), let read = String(validating: text, as: UTF8.self) else {
      throw refusal("a closed text in UTF-8", at: place)
    }
    return read
  }

  private mutating func escaped(at place: String) throws(FormatError) -> [UInt8] {
    guard let byte = peek else { throw refusal("an escape", at: place) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var unit = try hexadecimal(at: place)
      if (0xD800..<0xDC00).contains(unit) {
        guard peek == UInt8(ascii: "\\"), bytes.dropFirst(index + 1).first == UInt8(ascii: "u")
        else { throw refusal("the second half of a surrogate pair", at: place) }
        index += 2
        let low = try hexadecimal(at: place)
        guard (0xDC00..<0xE000).contains(low) else {
          throw refusal("the second half of a surrogate pair", at: place)
        }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw refusal("a character", at: place) }
      return Array(String(Character(scalar)).utf8)
    default: throw refusal("an escape of JSON", at: place)
    }
  }

  private mutating func hexadecimal(at place: String) throws(FormatError) -> UInt32 {
    let digits = bytes.dropFirst(index).prefix(4)
    guard digits.count == 4, let text = String(validating: digits, as: UTF8.self),
      !text.hasPrefix("+"), !text.hasPrefix("-"), let unit = UInt32(text, radix: 16)
    else { throw refusal("four hexadecimal digits", at: place) }
    index += 4
    return unit
  }

  private mutating func number(at place: String) throws(FormatError) -> Double {
    let digits = bytes.dropFirst(index).prefix { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "."),
      let text = String(validating: digits, as: UTF8.self), let value = Double(text),
      value.isFinite
    else { throw refusal("a value", at: place) }
    index += digits.count
    return value
  }

  private mutating func word(
    _ word: String, _ value: JSONNode.Value, at place: String
  ) throws(FormatError) -> JSONNode.Value {
    guard bytes.dropFirst(index).starts(with: word.utf8) else {
      throw refusal("a value", at: place)
    }
    index += word.utf8.count
    return value
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func takes(_ mark: Unicode.Scalar, afterSpace: Bool = true) -> Bool {
    if afterSpace { skipSpace() }
    guard peek == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      if byte == 0x0A { line += 1 }
      index += 1
    }
  }

  private func refusal(_ expectation: String, at place: String) -> FormatError {
    FormatError(file: file, line: line, place: place, problem: .notJSON(expectation))
  }
}
