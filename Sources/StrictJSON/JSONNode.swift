/// A JSON value with the line it begins on and its way from the root.
///
/// Foundation's decoder tells neither a line nor a repeated name: a coder who edits a policy needs
/// both, and of two members of one name it keeps one in silence.
public struct JSONNode: Sendable, Hashable {
  public indirect enum Value: Sendable, Hashable {
    /// Members in the order of the text, no two of one name.
    case object([Member])
    case array([JSONNode])
    case text(String)
    /// A whole number that fits, however it is written: `2`, `2.0`, `2e0`.
    case integer(Int)
    case number(Double)
    case truth(Bool)
    case null
  }

  public struct Member: Sendable, Hashable {
    public let key: String
    public let node: JSONNode
  }

  /// From 1.
  public let line: Int
  /// The way from the root, such as `/pathways[0]/root`; empty at the root.
  public let place: String
  public let value: Value
}

/// Why a text is refused: where, and what is expected there. Never what stands there.
public struct JSONFault: Error, Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
    case expected(String)
    case repeatedName
  }

  /// From 1.
  public let line: Int
  /// From 1.
  public let byte: Int
  /// The way from the root to the value that holds the fault.
  public let place: String
  public let problem: Problem
}
