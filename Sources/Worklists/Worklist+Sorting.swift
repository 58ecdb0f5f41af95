import Claims

extension Worklist {
  /// Sorts candidates into their parts, then plans the contenders.
  struct Sorting {
    let day: CalendarDay
    let staff: Staff
    /// What the minutes of later weeks will be asked for; `nil` where no denial will come any more.
    let arriving: ArrivingWork?
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
      /// Expected net and minutes of all skills, read once: sorting compares them often.
      var net: Int
      var minutes: Int

      init(_ candidate: Candidate, _ arithmetic: Arithmetic) {
        self.candidate = candidate
        self.arithmetic = arithmetic
        net = arithmetic.expectedNet.cents
        minutes = candidate.work.values.reduce(0, +)
      }
    }

    /// More than any claim is worth: an amount to look at, not to plan by.
    static let mostNet = Money(cents: 100_000_000_000)

    init(
      day: CalendarDay, staff: Staff, arriving: ArrivingWork? = nil,
      overrides: [Int: RankOverride] = [:]
    ) {
      self.day = day
      self.arriving = arriving
      self.overrides = overrides
      self.staff = staff
    }

    /// The first that holds: settled already, counted elsewhere unless a person says otherwise, not
    /// appealable, expired, put aside or first by a person, denied for a reason that nobody has read, of unknown value, not worth its work, past an
    /// assumed deadline, or a contender. What was put aside expires like any other: its dollars are
    /// lost, not waiting.
    mutating func place(_ candidate: Candidate) {
      let denial = candidate.denial
      let deadline = candidate.deadline
      let value = value(of: candidate)
      func placed(_ reason: Reason) -> Placed {
        Placed(candidate: candidate, value: value, reasons: reasons([reason], of: candidate))
      }
      let word = overrides[candidate.id]
      if !candidate.isWorkable, let word, word.verdict == .first,
        Self.part(candidate) == .memberOnly || denial.status == .open
      {
        // A person vouches for the member's authorization, or for the payer's word.
        pinned.append(placed(.put(word)))
      } else if !candidate.isWorkable {
        aside[Self.part(candidate), default: []].append(placed(Self.settled(candidate)))
      } else if let counted = candidate.countedAs, word?.verdict != .first {
        switch counted {
        case .claim(let claim): aside[.billed, default: []].append(placed(.billed(claim)))
        case .denial(let id): aside[.sameService, default: []].append(placed(.sameService(id)))
        }
      } else if denial.reading.rulesOutAppeal {
        let reading = denial.reading
        notAppealable.append(placed(.instead(reading.route, reason: reading.name)))
      } else if deadline.isExpired(on: day) {
        expired.append(placed(.closed(limit: deadline.limit, rule: deadline.rule)))
      } else if let word, word.verdict == .never {
        aside[.putAside, default: []].append(placed(.put(word)))
      } else if let word, word.verdict == .first {
        pinned.append(placed(.put(word)))
      } else if denial.status == .open, denial.reading.isUnread {
        aside[.reasonUnread, default: []].append(placed(.unread(denial.reading.name)))
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
        guard net <= Self.mostNet else {
          let doubt = Reason.unknownValue("more than a billion dollars; look at the claim")
          aside[.unknownValue, default: []].append(placed(doubt))
          return
        }
        contenders.append(Contender(candidate, arithmetic))
      } else {
        aside[.unknownValue, default: []].append(placed(.unknownValue(value.ground)))
      }
    }

    private func value(of candidate: Candidate) -> Estimate<Arithmetic> {
      let denial = candidate.denial
      if denial.status == .open {
        if candidate.isWorkable, denial.reading.isUnread {
          return .unknown(reason: "nobody can tell yet why it was denied")
        }
        if !candidate.isWorkable, overrides[candidate.id]?.verdict != .first {
          return .unknown(
            reason: candidate.plan?.standing == .closed
              ? "nothing is the practice's to file" : "whether anything can still be filed")
        }
      }
      return Arithmetic.value(of: candidate)
    }

    private static func part(_ candidate: Candidate) -> Deferral {
      switch candidate.plan?.standing {
      case .memberOnly: .memberOnly
      case .unknown where candidate.denial.status == .open: .appealUnconfirmed
      case .unknown: .nextLevelUnknown
      case .closed where candidate.denial.status == .open: .noStep
      case .practice, .closed, nil: .notOpen
      }
    }

    private static func settled(_ candidate: Candidate) -> Reason {
      guard let closed = candidate.plan?.closed else { return .status(candidate.denial.status) }
      return candidate.denial.status == .open && candidate.plan?.standing != .closed
        ? .askPayer(closed) : .nothingToFile(closed)
    }

    /// What must be seen before anyone works it, then why it stands there, then doubts and the chart.
    func reasons(_ own: [Reason], of candidate: Candidate) -> [Reason] {
      let chart = ChartReasons(of: candidate, on: day)
      return chart.first + own + warnings(candidate) + chart.last
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
      let effort = candidate.effort
      if candidate.hasClock, candidate.isWorkable, deadline.standing != .assumed,
        day <= deadline.limit, day.adding(days: effort.prepDays) > deadline.limit
      {
        warnings.append(
          .lateToPrepare(
            days: effort.prepDays, isAssumed: effort.isAssumed, limit: deadline.limit))
      }
      if candidate.isWorkable, let other = candidate.resembles {
        warnings.append(.perhapsSameService(other))
      }
      if candidate.denial.wasOnlyCalled, candidate.isWorkable, candidate.chance != nil {
        warnings.append(.afterCall(isAnswered: candidate.denial.pendingTry == nil))
      }
      if candidate.chance?.isExtrapolated == true { warnings.append(.extrapolated) }
      return warnings
    }
  }
}
