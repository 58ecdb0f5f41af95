public import Claims
public import Documents
import Worklists

extension Estimate<Money> {
  /// The amount with its mark; unknown stays unknown.
  public var cell: Cell {
    switch self {
    case .known(let amount, _): .dollars(cents: amount.cents)
    case .estimated(let amount, _): .dollars(cents: amount.cents, mark: .estimated)
    case .unknown: .unknown
    }
  }
}

extension FilingDeadline {
  public var mark: Mark { standing == .assumed ? .assumed : .known }

  /// How far the safe last day is from `day`, in words and colour.
  public func timeLeft(on day: CalendarDay) -> Cell {
    let days = alarm.days(since: day)
    let words =
      days < 0
      ? "\(-days) days past" : days == 0 ? "today" : days == 1 ? "1 day left" : "\(days) days left"
    return .badge(
      days <= 7 ? .danger : days <= 21 ? .warning : .neutral, words)
  }

  /// Where the day comes from, with how far it is verified.
  var ground: String {
    let verified = verifiedDay.map { ", verified \($0)" } ?? ""
    return switch standing {
    case .stated: source
    case .sourced: "rule \(rule): \(source) (\(verification.words)\(verified))"
    case .assumed: source.hasPrefix("assumed") ? source : "assumed: \(source)"
    }
  }
}

extension Verification {
  var words: String {
    switch self {
    case .primary: "primary source"
    case .secondary: "secondary source"
    case .unverified: "not verified"
    }
  }
}

extension Candidate {
  /// The latest safe start; it rests on the deadline and on the days of preparation.
  var startCell: Cell {
    .day(latestSafeStart.description, mark: effort.isAssumed ? .assumed : deadline.mark)
  }

  var chanceCell: Cell {
    chance.map { .share($0.probability, mark: .estimated) } ?? .unknown
  }

  var chanceInterval: Cell {
    chance.map { .interval(lower: .share($0.lower), upper: .share($0.upper), mark: .estimated) }
      ?? .unknown
  }
}

extension Denial {
  /// The reason with its code, such as `CO-50 not medically necessary`.
  public var reasonWords: String {
    let codes = [group?.rawValue, reason].compactMap(\.self).joined(separator: "-")
    return codes.isEmpty ? reading.name : "\(codes) \(reading.name)"
  }
}

extension DenialCategory {
  var words: String { rawValue.replacing("-", with: " ") }
}

extension Worklist.Reason {
  var sentence: String { description.prefix(1).uppercased() + description.dropFirst() + "." }
}

extension Worklist.Line {
  /// What the chart's review says, where there is one.
  var chartCell: Cell {
    for reason in reasons {
      if case .redFlag = reason { return .badge(.danger, "red flag: surgeon first") }
      if case .chartConflict = reason { return .badge(.danger, "contradiction: settle first") }
    }
    for case .reviewed(let findings) in reasons { return .text(findings.words) }
    return .empty
  }

  /// What to do next: a call where one is planned before it, then what to file.
  var nextStep: String {
    switch call?.room {
    case .thisWeek, .week: "peer-to-peer call, then \(filing)"
    case .none?, .notAsked, .notWorth, .unvalued, nil: filing
    }
  }

  /// What to file next.
  var filing: String {
    guard let next = candidate.nextAppeal, nextAction == next.action.rawValue else {
      return nextAction.replacing("-", with: " ")
    }
    return next.level > 1 ? "\(next.action.words), level \(next.level)" : next.action.words
  }
}

extension Route {
  var words: String { rawValue.replacing("-", with: " ") }
}

extension Deferral {
  /// A heading for the denials deferred for this reason.
  var words: String {
    switch self {
    case .outOfMinutes: "Worth working, but no minutes are left while its start is safe"
    case .laterWeek: "Planned for a later week"
    case .deadlineUnconfirmed:
      "Ask the payer first: the assumed deadline has passed, and no sourced rule says that it has"
    case .appealUnconfirmed:
      "Ask the payer first: the first step's time is over, and that an appeal may follow is only assumed"
    case .reasonUnread:
      "Denied for a reason that nobody has read: read the letter, or ask the payer why"
    case .unknownValue: "Value unknown: a contract rate, an outcome or a score is missing"
    case .costsMoreThanItBrings: "Costs more than it is expected to bring"
    case .putAside: "Put aside, with who said so and why on record"
    case .memberOnly:
      "Upheld, and the next level is the member's: file it only with the member's authorization"
    case .nextLevelUnknown:
      "Upheld, and no verified rule tells of a next level: ask the payer, or load the contract's terms"
    case .noStep:
      "No step of the practice's: a rule says that there is none, or that the plan takes it"
    case .billed:
      "Denied before surgery, and billed since: what is denied of the claim stands under it"
    case .sameService:
      "Denied before surgery under more than one reference: counted once, with the denial named"
    case .notOpen: "Already appealed, decided or closed"
    }
  }
}

/// "1 denial", "2 denials".
func counted(_ count: Int, _ name: String) -> String {
  "\(count) \(name)\(count == 1 ? "" : "s")"
}
