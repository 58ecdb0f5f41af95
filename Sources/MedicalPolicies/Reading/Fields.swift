import Claims
import StrictJSON

/// The fields of one JSON object, each read as what the format says, or refused by line and place.
struct Fields {
  let node: JSONNode
  let file: String
  private let members: [JSONNode.Member]

  /// `known` is every field the format has here; `nil` where others may stand beside them.
  init(_ node: JSONNode, file: String, known: Set<String>?) throws(FormatError) {
    self.node = node
    self.file = file
    guard case .object(let members) = node.value else {
      throw FormatError(file: file, node: node, .expected("an object"))
    }
    self.members = members
    if let known, let odd = members.first(where: { !known.contains($0.key) }) {
      throw FormatError(file: file, node: odd.node, .unknownField)
    }
  }

  /// The field, unless it is missing or null.
  func find(_ key: String) -> JSONNode? {
    members.first { $0.key == key && $0.node.value != .null }?.node
  }

  func require(_ key: String) throws(FormatError) -> JSONNode {
    guard let found = find(key) else {
      throw FormatError(file: file, node: node, .missingField(key))
    }
    return found
  }

  func text(_ key: String) throws(FormatError) -> String { try text(require(key)) }

  func optionalText(_ key: String) throws(FormatError) -> String? {
    guard let found = find(key) else { return nil }
    return try text(found)
  }

  func texts(_ key: String) throws(FormatError) -> [String] {
    var read: [String] = []
    for item in try items(key) { read.append(try text(item)) }
    return read
  }

  func items(_ key: String) throws(FormatError) -> [JSONNode] {
    guard let found = find(key) else { return [] }
    guard case .array(let items) = found.value else { throw expected("a list", found) }
    return items
  }

  func flag(_ key: String) throws(FormatError) -> Bool {
    guard let found = find(key) else { return false }
    guard case .truth(let value) = found.value else { throw expected("true or false", found) }
    return value
  }

  func number(_ key: String) throws(FormatError) -> Double { try number(require(key)) }

  func positive(_ key: String) throws(FormatError) -> Int? {
    guard let found = find(key) else { return nil }
    guard let value = Int(exactly: try number(found)), value > 0 else {
      throw expected("a whole number above 0", found)
    }
    return value
  }

  func day(_ key: String) throws(FormatError) -> CalendarDay? {
    guard let found = find(key) else { return nil }
    guard let day = CalendarDay(try text(found)) else {
      throw expected("a day as YYYY-MM-DD", found)
    }
    return day
  }

  func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) throws(FormatError) -> Value? {
    guard let found = find(key) else { return nil }
    return try choice(found, type)
  }

  func choices<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) throws(FormatError) -> [Value] {
    var read: [Value] = []
    for item in try items(key) { read.append(try choice(item, type)) }
    return read
  }

  func text(_ node: JSONNode) throws(FormatError) -> String {
    guard case .text(let text) = node.value, !text.isEmpty else { throw expected("text", node) }
    return text
  }

  func number(_ node: JSONNode) throws(FormatError) -> Double {
    switch node.value {
    case .integer(let value): return Double(value)
    case .number(let value): return value
    default: throw expected("a number", node)
    }
  }

  private func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ node: JSONNode, _ type: Value.Type
  ) throws(FormatError) -> Value {
    guard let value = Value(rawValue: try text(node)) else {
      let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw expected("one of \(words)", node)
    }
    return value
  }

  func expected(_ what: String, _ node: JSONNode) -> FormatError {
    FormatError(file: file, node: node, .expected(what))
  }
}

extension JSONNode {
  /// - Throws: ``FormatError`` with line and place.
  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    do throws(JSONFault) {
      self = try JSONNode(reading: bytes)
    } catch {
      throw FormatError(file: file, fault: error)
    }
  }
}

extension FormatError {
  fileprivate init(file: String, fault: JSONFault) {
    let problem: Problem =
      switch fault.problem {
      case .expected(let expectation): .notJSON(expectation)
      case .repeatedName: .duplicateField
      }
    self.init(file: file, line: fault.line, place: fault.place, problem: problem)
  }

  init(file: String, node: JSONNode, _ problem: Problem) {
    self.init(file: file, line: node.line, place: node.place, problem: problem)
  }
}
