/// Every builder there is; no two fill the same path.
enum FactBuilders {
  static let all: [any FactBuilder] = conservative + findings

  static let conservative: [any FactBuilder] = []
}
