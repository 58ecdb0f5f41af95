/// A value with what is known of it: known, estimated or unknown.
///
/// Every dollar and deadline carries one of the three, with its ground, to every page, field and
/// cell. Unknown is an answer: it is listed apart and never becomes zero.
public enum Estimate<Value: Sendable & Hashable>: Sendable, Hashable {
  /// Read from a document or a contract; `source` names it.
  case known(Value, source: String)
  /// Inferred; `basis` says from what, with its count.
  case estimated(Value, basis: String)
  /// Not to be had from what is loaded; `reason` says what is missing.
  case unknown(reason: String)

  public var value: Value? {
    switch self {
    case .known(let value, _), .estimated(let value, _): value
    case .unknown: nil
    }
  }

  /// The source, basis or reason.
  public var ground: String {
    switch self {
    case .known(_, let source): source
    case .estimated(_, let basis): basis
    case .unknown(let reason): reason
    }
  }

  public var mark: Mark {
    switch self {
    case .known: .known
    case .estimated: .estimated
    case .unknown: .unknown
    }
  }

  public enum Mark: String, Sendable, Hashable, Codable, CaseIterable {
    case known, estimated, unknown
  }

  public func map<Other>(_ transform: (Value) -> Other) -> Estimate<Other> {
    switch self {
    case .known(let value, let source): .known(transform(value), source: source)
    case .estimated(let value, let basis): .estimated(transform(value), basis: basis)
    case .unknown(let reason): .unknown(reason: reason)
    }
  }
}

extension Estimate: Codable where Value: Codable {}
