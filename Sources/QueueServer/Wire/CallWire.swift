import Claims
import Worklists

/// A peer-to-peer call that may come before the step of a line, as it is sent.
enum CallWire {
  static func call(_ planned: PlannedCall) -> JSON {
    let effort = planned.call.effort
    return [
      "by": [
        "day": .text(planned.lastDay.description),
        "mark": planned.isAssumed ? "assumed" : "known",
      ],
      "cut_by": .text(planned.cut.rawValue),
      "planned": .text(name(planned.room)), "week_of": JSON(week(planned.room)?.description),
      "skill": .text(effort.skill.rawValue), "minutes": .integer(effort.minutes),
      "minutes_mark": effort.isAssumed ? "assumed" : "known",
      "chance": planned.chance.map { .number($0.value) } ?? .null,
      "chance_ground": .text(planned.call.chance.ground),
      "adds_if_won": LineWire.dollars(planned.stake),
      "expected_to_add": LineWire.dollars(planned.gain),
      "worth_above": planned.breakEven.map { .number($0.value) } ?? .null,
      "rule": .text(planned.call.option.rule),
    ]
  }

  /// Every name of a room, for the description.
  static let rooms = [
    PlannedCall.Room.thisWeek, .week(of: CalendarDay(number: 0)), .none, .notAsked, .notWorth,
    .unvalued,
  ].map(name)

  private static func name(_ room: PlannedCall.Room) -> String {
    switch room {
    case .thisWeek: "this-week"
    case .week: "later-week"
    case .none: "no-minutes-free"
    case .notAsked: "no-minutes-given"
    case .notWorth: "not-worth-it"
    case .unvalued: "value-unknown"
    }
  }

  private static func week(_ room: PlannedCall.Room) -> CalendarDay? {
    if case .week(let start) = room { start } else { nil }
  }
}
