import Claims
public import Documents
public import Worklists

/// Whose minutes the week has and uses, and what falls off for want of them.
public struct StaffTables {
  private let worklist: Worklist

  public init(_ worklist: Worklist) {
    self.worklist = worklist
  }

  /// Minutes there are and minutes given to the list, by skill.
  public var minutes: Table {
    Table(
      caption: "Minutes this week",
      columns: [Table.Column("Staff", priority: .essential)]
        + ["Available", "Used", "Left"].map {
          Table.Column($0, alignment: .trailing, priority: .essential)
        },
      rows: worklist.plan.thisWeek.map { use in
        Table.Row([
          .text(use.pool), .count(use.available), .count(use.used),
          .count(use.available - use.used),
        ])
      })
  }

  /// What falls off, by expected net an hour, with the staff that would save each.
  public func fallsOff(limit: Int? = nil) -> Table {
    let all = worklist.deferred(for: .outOfMinutes)
    let lines = all.prefix(limit ?? .max)
    let cut = lines.count < all.count ? ", the first \(lines.count) of \(all.count)" : ""
    return Table(
      caption: "Worth working, but falls off for want of minutes\(cut)",
      columns: Self.columns,
      rows: lines.map { line in
        let candidate = line.candidate
        return Table.Row([
          .count(candidate.id), .text(candidate.denial.payer.name),
          .text(candidate.denial.workName),
          candidate.startCell,
          .text(candidate.workWords),
          .count(candidate.effort.minutes, mark: candidate.effort.isAssumed ? .assumed : .known),
          line.value.value.map { .dollars(cents: $0.expectedNet.cents, mark: .estimated) }
            ?? .unknown,
          late(line),
          .text(line.reasons.first { $0.isSaving }?.description ?? ""),
          .text(upTo(line)),
        ])
      })
  }

  private func late(_ line: Worklist.Line) -> Cell {
    guard let week = worklist.plan.lateWeeks[line.candidate.id] else { return .text("no room") }
    return .text("week of \(worklist.day.adding(days: 7 * week))")
  }

  /// Minutes that save one line save one: what saves several is told for them together.
  private func upTo(_ line: Worklist.Line) -> String {
    guard let amounts = worklist.plan.savingUpTo[line.candidate.id], !amounts.isEmpty,
      line.reasons.contains(where: \.isSaving)
    else { return "" }
    return amounts.words
  }

  private static let columns = [
    Table.Column("Denial", alignment: .trailing, priority: .essential),
    Table.Column("Payer", priority: .essential), Table.Column("Claim"),
    Table.Column("Start by", priority: .essential, isMarked: true),
    Table.Column("Who", priority: .essential),
    Table.Column("Minutes", alignment: .trailing, priority: .essential, isMarked: true),
    Table.Column("Expected net", alignment: .trailing, priority: .essential, isMarked: true),
    Table.Column(
      "Late start", help: "the week with room after its last safe start, at risk",
      priority: .essential),
    Table.Column("What would save it", priority: .essential),
    Table.Column(
      "It and all above", help: "more minutes that save them together", priority: .essential),
  ]

  /// Minutes, nearness to the best and what falls off, in sentences.
  public var sentences: [String] {
    let plan = worklist.plan
    let used = plan.thisWeek.map { use in
      let name = use.pool == "staff" ? "" : "\(use.pool) "
      return "\(name)\(use.used) of \(use.available)"
    }.joined(separator: ", ")
    guard worklist.isValued else {
      return ["Minutes used this week: \(used)\(overdraft).", Self.unvalued]
    }
    let whole =
      "The plan of safe starts over all weeks is expected to bring \(plan.expectedNet.words) (estimated), "
      + (plan.isBest
        ? "\(plan.nearness) by safe starts with this staff."
        : "\(plan.nearness)\(freeWeeks), which is no more than \(plan.bound.words).")
      + putFirst
    return ["Minutes used this week: \(used)\(overdraft).", whole, fallsOffWords]
  }

  /// What a list that keeps later weeks for denials to come is measured against.
  private var freeWeeks: String {
    worklist.isPriced ? " if no denial came any more" : ""
  }

  /// The plan gives out the minutes that a person's word leaves.
  private var putFirst: String {
    let net = worklist.expectedNetPutFirst
    return net == .zero
      ? "" : " What a person put first comes on top: \(net.words) (estimated)."
  }

  private static let unvalued =
    "What a plan would bring is unknown: no denial that can be worked has a known value."

  /// What a person put first is worked whatever it takes.
  private var overdraft: String {
    let over = worklist.plan.thisWeek.reduce(0) { $0 + max(0, $1.used - $1.available) }
    return over > 0 ? ", \(over) more than there are, for what was put first" : ""
  }

  private var fallsOffWords: String {
    let plan = worklist.plan
    guard plan.withoutRoom > 0 else {
      return "Nothing that is worth working falls off for want of minutes."
    }
    let hours = plan.savingAll.map(\.inHours).joined(separator: " and ")
    let lost =
      plan.lostCount == 0
      ? "None of them is without room before its last day"
      : "\(counted(plan.lostCount, "denial")) worth \(plan.lost.words) (estimated) "
        + "\(plan.lostCount == 1 ? "has" : "have") no room before the last day"
    let late =
      plan.lateCount == 0
      ? ""
      : "; \(counted(plan.lateCount, "denial")) worth \(plan.late.words) (estimated) still "
        + "\(plan.lateCount == 1 ? "has" : "have") room for a late start. \(Self.lateStart)"
    return
      "\(counted(plan.withoutRoom, "denial")) worth \((plan.lost + plan.late).words) (estimated) "
      + "\(plan.withoutRoom == 1 ? "falls" : "fall") off the plan of safe starts; \(hours) more, in "
      + "the weeks before their last safe start, would save all. \(lost)"
      + (late.isEmpty ? "." : late)
  }

  /// What a late start is, wherever its dollars stand.
  static let lateStart =
    "A late start comes after the last safe one but in time for the last day, with nothing in hand: it "
    + "is in no plan, and the list of its week offers it."
}

extension Worklist.Reason {
  fileprivate var isSaving: Bool {
    if case .savedBy = self { return true }
    return false
  }
}

extension Staff.Amount {
  /// `2.5 nurse hours`, rounded up to a tenth.
  fileprivate var inHours: String {
    let tenths = (minutes + 5) / 6
    let number = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return pool == "staff" ? "\(number) hours" : "\(number) \(pool) hours"
  }
}

extension WeeklyReport {
  /// Minutes by skill, what falls off, and dollars against hours.
  var staffing: [Block] {
    let tables = StaffTables(worklist)
    var blocks: [Block] = [
      .heading("Staff, and what falls off", anchor: "staff"),
      .paragraph(tables.sentences.dropFirst().joined(separator: " ")), .table(tables.minutes),
    ]
    if worklist.plan.withoutRoom > 0 { blocks.append(.table(tables.fallsOff().printing(first: 8))) }
    if let frontier, worklist.isValued { blocks += FrontierTable(frontier).blocks }
    return blocks
  }
}
