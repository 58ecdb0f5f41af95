public import Claims

/// What a list was made of, and how long it holds.
public struct ListVersion: Sendable, Hashable {
  /// A list plans seven days.
  public static let days = 7

  /// `nil` without a model in force.
  public let model: Int?
  public let modelDay: CalendarDay?
  public let day: CalendarDay
  /// The digest over the rule tables.
  public let rules: String

  public init(model: Int?, modelDay: CalendarDay?, day: CalendarDay, rules: String) {
    self.model = model
    self.modelDay = modelDay
    self.day = day
    self.rules = rules
  }

  /// The first day on which it no longer holds.
  public var expires: CalendarDay { day.adding(days: Self.days) }

  public var words: String {
    let by = model.map { "model \($0)\(modelDay.map { " of \($0)" } ?? "")" } ?? "no model"
    return "Made by \(by) and rules \(rules), as of \(day); expires on \(expires), or when "
      + "anything is loaded, trained or said before."
  }
}
