import Adjudication
import Claims
import Store

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
    return try told + strayClaims(asOf: asOf)
      + Self.unanswered(store.appealVersions(), by: denials, asOf: asOf)
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
