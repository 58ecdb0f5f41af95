/// A JSON value with the line it begins on and its way from the root.
///
/// Foundation's decoder tells neither a line nor a repeated key, and a coder who edits a policy
/// needs both.
struct JSONNode: Sendable, Hashable {
  indirect enum Value: Sendable, Hashable {
    case object([Member])
    case array([JSONNode])
    case text(String)
    case number(Double)
    case truth(Bool)
    case null
  }

  struct Member: Sendable, Hashable {
    let key: String
    let node: JSONNode
  }

  let line: Int
  let place: String
  let value: Value
}
