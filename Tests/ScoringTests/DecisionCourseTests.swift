import Claims
import Scoring
import Statistics
import Testing

/// How long decisions take where all are quick, and what is missing where nothing tells.
struct DecisionCourseTests {
  private static let asOf = Sample.day("2025-12-31")
  private static let predictors = Predictors(families: ProcedureFamilies([:]))

  /// First appeals filed every four days, each decided after so many days.
  private static func quick(
    _ count: Int, days: Int, lastFiled: Int = 30
  ) throws -> DecisionCourse {
    let denials = (0..<count).map { index in
      let filed = asOf.adding(days: -lastFiled - 4 * index)
      let isKnown = filed.adding(days: days) <= asOf
      let isWon = index % 2 == 0
      return Sample.denial(
        "q\(index)", status: !isKnown ? .appealed : isWon ? .overturned : .upheld,
        appeals: [
          Sample.appeal(
            filed: "\(filed)", outcome: !isKnown ? .pending : isWon ? .overturned : .upheld,
            decided: isKnown ? "\(filed.adding(days: days))" : nil)
        ])
    }
    return try DecisionCourse(
      choice: AppealChoice(
        denials: denials, population: .firstLevel, predictors: predictors, asOf: asOf),
      population: .firstLevel, asOf: asOf, horizonDays: 120)
  }

  @Test func `where every appeal is decided long before the horizon the course ends with them`()
    throws
  {
    let course = try Self.quick(90, days: 40)
    #expect(course.fit.edges == [15, 30, 45])
    let row = Self.predictors.row(of: Sample.denial("r"))
    let incidence = try course.incidence(of: row)
    #expect(try #require(incidence.probability(of: "won", by: 30)) < 0.1)
    #expect(abs(try #require(incidence.probability(of: "won", by: 45)) - 0.5) < 0.1)
  }

  @Test func `a want of appeals is told with how many are needed of what and how many there are`() {
    #expect(throws: DecisionCourse.Gap.tooFewAppeals(12, needed: 20)) {
      try Self.quick(12, days: 40)
    }
    // The earliest of twenty-four, filed every four days up to a month ago, is 122 days old.
    #expect(throws: DecisionCourse.Gap.notFollowed(1, needed: 20, days: 120)) {
      try Self.quick(24, days: 40)
    }
    #expect(
      DecisionCourse.Gap.notFollowed(1, needed: 20, days: 120).description
        == "20 first appeals filed 120 days ago or earlier are needed, and there are 1")
  }
}
