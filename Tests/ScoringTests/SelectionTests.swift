import Claims
import Scoring
import Statistics
import Testing

/// Which denials are appealed, and what that choice does to the rates seen.
struct SelectionTests {
  private struct Practice {
    var denials: [Denial] = []
    /// The share of all appealable denials that an appeal would have overturned.
    var truth = 0.0
    /// The share among those appealed.
    var seen = 0.0
  }

  /// Denials with 0...6 documents on file; staff appeal by them, or by what nobody recorded.
  private static func practice(judgementIsRecorded: Bool, count: Int = 4000) -> Practice {
    var random = RandomSource(seed: 11)
    var practice = Practice()
    var (won, appealedWon, appealed) = (0, 0, 0)
    for index in 0..<count {
      let documents = min(6, Int(random.uniform() * 7))
      let judgement = random.normal()
      let signal = judgementIsRecorded ? 0.7 * Double(documents - 3) : 1.5 * judgement
      let wins = random.bernoulli(expit(-0.8 + signal))
      let isAppealed = random.bernoulli(expit(-0.5 + signal))
      won += wins ? 1 : 0
      appealed += isAppealed ? 1 : 0
      appealedWon += isAppealed && wins ? 1 : 0
      let appeals =
        isAppealed
        ? [
          Sample.appeal(
            filed: "2025-01-20", outcome: wins ? .overturned : .upheld, decided: "2025-03-01")
        ] : []
      var denial = Sample.denial(
        "d\(index)", status: isAppealed ? .appealed : .open, appeals: appeals)
      denial.documentsOnFile = documents
      practice.denials.append(denial)
    }
    practice.truth = Double(won) / Double(count)
    practice.seen = Double(appealedWon) / Double(appealed)
    return practice
  }

  private static func model(_ denials: [Denial]) throws -> OverturnModel {
    let predictors = Predictors(families: ProcedureFamilies([:]))
    let day = Sample.day("2025-12-31")
    return try OverturnModel(
      trainingOn: Sample.trainingSet(denials), asOf: day,
      procedure: OverturnProcedure(.given(1)), origins: [],
      recoveredFraction: .unknown(reason: "test"),
      choice: AppealChoice(
        denials: denials, population: .firstLevel, predictors: predictors, asOf: day))
  }

  @Test func `selection on what is recorded misleads the rate seen, and not the model`() throws {
    let practice = Self.practice(judgementIsRecorded: true)
    let sensitivity = try #require(try Self.model(practice.denials).sensitivity)
    #expect(abs(practice.seen - practice.truth) > 0.1)
    #expect(abs(sensitivity.unweighted - practice.truth) < 0.03)
    #expect(abs(sensitivity.weighted - practice.truth) < 0.03)
    #expect(sensitivity.effectiveCases < Double(sensitivity.denials))
  }

  @Test func `judgement nobody recorded no weighting repairs; the bounds hold the truth`() throws {
    let practice = Self.practice(judgementIsRecorded: false)
    let sensitivity = try #require(try Self.model(practice.denials).sensitivity)
    #expect(sensitivity.unweighted - practice.truth > 0.1)
    #expect(sensitivity.weighted - practice.truth > 0.1)
    #expect(
      sensitivity.leastPossible < practice.truth && practice.truth < sensitivity.mostPossible)
  }

  @Test func `a kind of denial that is never appealed is marked as extrapolation`() throws {
    let practice = Self.practice(judgementIsRecorded: true)
    var denials = practice.denials
    for index in denials.indices where denials[index].documentsOnFile == 0 {
      denials[index].appeals = []
      denials[index].status = .open
    }
    // The effect of documents is one slope, so that the never-appealed are told by another term.
    for index in denials.indices where denials[index].documentsOnFile == 0 {
      denials[index].hasAuthorization = true
    }
    let model = try Self.model(denials)
    let predictors = Predictors(families: ProcedureFamilies([:]))
    let never = try #require(denials.first { $0.documentsOnFile == 0 })
    let often = try #require(denials.first { $0.documentsOnFile == 6 })
    #expect(try model.score(predictors.row(of: never)).isOutsideExperience)
    #expect(try model.score(predictors.row(of: never)).isExtrapolation)
    #expect(try !model.score(predictors.row(of: often)).isOutsideExperience)
  }

  @Test func `young denials with an appeal are not counted either`() throws {
    var denials = Self.practice(judgementIsRecorded: true, count: 400).denials
    let before = try #require(try Self.model(denials).selection)
    for index in denials.indices where index < 100 {
      denials[index].knownDay = Sample.day("2025-12-01")
    }
    let after = try #require(try Self.model(denials).selection)
    #expect(before.denials == 400 && after.denials == 300)
    #expect(after.appealed == denials.dropFirst(100).count { !$0.appeals.isEmpty })
  }

  @Test func `the bounds are over every denial, also those withdrawn or too young to judge`() throws
  {
    var denials = Self.practice(judgementIsRecorded: false, count: 1000).denials
    for index in denials.indices where index < 200 && !denials[index].appeals.isEmpty {
      denials[index].appeals = [
        Sample.appeal(filed: "2025-01-20", outcome: .withdrawn, decided: "2025-02-01")
      ]
    }
    let sensitivity = try #require(try Self.model(denials).sensitivity)
    let outcomes = denials.flatMap(\.appeals).map(\.outcome)
    let won = outcomes.count { $0 == .overturned }
    let lost = outcomes.count { $0 == .upheld }
    #expect(sensitivity.leastPossible == Double(won) / 1000)
    #expect(sensitivity.mostPossible == Double(1000 - lost) / 1000)
  }

  @Test func `young denials without an appeal are not counted as left alone`() throws {
    var denials = Self.practice(judgementIsRecorded: true, count: 400).denials
    let settled = try #require(try Self.model(denials).selection).denials
    for index in denials.indices where denials[index].appeals.isEmpty {
      denials[index].knownDay = Sample.day("2025-12-01")
    }
    #expect(settled == 400)
    #expect(try Self.model(denials).selection == nil)
  }
}
