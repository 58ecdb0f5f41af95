public import Claims

/// A peer-to-peer call that may come before the step that is due.
public struct PossibleCall: Sendable, Hashable {
  /// Its window and rule, and why it can't be held now, if so.
  public let option: ActionOption
  public let effort: Effort
  /// Of all calls this practice had decided together; unknown with too few.
  public let chance: Estimate<OverturnChance>

  public init(option: ActionOption, effort: Effort, chance: Estimate<OverturnChance>) {
    self.option = option
    self.effort = effort
    self.chance = chance
  }

  /// The call as a step that may be passed over.
  public var step: FilingPath.Step {
    FilingPath.Step(
      option, chance, cost: effort.cost, isOptional: true, refusal: option.refusal)
  }

  /// The window or the rule is not verified.
  public var isAssumed: Bool {
    option.assumption != nil || option.deadline?.standing == .assumed
  }
}

extension FilingPath.Step {
  /// Of an option; it adds nothing for `refusal`, or where its chance is not known.
  init(
    _ option: ActionOption, _ chance: Estimate<OverturnChance>, cost: Money, isOptional: Bool,
    refusal: String?
  ) {
    let share = chance.value.flatMap { Share($0.probability) }
    let unknown = share == nil ? "its chance is not known: \(chance.ground)" : nil
    let assumed = option.assumption.map { "; the rule is assumed: \($0)" } ?? ""
    self.init(
      action: option.action, level: option.level, chance: share, cost: cost,
      obstacle: refusal ?? unknown, isOptional: isOptional,
      ground: "rule \(option.rule)\(assumed)")
  }
}
