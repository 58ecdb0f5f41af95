import HTTPTypes
import StrictJSON

extension JSON {
  /// Reads a body, strictly.
  ///
  /// - Throws: ``Problem`` for what is no JSON or names a member twice; the message names the byte
  ///   and never repeats what stands there.
  init(reading bytes: [UInt8]) throws(Problem) {
    do throws(JSONFault) {
      self.init(try JSONNode(reading: bytes))
    } catch {
      throw Problem(.badRequest, "body, byte \(error.byte): \(error.problem.words)")
    }
  }

  private init(_ node: JSONNode) {
    self =
      switch node.value {
      case .null: .null
      case .truth(let value): .truth(value)
      case .integer(let value): .integer(value)
      case .number(let value): .number(value)
      case .text(let text): .text(text)
      case .array(let items): .array(items.map { JSON($0) })
      case .object(let members):
        .object(members.map { Member(key: $0.key, value: JSON($0.node)) })
      }
  }
}

extension JSONFault.Problem {
  fileprivate var words: String {
    switch self {
    case .expected(let expectation): "expected \(expectation)"
    case .repeatedName: "a member named as one before it; send each name once"
    }
  }
}
