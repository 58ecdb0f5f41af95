/// What was decided, and the conditions that make a case urgent.
struct PlanFacts: FactBuilder {
  static let sharedDecision = FactPath("plan.shared_decision")
  static let infection = FactPath("urgent.infection")
  static let neoplasm = FactPath("urgent.neoplasm")
  static let fracture = FactPath("urgent.unstable_fracture")
  static let structural = FactPath("urgent.any_structural")

  let paths = [sharedDecision, infection, neoplasm, fracture, structural]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let shared = mentions.of(.sharedDecision).filter(\.isPresent)
    let decision =
      shared.isEmpty
      ? nil
      : Fact(
        Self.sharedDecision, .truth(true), firstDay: shared.compactMap(\.statedDay).min(),
        lastDay: shared.compactMap(\.statedDay).max(), support: shared.quotes)
    let named = mentions.of(.structuralCondition)
    return [
      decision, condition("infection", Self.infection, named),
      condition("neoplasm", Self.neoplasm, named), condition("fracture", Self.fracture, named),
    ].compactMap(\.self) + structural(named)
  }

  /// Policies ask for instability or compression with it, which the name alone does not say.
  private func condition(_ name: String, _ path: FactPath, _ named: [Mention]) -> Fact? {
    guard let weighed = Weighing(named.filter { $0.choice == name }) else { return nil }
    guard weighed.assertion == .absent else {
      return Fact(
        path, assertion: .possible, support: weighed.support.quotes, against: weighed.against.quotes
      )
    }
    return weighed.fact(path)
  }

  /// A fracture, tumor or infection at a level of the spine; elsewhere it is only possible.
  private func structural(_ named: [Mention]) -> [Fact] {
    let urgent = named.filter { ["infection", "neoplasm", "fracture"].contains($0.choice ?? "") }
    guard let weighed = Weighing(urgent) else { return [] }
    guard weighed.assertion == .present else { return [weighed.fact(Self.structural)] }
    let placed = weighed.support.filter { !$0.levels.isEmpty }
    guard !placed.isEmpty else {
      return [Fact(Self.structural, assertion: .possible, support: weighed.support.quotes)]
    }
    return [Fact(Self.structural, .truth(true), support: placed.quotes)]
  }
}
