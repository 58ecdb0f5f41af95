import Claims
import Reporting
import Workflow
import Worklists

/// A line of the queue as it is sent. Every dollar and day has its mark beside it.
enum LineWire {
  /// What changes with every change people make.
  static func changing(_ item: WorkItem, _ status: Denial.Status) -> [JSON.Member] {
    [
      .init(key: "status", value: .text(status.rawValue)),
      .init(key: "holder", value: JSON(item.holder)),
      .init(key: "version", value: .integer(item.version)),
    ]
  }

  /// What stays while the list does.
  static func fixed(_ line: QueueList.Line) -> JSON {
    let denial = line.denial
    let effort = line.candidate.effort
    return [
      "denial": .integer(line.id),
      "claim": JSON(denial.patientControlNumber), "payer_claim": JSON(denial.claimNumber),
      "reference": JSON(denial.reference),
      "payer": .text(denial.payer.name), "reason": .text(denial.reasonWords),
      "category": .text(denial.reading.category.rawValue),
      "before_surgery": .truth(denial.isPreService), "part": .text(line.part),
      "rank": .integer(line.line.rank), "next_action": .text(line.nextAction),
      "act_by": deadline(line.candidate, \.alarm), "last_day": deadline(line.candidate, \.limit),
      "deadline_standing": line.candidate.hasClock
        ? .text(line.candidate.deadline.standing.rawValue) : .null,
      "start_by": day(
        line.candidate.latestSafeStart,
        effort.isAssumed || line.candidate.deadline.standing == .assumed ? "assumed" : "known",
        isKnown: line.candidate.hasClock),
      "recoverable": dollars(denial.recoverable),
      "chance": chance(line), "minutes": .integer(effort.minutes),
      "minutes_mark": effort.isAssumed ? "assumed" : "known",
      "skill": .text(effort.skill.rawValue), "expected_net": net(line),
      "call": line.line.call.map(CallWire.call) ?? .null,
      "why": .array(line.line.reasons.map { .text($0.description) }),
      "synthetic": .truth(denial.isSynthetic),
    ]
  }

  /// What every score says of itself.
  static func version(_ list: QueueList) -> JSON {
    [
      "list": .integer(list.run), "model": JSON(list.version.model),
      "model_as_of": JSON(list.version.modelDay?.description),
      "as_of": .text(list.day.description), "rules": .text(list.version.rules),
      "expires": .text(list.version.expires.description),
    ]
  }

  static func dollars(_ amount: Estimate<Money>) -> JSON {
    [
      "cents": JSON(amount.value?.cents), "mark": .text(amount.mark.rawValue),
      "ground": .text(amount.ground),
    ]
  }

  /// `null` where no model could score it.
  static func chance(_ line: QueueList.Line) -> JSON {
    guard let chance = line.candidate.chance else { return .null }
    return [
      "probability": .number(chance.probability), "lower": .number(chance.lower),
      "upper": .number(chance.upper), "interval": 0.9,
      "extrapolated": .truth(chance.isExtrapolated),
    ]
  }

  /// An expired line brings nothing any more, so none is promised.
  private static func net(_ line: QueueList.Line) -> JSON {
    guard let net = line.expectedNet else {
      let ground =
        line.line.value.value == nil ? line.line.value.ground : "nothing can be filed any more"
      return ["cents": nil, "mark": "unknown", "ground": .text(ground)]
    }
    return [
      "cents": .integer(net.cents), "mark": "estimated",
      "ground": .text(line.line.value.ground),
    ]
  }

  private static func deadline(
    _ candidate: Candidate, _ day: KeyPath<FilingDeadline, CalendarDay>
  ) -> JSON {
    let deadline = candidate.deadline
    return self.day(
      deadline[keyPath: day], deadline.standing.mark, isKnown: candidate.hasClock)
  }

  private static func day(_ day: CalendarDay, _ mark: String, isKnown: Bool) -> JSON {
    isKnown
      ? ["day": .text(day.description), "mark": .text(mark)] : ["day": nil, "mark": "unknown"]
  }
}

extension FilingDeadline.Standing {
  /// Of days that rest on it, in the words of every page and workbook.
  var mark: String { self == .assumed ? "assumed" : "known" }
}

extension JSON: ExpressibleByFloatLiteral {
  init(floatLiteral value: Double) { self = .number(value) }
}
