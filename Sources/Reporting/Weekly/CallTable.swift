import Claims
public import Documents
public import Worklists

/// The peer-to-peer calls that may come before an appeal, in the order to hold them.
public struct CallTable {
  private let worklist: Worklist
  private let lines: [(line: Worklist.Line, call: PlannedCall)]

  public init(_ worklist: Worklist) {
    self.worklist = worklist
    lines = worklist.calls.compactMap { line in line.call.map { (line, $0) } }
  }

  public var isEmpty: Bool { lines.isEmpty }

  public func table(limit: Int? = nil) -> Table {
    let shown = lines.prefix(limit ?? .max)
    let cut = shown.count < lines.count ? ", the first \(shown.count) of \(lines.count)" : ""
    return Table(
      caption: "Peer-to-peer calls before an appeal, in the order to hold them\(cut)",
      columns: Self.columns, rows: shown.map { row($0.line, $0.call) })
  }

  private static let columns = [
    Table.Column("Denial", alignment: .trailing, priority: .essential),
    Table.Column("Payer", priority: .essential), Table.Column("Claim"),
    Table.Column("Denied for"),
    Table.Column(
      "Call by",
      help: "the last day of its window, or the last on which the appeal after it is in time",
      priority: .essential, isMarked: true),
    Table.Column("Planned", priority: .essential),
    Table.Column("Who", priority: .extra),
    Table.Column("Minutes", alignment: .trailing, isMarked: true),
    Table.Column(
      "If won, adds", alignment: .trailing,
      help: "what comes in when overturned − what going on without the call is expected to bring",
      priority: .essential, isMarked: true),
    Table.Column(
      "Chance", alignment: .trailing,
      help: "of every call decided here, all payers and reasons together", isMarked: true),
    Table.Column(
      "Worth it above", alignment: .trailing, help: "the chance at which it pays its cost"),
    Table.Column(
      "Expected to add", alignment: .trailing,
      help: "chance of a call × what it adds − cost; unknown while too few calls were decided here",
      priority: .essential, isMarked: true),
    Table.Column("File after it", priority: .essential),
    Table.Column("Where the day comes from", priority: .extra, isOnPaper: false),
  ]

  private func row(_ line: Worklist.Line, _ call: PlannedCall) -> Table.Row {
    let denial = line.candidate.denial
    let effort = call.call.effort
    return Table.Row([
      .count(line.candidate.id), .text(denial.payer.name), .text(denial.workName),
      .text(denial.reasonWords),
      call.dayCell,
      .text(call.room.words), .text(effort.skill.rawValue),
      .count(effort.minutes, mark: effort.isAssumed ? .assumed : .known),
      call.stake.cell,
      call.chance.map { .number($0.value, digits: 4, mark: .estimated) } ?? .unknown,
      call.breakEven.map { .share($0.value, mark: .estimated) } ?? .unknown,
      call.gain.cell, .text(line.filing), .text(call.ground),
    ])
  }

  /// How many calls, whose minutes they take and what they are expected to add.
  public var words: String {
    let planned = lines.count { $0.call.room == .thisWeek }
    let count = counted(lines.count, "denial")
    let first =
      "\(count) may be called about before anything is filed, \(planned) planned this week"
    let order =
      worklist.staff.isBySkill
      ? "" : ": the list's minutes are everybody's together, so no call is given any"
    return "\(first)\(order). \(gain)"
  }

  private var gain: String {
    guard let call = lines.first(where: { $0.call.stake.value != nil })?.call.call else {
      return "What they would bring is unknown."
    }
    guard let chance = call.step.chance else {
      return
        "What calls bring is in no sum: their chance is not known (\(call.chance.ground)); it is taken for "
        + "the same in all, and the call that adds most if won comes first."
    }
    let sum = worklist.expectedGainOfCalls.value.map { $0 == .zero ? "" : $0.words } ?? ""
    let added = sum.isEmpty ? "" : " This week's are expected to add \(sum) (estimated)."
    return
      "The chance of a call is \(chance) (estimated: \(call.chance.ground)).\(added) What calls add "
      + "is in no other sum."
  }
}

extension PlannedCall {
  /// The last day to hold it, with its mark.
  public var dayCell: Cell { .day(lastDay.description, mark: isAssumed ? .assumed : .known) }

  /// The rules behind right and window, and how far each is verified; their sources are in the explanation.
  fileprivate var ground: String {
    let option = call.option
    let right =
      "rule \(option.rule) (\(option.assumption.map { "assumed, \($0)" } ?? option.verification.words))"
    switch cut {
    case .appeal: return "\(right); the appeal after it has to begin that day"
    case .service: return "\(right); the planned day of the surgery"
    case .window: break
    }
    guard let window = option.deadline else { return right }
    switch window.standing {
    case .stated: return "\(right); \(window.source)"
    case .sourced: return "\(right); window: rule \(window.rule) (\(window.verification.words))"
    case .assumed: return "\(right); window: rule \(window.rule) (assumed)"
    }
  }
}

extension PlannedCall.Room {
  /// A cell of its own, without the call's day.
  var words: String {
    switch self {
    case .thisWeek: "this week"
    case .week(let start): "week of \(start)"
    case .none: "no minutes free"
    case .notAsked: "no minutes given"
    case .notWorth: "costs more than it adds"
    case .unvalued: "value unknown"
    }
  }
}

extension WeeklyReport {
  /// The calls that may come before an appeal; nothing where none may.
  var calls: [Block] {
    let calls = CallTable(worklist)
    guard !calls.isEmpty else { return [] }
    return [
      .heading("Calls before an appeal", anchor: "calls"), .paragraph(calls.words),
      .table(calls.table().printing(first: 12)),
    ]
  }
}
