/// Every builder there is; no two fill the same path.
enum FactBuilders {
  static let all: [any FactBuilder] = [ReadingDoubts()] + conservative + findings

  static let conservative: [any FactBuilder] = [
    TherapyFacts(), MedicineFacts(), CareFacts(), InjectionFacts(),
  ]
}
