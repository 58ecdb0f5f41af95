extension JSONNode {
  /// Reads one JSON text, strictly as RFC 8259 has it: nothing after the value, no trailing comma,
  /// texts in valid UTF-8, at most 64 levels of nesting.
  ///
  /// A name that occurs twice in an object is refused: readers differ in which of the two they
  /// take, so that what is read would not be what was meant.
  ///
  /// - Throws: ``JSONFault``.
  public init(reading bytes: [UInt8]) throws(JSONFault) {
    var reader = JSONReader(bytes)
    self = try reader.node(at: "", depth: 0)
    try reader.end()
  }
}

/// Walks through the values of one JSON text.
private struct JSONReader {
  private var text: JSONBytes
  private static let deepest = 64

  init(_ bytes: [UInt8]) {
    text = JSONBytes(bytes)
  }

  mutating func end() throws(JSONFault) {
    text.skipSpace()
    guard text.peek == nil else { throw text.refusal("one JSON value and nothing after it") }
  }

  mutating func node(at place: String, depth: Int) throws(JSONFault) -> JSONNode {
    text.place = place
    text.skipSpace()
    let line = text.line
    guard depth < Self.deepest else {
      throw text.refusal("at most \(Self.deepest) levels of nesting")
    }
    let value: JSONNode.Value
    switch text.peek {
    case UInt8(ascii: "{"): value = .object(try members(at: place, depth: depth))
    case UInt8(ascii: "["): value = .array(try items(at: place, depth: depth))
    case UInt8(ascii: "\""): value = .text(try text.text())
    case UInt8(ascii: "t"): value = try word("true", .truth(true))
    case UInt8(ascii: "f"): value = try word("false", .truth(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    default: value = try number()
    }
    return JSONNode(line: line, place: place, value: value)
  }

  private mutating func members(
    at place: String, depth: Int
  ) throws(JSONFault) -> [JSONNode.Member] {
    text.pass()
    var members: [JSONNode.Member] = []
    // By bytes: two spellings of one letter are two names to every other reader.
    var names: Set<[UInt8]> = []
    if text.takes("}") { return [] }
    repeat {
      text.place = place
      text.skipSpace()
      let start = text
      guard text.peek == UInt8(ascii: "\"") else { throw text.refusal("the name of a member") }
      let name = try text.text()
      let memberPlace = "\(place)/\(name)"
      guard names.insert(Array(name.utf8)).inserted else {
        throw start.fault(.repeatedName, at: memberPlace)
      }
      text.place = memberPlace
      guard text.takes(":") else { throw text.refusal("':' after the name of a member") }
      members.append(
        JSONNode.Member(key: name, node: try node(at: memberPlace, depth: depth + 1)))
    } while text.takes(",")
    text.place = place
    guard text.takes("}") else { throw text.refusal("',' or '}'") }
    return members
  }

  private mutating func items(at place: String, depth: Int) throws(JSONFault) -> [JSONNode] {
    text.pass()
    var items: [JSONNode] = []
    if text.takes("]") { return [] }
    repeat {
      items.append(try node(at: "\(place)[\(items.count)]", depth: depth + 1))
    } while text.takes(",")
    text.place = place
    guard text.takes("]") else { throw text.refusal("',' or ']'") }
    return items
  }

  private mutating func word(
    _ word: String, _ value: JSONNode.Value
  ) throws(JSONFault) -> JSONNode.Value {
    guard text.takesWord(word) else { throw text.refusal("a value") }
    return value
  }

  private mutating func number() throws(JSONFault) -> JSONNode.Value {
    let (digits, isWhole) = try text.number()
    if isWhole, let integer = Int(digits) { return .integer(integer) }
    guard let number = Double(digits), number.isFinite else {
      throw text.refusal("a smaller number")
    }
    return Int(exactly: number).map(JSONNode.Value.integer) ?? .number(number)
  }
}
