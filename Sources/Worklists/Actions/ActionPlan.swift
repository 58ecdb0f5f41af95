public import Claims

/// An action as it stands for one denial on one day.
public struct ActionOption: Sendable, Hashable {
  public let action: Action
  public let level: Int
  public let holder: ActionRule.Holder
  /// `nil` while its clock has not begun, or where no rule tells one.
  public let deadline: FilingDeadline?
  /// Why it can't be taken today; `nil` when it can.
  public let refusal: String?
  /// Why the rule is assumed; `nil` where it is not.
  public let assumption: String?
  public let rule: String
  public let source: String
  public let verification: Verification
  public let verifiedDay: CalendarDay?
}

/// What can be done about a denial: every action with its window, the step that is due, and the steps
/// that may follow it.
public struct ActionPlan: Sendable, Hashable {
  /// Whose the next step is.
  public enum Standing: String, Sendable, Hashable, Codable {
    case practice
    /// The member's, and still open.
    case memberOnly = "member-only"
    /// No verified rule tells whether there is one.
    case unknown
    /// A verified rule tells that there is none, or that its time has run out.
    case closed
  }

  /// In the order in which they come; those not possible say why.
  public let options: [ActionOption]
  /// The level that is due: 1 for an open denial, one above the level last upheld for another.
  public let level: Int
  /// What is due; `nil` where the practice has nothing to file.
  public let current: ActionOption?
  /// Why the practice has nothing to file, in words; `nil` when it has.
  public let closed: String?
  public let standing: Standing
  /// A call that could come before the step that is due.
  public let call: PossibleCall?
  /// The levels after the one that is due.
  public let further: [FilingPath.Step]

  /// Where the current step is above the first level or a second try, what its chance rests on.
  public let chance: Estimate<OverturnChance>?

  /// The clock of an action that runs; `nil` for a level whose decision below is still to come.
  public func running(_ option: ActionOption) -> FilingDeadline? {
    option.level > level ? nil : option.deadline
  }
}
