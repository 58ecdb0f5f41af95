import Adjudication
import Claims
import Store
import Worklists

extension Workspace {
  /// Everything on record that contradicts itself: of denials, of claims without one, and appeals in
  /// the log that no denial answers to.
  ///
  /// - Parameters:
  ///   - denials: As known on the day; those without appeals and contradictions may be left out.
  ///   - asOf: `nil` for all that is loaded.
  /// - Returns: By denial, then by claim.
  /// - Throws: ``StoreError``.
  func contradictions(
    among denials: [StoredDenial], asOf: CalendarDay?
  ) throws -> [Contradiction] {
    let told = denials.flatMap { stored in
      stored.denial.contradictions.map { words in
        Contradiction(
          denial: stored.id, payer: stored.denial.payer.name, claim: stored.denial.workName,
          words: words)
      }
    }
    return try told + strayClaims(asOf: asOf) + otherLines(asOf: asOf)
      + Self.unanswered(store.appealVersions(), by: denials, asOf: asOf) + filedLate(denials)
  }

  /// The denials whose pending appeal was filed after a stated or sourced last day: nothing is promised
  /// of them.
  func filedTooLate(_ denials: [StoredDenial]) throws -> Set<Int> {
    let pending = denials.filter { $0.denial.status == .appealed }
    return Set(try lateFilings(pending).map(\.stored.id))
  }

  /// Appeals filed after a stated or sourced last day of their level: the day in the log is wrong, or
  /// the deadline is, or the payer may refuse the appeal for its day.
  private func filedLate(_ denials: [StoredDenial]) throws -> [Contradiction] {
    // An appeal behind another step may have been counted from that step's answer: told while it is
    // pending, since nothing is promised of it.
    let told = denials.filter {
      [.clinicalAppeal, .authorizationAppeal].contains($0.denial.reading.route)
        || $0.denial.status == .appealed
    }
    return try lateFilings(told).map { stored, late in
      Contradiction(
        denial: stored.id, payer: stored.denial.payer.name, claim: stored.denial.workName,
        words: "\(late.subject) of \(late.filedDay) was filed after the last day, "
          + "\(late.deadline.limit) (rule \(late.deadline.rule))")
    }
  }

  private func lateFilings(
    _ denials: [StoredDenial]
  ) throws -> [(stored: StoredDenial, late: LateFiling)] {
    let profiles = try profiles()
    let actions = try actionTable()
    // A table's holidays reach three years around its day.
    var planners: [Int: ActionPlanner] = [:]
    return try denials.flatMap { stored -> [(StoredDenial, LateFiling)] in
      guard let filed = stored.denial.appeals.map(\.filedDay).min() else { return [] }
      let year = filed.civil.year
      let planner = try planners[year] ?? self.planner(actions, chances: .none, on: filed)
      planners[year] = planner
      return planner.lateFilings(
        of: stored.denial, profile: profiles[stored.denial.payer.key]
      ).map { (stored, $0) }
    }
  }

  /// Payers whose profile says another line of business than the filing indicator of their claims:
  /// what is wrong may choose a wrong clock. A payer of several products has one profile only.
  private func otherLines(asOf: CalendarDay?) throws -> [Contradiction] {
    let profiles = try profiles()
    return try store.filingIndicators(asOf: asOf).compactMap { found in
      guard let profile = profiles[found.payerKey] else { return nil }
      let (ours, theirs) = (
        profile.lineOfBusiness, LineOfBusiness(filingIndicator: found.indicator)
      )
      guard ours != theirs, ours != .unknown, theirs != .unknown else { return nil }
      let claims = found.claims == 1 ? "1 claim" : "\(found.claims) claims"
      return Contradiction(
        payer: profile.payer.name, claim: found.example,
        words: "the payer's profile says \(ours.rawValue), \(claims) of its remittances "
          + "\(theirs.rawValue) (filing indicator \(found.indicator)), and their clocks follow it: "
          + "correct the profile, or the payer has both")
    }
  }

  private func strayClaims(asOf: CalendarDay?) throws -> [Contradiction] {
    let adjudicator = Adjudicator(
      catalogue: rules.reasons, expectedAllowed: ExpectedAllowed(rates: []))
    let day = try asOf ?? store.latestKnownDay() ?? CalendarDay(number: 0)
    var found: [Contradiction] = []
    let numbers = try store.numbersPaidTwiceOrReversed()
    try store.forEachHistory(.of(numbers), asOf: asOf) { history in
      found += adjudicator.contradictions(of: history, asOf: day)
    }
    return found
  }

  /// An appeal filed by the day of which no denial knows.
  private static func unanswered(
    _ appeals: [Appeal], by denials: [StoredDenial], asOf: CalendarDay?
  ) -> [Contradiction] {
    let known = Set(denials.flatMap { $0.denial.appeals.map(Filing.init) })
    var told: Set<Filing> = []
    return appeals.compactMap { appeal in
      let filing = Filing(appeal)
      guard asOf.map({ appeal.filedDay <= $0 }) ?? true, !known.contains(filing),
        told.insert(filing).inserted
      else { return nil }
      return Contradiction(
        payer: appeal.payer.name.isEmpty ? appeal.payer.key : appeal.payer.name,
        claim: appeal.patientControlNumber,
        words: "an appeal in the log matches no denial on record")
    }
  }
}

/// What stays the same when the log corrects an appeal.
private struct Filing: Hashable {
  var payer: String
  var number: String
  var level: Int
  var action: String
  var day: CalendarDay

  init(_ appeal: Appeal) {
    payer = appeal.payer.key
    number = appeal.patientControlNumber
    level = appeal.level
    action = appeal.action
    day = appeal.filedDay
  }
}
