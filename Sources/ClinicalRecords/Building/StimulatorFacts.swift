import Claims

/// A trial of spinal cord stimulation: length, relief, and whether an earlier one failed.
struct StimulatorFacts: FactBuilder {
  static let relief = FactPath("scs.trial_relief")
  static let percent = FactPath("scs.trial_relief_pct")
  static let days = FactPath("scs.trial_days")
  static let hours = FactPath("scs.trial_hours")
  static let failed = FactPath("scs.failed_trial")

  let paths = [relief, percent, days, hours, failed]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let told = mentions.of(.stimulatorTrial)
    let had = told.filter { CareCourse.assertion(of: $0) == .present }
    guard !had.isEmpty else { return unhad(told) }
    return had.flatMap { trial in
      [percent(trial), relief(trial), failed(trial)].compactMap(\.self) + lengths(trial)
    }
  }

  /// A trial to come proves nothing yet; that there was none answers only whether one failed.
  private func unhad(_ told: [Mention]) -> [Fact] {
    let planned = told.filter { CareCourse.assertion(of: $0) == .planned }
    let none = told.filter { $0.status == .never }
    var facts = none.isEmpty ? [] : [Fact(Self.failed, assertion: .absent, support: none.quotes)]
    if !planned.isEmpty {
      facts += [Self.relief, Self.percent, Self.days, Self.hours].map {
        Fact($0, assertion: .planned, support: planned.quotes)
      }
    }
    return facts
  }

  private func percent(_ trial: Mention) -> Fact? {
    guard case .number(let percent, _)? = trial.details[.relief] else { return nil }
    guard !trial.isBelow else {
      // "Less than 50%" is no number, and is not 50.
      return Fact(
        Self.percent, assertion: percent <= 50 ? .absent : .possible, lastDay: trial.trialDay,
        against: [trial.quote])
    }
    return Fact(
      Self.percent, .number(percent, unit: "percent"), lastDay: trial.trialDay,
      support: [trial.quote])
  }

  /// A percentage or words of relief; "successful" alone is a conclusion.
  private func relief(_ trial: Mention) -> Fact? {
    switch (trial.number(.relief), trial.outcome, trial.choice(.conclusion)) {
    case (let percent?, _, _) where percent > 0 && !trial.isBelow: truth(Self.relief, trial)
    case (nil, .good?, _), (nil, .partial?, _), (nil, .transient?, _): truth(Self.relief, trial)
    case (nil, TreatmentOutcome.none?, _), (nil, .worse?, _): denial(Self.relief, trial)
    case (nil, nil, .some), (.some, _, _):
      Fact(Self.relief, assertion: .possible, lastDay: trial.trialDay, support: [trial.quote])
    default: nil
    }
  }

  /// Half the pain is what policies ask of a trial: less is a failed one, as is one called so.
  private func failed(_ trial: Mention) -> Fact? {
    if let percent = trial.number(.relief) {
      let isFailed = trial.isBelow ? percent <= 50 : percent < 50
      if trial.isBelow, !isFailed { return nil }
      return isFailed ? truth(Self.failed, trial) : denial(Self.failed, trial)
    }
    switch (trial.outcome, trial.choice(.conclusion)) {
    case (TreatmentOutcome.none?, _), (.worse?, _), (_, "failed"?): return truth(Self.failed, trial)
    case (_, "successful"?): return denial(Self.failed, trial)
    default: return nil
    }
  }

  private func truth(_ path: FactPath, _ trial: Mention) -> Fact {
    Fact(path, .truth(true), lastDay: trial.trialDay, support: [trial.quote])
  }

  private func denial(_ path: FactPath, _ trial: Mention) -> Fact {
    Fact(
      path, .truth(false), assertion: .absent, lastDay: trial.trialDay, support: [trial.quote])
  }

  private func lengths(_ trial: Mention) -> [Fact] {
    guard let length = trial.details[.length] else { return [] }
    return [Self.days, Self.hours].map {
      Fact($0, length, lastDay: trial.trialDay, support: [trial.quote])
    }
  }
}

extension Mention {
  /// The day the trial ended, else that of the note that tells of it.
  fileprivate var trialDay: CalendarDay? { end?.day ?? begin?.day ?? noteDay }

  fileprivate var isBelow: Bool { details[Detail("relief bound")] != nil }
}
