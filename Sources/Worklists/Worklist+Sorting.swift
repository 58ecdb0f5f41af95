import Claims

extension Worklist {
  /// Sorts candidates into their parts, then plans the contenders.
  struct Sorting {
    let day: CalendarDay
    var minutes: Int
    /// A person's words, by denial.
    let overrides: [Int: RankOverride]
    /// What a person put first, to be worked whatever it is worth.
    var pinned: [Placed] = []
    var contenders: [Contender] = []
    var aside: [Deferral: [Placed]] = [:]
    /// Worked not for their worth but to learn.
    var drawn: [Contender] = []
    var drawnProbability = 0.0
    private(set) var expired: [Placed] = []
    private(set) var notAppealable: [Placed] = []

    struct Placed {
      var candidate: Candidate
      var value: Estimate<Arithmetic>
      var reasons: [Reason]
    }

    /// A candidate worth its work.
    struct Contender {
      var candidate: Candidate
      var arithmetic: Arithmetic
      /// Expected net, read once: sorting compares it often.
      var net: Int
    }

    init(day: CalendarDay, minutes: Int, overrides: [Int: RankOverride] = [:]) {
      self.day = day
      self.overrides = overrides
      self.minutes = minutes
    }

    /// The first that holds: settled already, put aside by a person, not appealable, expired, put
    /// first by a person, of unknown value, not worth its work, past an assumed deadline, or a
    /// contender.
    mutating func place(_ candidate: Candidate) {
      let denial = candidate.denial
      let deadline = candidate.deadline
      let value = Arithmetic.value(of: candidate)
      func placed(_ reason: Reason) -> Placed {
        Placed(candidate: candidate, value: value, reasons: [reason] + warnings(candidate))
      }
      let word = overrides[candidate.id]
      if !candidate.isWorkable, let word, word.verdict == .first,
        Self.part(candidate) == .memberOnly
      {
        // A person vouches for the member's authorization.
        pinned.append(placed(.put(word)))
      } else if !candidate.isWorkable {
        aside[Self.part(candidate), default: []].append(placed(Self.settled(candidate)))
      } else if let word, word.verdict == .never {
        aside[.putAside, default: []].append(placed(.put(word)))
      } else if !denial.reading.isAppealable || denial.reading.route == .none {
        let reading = denial.reading
        notAppealable.append(placed(.instead(reading.route, reason: reading.name)))
      } else if deadline.isExpired(on: day) {
        expired.append(placed(.closed(limit: deadline.limit, rule: deadline.rule)))
      } else if let word, word.verdict == .first {
        pinned.append(placed(.put(word)))
      } else if let arithmetic = value.value {
        let net = arithmetic.expectedNet
        guard net > .zero else {
          let costs = Reason.costs(arithmetic.effort.cost, brings: arithmetic.expectedRecovery)
          aside[.costsMoreThanItBrings, default: []].append(placed(costs))
          return
        }
        guard deadline.standing != .assumed || deadline.alarm >= day else {
          aside[.deadlineUnconfirmed, default: []].append(
            placed(.worth(net, perHour: arithmetic.expectedNetPerHour)))
          return
        }
        contenders.append(
          Contender(candidate: candidate, arithmetic: arithmetic, net: net.cents))
      } else {
        aside[.unknownValue, default: []].append(placed(.unknownValue(value.ground)))
      }
    }

    private static func part(_ candidate: Candidate) -> Deferral {
      switch candidate.plan?.standing {
      case .memberOnly: .memberOnly
      case .unknown: .nextLevelUnknown
      case .practice, .closed, nil: .notOpen
      }
    }

    private static func settled(_ candidate: Candidate) -> Reason {
      candidate.plan?.closed.map { .nothingToFile($0) } ?? .status(candidate.denial.status)
    }

    /// Doubts about deadline and chance that go with the line wherever it stands.
    func warnings(_ candidate: Candidate) -> [Reason] {
      let deadline = candidate.deadline
      var warnings: [Reason] = []
      if let level = candidate.levelAfterUpheld, let upheld = candidate.denial.upheld {
        warnings.append(.furtherLevel(level, upheld: upheld.day))
      }
      if !candidate.hasClock || !candidate.isWorkable {
        // Its words tell what there is to tell.
      } else if deadline.standing == .assumed {
        if deadline.alarm < day { warnings.append(.assumedDeadlinePassed(alarm: deadline.alarm)) }
        warnings.append(.assumedDeadline(source: deadline.source))
      } else if deadline.alarm < day, day <= deadline.limit {
        warnings.append(.alarmPassed(limit: deadline.limit))
      }
      if candidate.chance?.isExtrapolated == true { warnings.append(.extrapolated) }
      return warnings
    }
  }
}

extension Worklist.Sorting {
  typealias Line = Worklist.Line
  typealias Deferred = Worklist.Deferred
  typealias Reason = Worklist.Reason

  /// More expected net per minute first, compared exactly as a fraction; then the earlier deadline,
  /// the key, the number.
  private func isBetter(_ left: Int, _ right: Int) -> Bool {
    let a = contenders[left].net * contenders[right].arithmetic.effort.minutes
    let b = contenders[right].net * contenders[left].arithmetic.effort.minutes
    if a != b { return a > b }
    return Self.isEarlier(contenders[left].candidate, contenders[right].candidate)
  }

  static func isEarlier(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.deadline.alarm != right.deadline.alarm {
      return left.deadline.alarm < right.deadline.alarm
    }
    return left.key == right.key ? left.id < right.id : left.key < right.key
  }

  /// Weeks from the planned one in which the work must start.
  private func week(_ candidate: Candidate) -> Int {
    max(0, candidate.latestSafeStart.days(since: day)) / 7
  }

  /// Contenders best first, and the weeks the minutes give them.
  mutating func weeklyPlan(minutes: Int) -> WeeklyPlan {
    // Positions are sorted, not the contenders: each is a denial with all its fields.
    let order = contenders.indices.sorted { isBetter($0, $1) }
    contenders = order.map { contenders[$0] }
    let jobs = contenders.map { contender in
      WeeklyPlan.Job(minutes: contender.candidate.effort.minutes, week: week(contender.candidate))
    }
    return WeeklyPlan(jobs, minutes: minutes)
  }

  mutating func plan() -> (selected: [Line], deferred: [Deferred]) {
    let plan = weeklyPlan(
      minutes: minutes - drawn.reduce(0) { $0 + $1.candidate.effort.minutes })
    let left = plan.weeks.firstIndex { $0 == nil }
    let chosen = workOrder(plan.thisWeek).enumerated().map { place, index in
      line(index, rank: place + 1, [startReason(index), merit(index)] + ahead(index, of: left))
    }
    let refused = contenders.indices.filter { plan.weeks[$0] == nil }
    let later = contenders.indices.filter { plan.weeks[$0].map { $0 > 0 } ?? false }
    let deferred =
      refused.enumerated().map { place, index in
        let line = line(index, rank: place + 1, [noRoom(index), merit(index)])
        return Deferred(reason: .outOfMinutes, line: line)
      }
      + later.enumerated().map { place, index in
        let safe = Reason.safeUntil(contenders[index].candidate.latestSafeStart)
        let line = line(index, rank: place + 1, [safe, merit(index)])
        return Deferred(reason: .laterWeek, line: line)
      }
    return (withDrawn(chosen), deferred)
  }

  /// What is due within the week by its deadline, so that the day it is due on is kept; then the
  /// rest as planned.
  private func workOrder(_ planned: [Int]) -> [Int] {
    let isDue = { (index: Int) in
      contenders[index].candidate.deadline.alarm.days(since: day) <= 7
    }
    return planned.filter(isDue).sorted {
      Self.isEarlier(contenders[$0].candidate, contenders[$1].candidate)
    } + planned.filter { !isDue($0) }
  }

  /// Those set aside for a reason of their own, the earliest latest safe start first.
  func settledDeferrals() -> [Deferred] {
    Deferral.allCases.flatMap { reason in
      Self.lines(aside[reason] ?? []).map { Deferred(reason: reason, line: $0) }
    }
  }

  static func lines(_ placed: [Placed]) -> [Line] {
    let order = placed.indices.sorted { left, right in
      let a = placed[left].candidate.latestSafeStart
      let b = placed[right].candidate.latestSafeStart
      return a == b ? isEarlier(placed[left].candidate, placed[right].candidate) : a < b
    }
    return order.enumerated().map { place, index in
      Line(
        rank: place + 1, candidate: placed[index].candidate, value: placed[index].value,
        reasons: placed[index].reasons)
    }
  }

  private func line(_ index: Int, rank: Int, _ reasons: [Reason]) -> Line {
    let contender = contenders[index]
    return Line(
      rank: rank, candidate: contender.candidate,
      value: .estimated(contender.arithmetic, basis: Arithmetic.basis),
      reasons: reasons + warnings(contender.candidate))
  }

  private func startReason(_ index: Int) -> Reason {
    let candidate = contenders[index].candidate
    let start = candidate.latestSafeStart
    if start < day { return .overdue(since: start) }
    return week(candidate) == 0 ? .mustStart(by: start) : .workedAhead(safeUntil: start)
  }

  private func merit(_ index: Int) -> Reason {
    .merit(
      place: index + 1, of: contenders.count,
      perHour: contenders[index].arithmetic.expectedNetPerHour)
  }

  private func ahead(_ index: Int, of left: Int?) -> [Reason] {
    guard let left, index < left else { return [] }
    let other = contenders[left]
    return [.ahead(ofDenial: other.candidate.id, perHour: other.arithmetic.expectedNetPerHour)]
  }

  private func noRoom(_ index: Int) -> Reason {
    let candidate = contenders[index].candidate
    let needed = candidate.effort.minutes
    if needed > minutes { return .longerThanAWeek(minutes: needed, week: minutes) }
    return .noRoom(minutes: needed, by: max(candidate.latestSafeStart, day))
  }
}
