import Claims

extension Estimate<Money> {
  /// The sum: unknown when any part is, estimated when any part is, else known.
  ///
  /// The grounds of the parts are told once each; `reason` where there is no part at all.
  static func sum(of parts: [Estimate<Money>], orUnknown reason: String) -> Estimate<Money> {
    guard !parts.isEmpty else { return .unknown(reason: reason) }
    var decisive: [Estimate<Money>] = parts.filter { $0.mark == .unknown }
    if decisive.isEmpty { decisive = parts.filter { $0.mark == .estimated } }
    let grounds = (decisive.isEmpty ? parts : decisive).map(\.ground).uniqued()
      .joined(separator: "; ")
    let total = parts.compactMap(\.value).reduce(Money.zero, +)
    return switch decisive.first?.mark {
    case .unknown: .unknown(reason: grounds)
    case .estimated: .estimated(total, basis: grounds)
    default: .known(total, source: grounds)
    }
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, in the order of its first appearance.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
