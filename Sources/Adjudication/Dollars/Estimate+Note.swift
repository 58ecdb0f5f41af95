import Claims

extension Estimate {
  /// The same as an estimate, for a reason; what is unknown stays so.
  func estimated(_ reason: String) -> Estimate {
    guard let value else { return self }
    return .estimated(value, basis: "\(ground); \(reason)")
  }

  /// The same with a further word on its ground.
  func noting(_ words: String) -> Estimate {
    switch self {
    case .known(let value, let source): .known(value, source: "\(source); \(words)")
    case .estimated(let value, let basis): .estimated(value, basis: "\(basis); \(words)")
    case .unknown(let reason): .unknown(reason: reason)
    }
  }
}
