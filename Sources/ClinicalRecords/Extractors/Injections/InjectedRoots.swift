extension Detail {
  /// Every root of an injection at several.
  static let roots = Detail("roots")
}

extension Mention {
  /// The roots an injection was at, where the words name roots and no levels.
  var injectedRoots: [String] {
    if case .words(let roots) = details[.roots] { roots } else { root.map { [$0.rawValue] } ?? [] }
  }
}
