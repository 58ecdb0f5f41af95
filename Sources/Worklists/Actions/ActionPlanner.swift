public import Claims

/// Lays out what can be done about each denial on a day.
///
/// Pure: rules, clocks, efforts and chances in, plans out. The step that is due decides what a
/// candidate's deadline, chance and effort are; see ``candidate(id:denial:profile:chance:recoveredFraction:)``.
public struct ActionPlanner: Sendable {
  let actions: ActionTable
  let deadlines: DeadlineTable
  let work: WorkTable
  let chances: LevelChances
  let holidays: Set<CalendarDay>
  let day: CalendarDay

  public init(
    actions: ActionTable, deadlines: DeadlineTable, work: WorkTable, chances: LevelChances,
    holidays: Set<CalendarDay>, on day: CalendarDay
  ) {
    self.actions = actions
    self.deadlines = deadlines
    self.work = work
    self.chances = chances
    self.holidays = holidays
    self.day = day
  }

  /// A denial with deadline, chance and effort of the step that is due.
  ///
  /// - Parameters:
  ///   - id: the denial's number.
  ///   - denial: as known on the day.
  ///   - profile: what the practice knows of the payer.
  ///   - chance: of a first appeal, by the model; not used for a denial that was upheld.
  ///   - recoveredFraction: the share of the recoverable amount that is paid when overturned.
  ///   - countedAs: where the dollars of a service denied beforehand count instead.
  /// - Returns: A candidate with a plan where that can change its place.
  public func candidate(
    id: Int, denial: Denial, profile: PayerProfile?, chance: OverturnChance?,
    recoveredFraction: Estimate<Double>, countedAs: CountedElsewhere? = nil
  ) -> Candidate {
    let first = deadlines.deadline(for: denial, profile: profile)
    let isOver =
      denial.status == .open && denial.reading.route.action?.isAppeal != true
      && first.isExpired(on: day)
    let plan = isOver || isPlanned(denial, profile) ? plan(for: denial, profile: profile) : nil
    let again = plan?.chance
    let isMoved = again != nil || plan?.isBehindRoute(of: denial) == true
    return Candidate(
      id: id, denial: denial,
      chance: again.map(\.value) ?? (denial.wasOnlyCalled ? chance?.extrapolated : chance),
      recoveredFraction: recoveredFraction,
      deadline: isMoved ? plan?.dueDeadline ?? first : first,
      effort: isMoved ? furtherEffort(denial) : work.effort(for: denial.reading.route),
      holidays: holidays, plan: plan,
      plannedDay: denial.plannedDay.flatMap { $0 >= day ? $0 : nil },
      countedAs: countedAs)
  }

  /// The clock that decides whether a denial's time is over: of the step that is due.
  public func deadline(for denial: Denial, profile: PayerProfile?) -> FilingDeadline {
    candidate(
      id: 0, denial: denial, profile: profile, chance: nil,
      recoveredFraction: .unknown(reason: "not asked for")
    ).deadline
  }

  /// Whether a plan can change where a denial stands: it was upheld, something but an appeal waits for
  /// its answer, a rule may say that there is no first step or that a call can come before it, or going on
  /// could be worth something. Of the others a plan is made when it is asked for, or when the time of the
  /// route's own step is over and an appeal may come after it.
  private func isPlanned(_ denial: Denial, _ profile: PayerProfile?) -> Bool {
    guard denial.status == .open else {
      return denial.status == .upheld || denial.pendingTry != nil
    }
    if chances.secondTry.value != nil || chances.levels.values.contains(where: { $0.value != nil })
    {
      return true
    }
    let facts = DeadlineTable.Facts(denial, profile)
    return actions.mayClose(denial.reading.route.action, of: facts) || actions.mayCall(of: facts)
  }

  /// Every action with its window, and the path from the step that is due.
  public func plan(for denial: Denial, profile: PayerProfile?) -> ActionPlan {
    let file = DenialFile(denial, profile, self)
    let options = file.options
    let due = file.due(options)
    return ActionPlan(
      options: options, level: file.level, current: due.option, closed: due.closed,
      standing: due.standing, call: call(options),
      further: (afterRoute(file, options, due.option).map { [$0] } ?? [])
        + further(options, above: file.level, denial),
      chance: laterChance(denial, file.level))
  }

  /// Of a step that is no first try; `nil` for one that is.
  ///
  /// A lost or unanswered call changes what an appeal meets, but nobody has seen how much: while second
  /// tries are too few the model's chance stands, as an extrapolation.
  private func laterChance(_ denial: Denial, _ level: Int) -> Estimate<OverturnChance>? {
    if denial.wasOnlyCalled, chances.secondTry.value == nil { return nil }
    if let pending = denial.pendingTry {
      return .unknown(
        reason:
          "the \(pending.kind.words) of \(pending.filedDay) is not answered, and the model is of "
          + "first tries")
    }
    return denial.upheld.map { _ in retryChance(level) }
  }

  private func retryChance(_ level: Int) -> Estimate<OverturnChance> {
    guard level > 1 else {
      guard case .unknown(let reason) = chances.secondTry else { return chances.secondTry }
      return .unknown(
        reason:
          "something else was tried first and lost, and the model is of first tries; \(reason)")
    }
    return chances.chance(ofLevel: level)
  }

  /// A level above the first is taken to need what an appeal on the denial's route needs.
  func furtherEffort(_ denial: Denial) -> Effort {
    let route = denial.reading.route
    return work.effort(for: route.isAppeal && route != .peerToPeer ? route : .clinicalAppeal)
  }
}

extension ActionPlanner {
  private func call(_ options: [ActionOption]) -> PossibleCall? {
    options.first { $0.action == .peerToPeer }.map {
      PossibleCall(option: $0, effort: work.effort(for: .peerToPeer), chance: chances.call)
    }
  }

  /// The first appeal that may follow the route's own step, which no appeal is: a second try, whose
  /// chance is its own record's.
  private func afterRoute(
    _ file: DenialFile, _ options: [ActionOption], _ due: ActionOption?
  ) -> FilingPath.Step? {
    guard file.upheld == nil, let due, !due.action.isAppeal,
      let option = file.appealAfterRoute(options)
    else { return nil }
    return FilingPath.Step(
      option, retryChance(option.level), cost: furtherEffort(file.denial).cost, isOptional: false,
      refusal: nil)
  }

  private func further(
    _ options: [ActionOption], above level: Int, _ denial: Denial
  ) -> [FilingPath.Step] {
    let effort = furtherEffort(denial)
    let levels = Set(options.map(\.level).filter { $0 > level }).sorted()
    return levels.compactMap { level in
      let own = options.filter { $0.level == level && $0.action.isAppeal }
      guard let option = own.first(where: { $0.holder == .practice }) ?? own.first else {
        return nil
      }
      return FilingPath.Step(
        option, chances.chance(ofLevel: level), cost: effort.cost, isOptional: false,
        refusal: option.holder.obstacle ?? tooShort(option, effort))
    }
  }

  /// A window that closes before the work can be done, counted from a decision today.
  private func tooShort(_ option: ActionOption, _ effort: Effort) -> String? {
    guard let deadline = option.deadline else { return "no rule tells its window" }
    let days = deadline.alarm.days(since: deadline.start)
    return days < effort.prepDays
      ? "its window of \(days) days is shorter than the \(effort.prepDays) days of preparation"
      : nil
  }
}

extension ActionRule.Holder {
  /// Why an action of this holder is not the practice's to count on.
  var obstacle: String? {
    switch self {
    case .practice: nil
    case .member: "it is the member's right only, with the member's written authorization"
    case .plan: "the plan forwards the case by itself; watch for its decision"
    case .nobody: "there is none for such a denial"
    }
  }
}

extension ActionPlan {
  /// The clock of the step that is due, or of the next one where that is another's or only assumed;
  /// `nil` where the table of deadlines says all there is.
  var dueDeadline: FilingDeadline? {
    if let current { return current.deadline }
    let next = options.first { $0.level == level && $0.action.isAppeal && $0.deadline != nil }
    return next?.deadline?.assumed(because: next?.assumption.map { "the action is \($0)" })
  }

  /// The time of the route's own step is over, and an appeal comes after it, or may.
  func isBehindRoute(of denial: Denial) -> Bool {
    standing == .unknown
      || (current?.action.isAppeal == true && denial.reading.route.action?.isAppeal != true)
  }
}
