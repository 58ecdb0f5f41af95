import Claims
public import Documents
public import Worklists

/// What would differ with other staff, line by line.
public struct StaffQuestionTable {
  private let question: StaffQuestion

  public init(_ question: StaffQuestion) {
    self.question = question
  }

  private var title: String {
    question.changes.map(\.description).joined(separator: ", ")
  }

  public var table: Table {
    Table(
      caption: "What differs with \(title)",
      columns: [
        Table.Column("What", priority: .essential),
        Table.Column("Denial", alignment: .trailing, priority: .essential),
        Table.Column("Payer", priority: .essential), Table.Column("Claim"),
        Table.Column("Who", priority: .essential),
        Table.Column("Minutes", alignment: .trailing, isMarked: true),
        Table.Column("Start by", priority: .essential, isMarked: true),
        Table.Column("Act by", isMarked: true),
        Table.Column("Expected net", alignment: .trailing, priority: .essential, isMarked: true),
      ],
      rows: question.differences.map { difference in
        let candidate = difference.line.candidate
        return Table.Row([
          .text(difference.effect.rawValue), .count(candidate.id),
          .text(candidate.denial.payer.name), .text(candidate.denial.workName),
          .text(candidate.workWords),
          .count(candidate.effort.minutes, mark: candidate.effort.isAssumed ? .assumed : .known),
          candidate.startCell,
          .day(candidate.deadline.alarm.description, mark: candidate.deadline.mark),
          .dollars(cents: difference.expectedNet.cents, mark: .estimated),
        ])
      })
  }

  /// The difference in dollars, lines and deadlines.
  public var words: String {
    let (before, after) = (question.before, question.after)
    return """

      With \(title): \(after.staff.words).
      This week's list: \(Self.change(question.gainThisWeek)), \(before.expectedNetSelected.words) \
      before and \(after.expectedNetSelected.words) after; \(before.selected.count) lines before \
      and \(after.selected.count) after.
      Safe starts over all weeks: \(Self.change(question.gain)), \(before.plan.expectedNet.words) \
      before and \(after.plan.expectedNet.words) after (estimated), \(after.plan.nearness).
      \(sum(of: .late)) \(sum(of: .safe))
      \(sum(of: .lost)) \(sum(of: .saved))\(lateWords)\(callWords)
      Kept is the list without this change.
      """
  }

  private func sum(of effect: StaffQuestion.Effect) -> String {
    let title = effect.plural
    let found = question.differences.filter { $0.effect == effect }
    guard !found.isEmpty else { return "\(title): none." }
    let sum = found.reduce(Money.zero) { $0 + $1.expectedNet }
    return "\(title): \(found.count), worth \(sum.words) (estimated)."
  }

  private var lateWords: String {
    let (before, after) = (question.before.plan.late, question.after.plan.late)
    return before == .zero && after == .zero
      ? ""
      : "\nWith room for a late start only: \(before.words) before and \(after.words) after "
        + "(estimated). \(StaffTables.lateStart)"
  }

  /// Other minutes of the surgeon change calls, which are in no sum of the plan.
  private var callWords: String {
    let (before, after) = (question.before, question.after)
    guard after.staff.isBySkill, !before.calls.isEmpty else { return "" }
    func held(_ list: Worklist) -> String {
      let count = list.calls.count { $0.call?.room == .thisWeek }
      let gain = list.expectedGainOfCalls.value.map { " (\($0.words), estimated)" } ?? ""
      return "\(count)\(count > 0 ? gain : "")"
    }
    return "\nPeer-to-peer calls this week: \(held(before)) before and \(held(after)) after, of "
      + "\(after.calls.count) that may come before an appeal; in no sum above."
  }

  private static func change(_ gain: Money) -> String {
    if gain == .zero { return "the same dollars" }
    return gain < .zero ? "\((.zero - gain).words) lost" : "\(gain.words) gained"
  }
}

extension StaffQuestion.Effect {
  /// `Deadlines lost`.
  fileprivate var plural: String {
    switch self {
    case .lost: "Deadlines lost"
    case .saved: "Deadlines saved"
    case .late: "Safe starts lost"
    case .safe: "Safe starts saved"
    case .comesIn: "Into this week"
    case .goesOut: "To a later week"
    }
  }
}
