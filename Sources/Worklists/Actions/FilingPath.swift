public import Claims

/// The value of going on, level by level, against stopping.
///
/// For the steps k = 1...n, with w what comes in when overturned, pₖ the chance at step k and cₖ its
/// cost, from the last backwards:
///
///     Vₖ = max(0, pₖ w − cₖ + (1 − pₖ) Vₖ₊₁),   Vₙ₊₁ = 0
///
/// Zero is doing nothing more, which is counted as bringing nothing. A step that may be passed over
/// without losing the next (a call before the appeal) has Vₖ₊₁ instead of 0 in the maximum. Each
/// product is rounded once to the cent, with the four decimals printed, so a person gets the same
/// cents.
///
/// A step that cannot be counted (its chance is not known, it is another's right, its window is too
/// short) adds nothing, and so does everything behind it unless it may be passed over.
public struct FilingPath: Sendable, Hashable {
  /// A step as far as it is known before it is valued.
  public struct Step: Sendable, Hashable {
    public var action: Action
    public var level: Int
    public var chance: Share?
    public var cost: Money
    /// Why it adds nothing; `nil` for a step that counts.
    public var obstacle: String?
    /// May be left out without losing the steps after it.
    public var isOptional: Bool
    /// Where chance and right come from, in words.
    public var ground: String

    public init(
      action: Action, level: Int, chance: Share?, cost: Money, obstacle: String? = nil,
      isOptional: Bool = false, ground: String = ""
    ) {
      self.action = action
      self.level = level
      self.chance = chance
      self.cost = cost
      self.obstacle = obstacle
      self.isOptional = isOptional
      self.ground = ground
    }
  }

  /// A step with its value: Vₖ is ``value``, Vₖ₊₁ is ``next``.
  public struct Valued: Sendable, Hashable {
    public let step: Step
    /// pₖ w.
    public let recovery: Money
    public let next: Money
    /// (1 − pₖ) Vₖ₊₁.
    public let carried: Money
    /// pₖ w − cₖ + (1 − pₖ) Vₖ₊₁; `nil` for a step that is not counted.
    public let taken: Money?
    public let value: Money
    /// Taking the step is worth more than stopping, or than passing it over.
    public let isTaken: Bool
  }

  public let whenOverturned: Money
  public let steps: [Valued]

  /// - Parameters:
  ///   - steps: In the order in which they come.
  ///   - whenOverturned: w, not negative.
  public init(_ steps: [Step], whenOverturned: Money) {
    var next = Money.zero
    var valued: [Valued] = []
    for step in steps.reversed() {
      let one = Self.valued(step, next: next, whenOverturned)
      valued.append(one)
      next = one.value
    }
    self.whenOverturned = whenOverturned
    self.steps = valued.reversed()
  }

  private static func valued(_ step: Step, next: Money, _ whenOverturned: Money) -> Valued {
    let floor = step.isOptional ? next : .zero
    guard step.obstacle == nil, let chance = step.chance else {
      return Valued(
        step: step, recovery: .zero, next: next, carried: .zero, taken: nil, value: floor,
        isTaken: false)
    }
    let recovery = chance.of(whenOverturned)
    let carried = chance.complement.of(next)
    let taken = recovery - step.cost + carried
    return Valued(
      step: step, recovery: recovery, next: next, carried: carried, taken: taken,
      value: max(floor, taken), isTaken: taken > floor)
  }

  /// V₁: what the whole path is worth; nothing without steps.
  public var value: Money { steps.first?.value ?? .zero }

  /// The first step at which stopping is no worse, and why; `nil` where every step is taken.
  public var stop: Valued? { steps.first { !$0.isTaken && !$0.step.isOptional } }
}

extension FilingPath {
  /// The induction as a person redoes it, the last step first.
  public var explanation: [String] {
    steps.reversed().map(\.explanation)
  }
}

extension FilingPath.Valued {
  /// One line: the sum of the step, or why it adds nothing.
  public var explanation: String {
    let name = "level \(step.level), \(step.action.words)"
    let ground = step.ground.isEmpty ? "" : " (\(step.ground))"
    guard let taken, let chance = step.chance else {
      return "\(name): adds nothing: \(step.obstacle ?? "its chance is not known")\(ground)"
    }
    let sum =
      "\(name): \(chance) × what comes in = \(recovery.words), − \(step.cost.words) cost, "
      + "+ \(chance.complement) × \(next.words) of going on = \(taken.words)"
    if isTaken { return sum + ground }
    let instead =
      step.isOptional ? "passing it over is worth \(value.words)" : "one more level is not worth it"
    return "\(sum): \(instead)\(ground)"
  }
}
