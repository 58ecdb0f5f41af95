import Statistics
import Testing

struct OptimismCorrectionTests {
  private struct Sample {
    let design: DesignMatrix
    let outcomes: [Bool]

    /// Three predictors that matter and nine that do not.
    init(_ count: Int, seed: UInt64) throws {
      var random = RandomSource(seed: seed)
      let columns = (0..<12).map { term in
        NumericColumn("x\(term)", (0..<count).map { _ in random.normal() })
      }
      outcomes = (0..<count).map { row in
        random.bernoulli(expit(columns.prefix(3).reduce(0) { $0 + 0.5 * $1.values[row] }))
      }
      design = try DesignMatrix(numeric: columns, coding: .treatment)
    }

    func fit(_ rows: [Int]) throws -> FittedLogisticRegression {
      try LogisticRegression().fit(design.rows(rows), outcomes: rows.map { outcomes[$0] })
    }

    func measures(_ fit: FittedLogisticRegression, _ rows: [Int]) -> [String: Double] {
      let probabilities = rows.map { row in
        expit(
          zip(fit.coefficients.dropFirst(), design.numeric).reduce(fit.coefficients[0]) {
            $0 + $1.0 * $1.1.values[row]
          })
      }
      guard
        let scored = try? ScoredOutcomes(
          probabilities: probabilities, outcomes: rows.map { outcomes[$0] }),
        let area = try? scored.areaUnderROC().area, let slope = try? scored.calibration().slope
      else { return [:] }
      return ["area": area, "Brier": scored.brierScore, "slope": slope.value]
    }
  }

  @Test func `corrected figures come nearer to those on new cases than apparent ones`() throws {
    var apparentError = 0.0
    var correctedError = 0.0
    let new = try Sample(1_500, seed: 1)
    for number in 0..<6 {
      let sample = try Sample(150, seed: 10 + UInt64(number))
      let measures = try OptimismCorrection(
        ClusterBootstrap(Clusters(independentRows: 150), resamples: 25, seed: 2)
      ).validate(procedure: sample.fit, measures: sample.measures)
      #expect(measures.map(\.name) == ["Brier", "area", "slope"])
      let truth = new.measures(try sample.fit(Array(0..<150)), Array(0..<1_500))
      for measure in measures where measure.name == "slope" {
        // Maximum likelihood is calibrated on its own rows.
        expectClose(measure.apparent, 1, relative: 1e-6)
        let slope = try #require(truth["slope"])
        apparentError += abs(measure.apparent - slope) / 6
        correctedError += abs(measure.corrected - slope) / 6
        #expect(measure.optimism > 0)
      }
    }
    #expect(correctedError < 0.6 * apparentError, "\(correctedError) against \(apparentError)")
  }

  @Test func `a procedure that learns nothing has no optimism`() throws {
    let sample = try Sample(80, seed: 3)
    let measures = try OptimismCorrection(
      ClusterBootstrap(Clusters(independentRows: 80), resamples: 300, seed: 4)
    ).validate { _ in
      0.4
    } measures: { rate, rows in
      [
        "Brier": rows.reduce(0) { sum, row in
          let error = rate - (sample.outcomes[row] ? 1 : 0)
          return sum + error * error
        } / Double(rows.count)
      ]
    }
    let brier = try #require(measures.first)
    #expect(abs(brier.optimism) < 0.003)
    #expect(brier.resampleCount == 300)
  }

  @Test func `resamples on which the procedure fails are counted out, the sample must not`() throws
  {
    struct Refused: Error {}
    let correction = OptimismCorrection(
      ClusterBootstrap(Clusters(independentRows: 20), resamples: 40, seed: 5))
    let measures = try correction.validate { rows in
      guard rows.contains(0) else { throw Refused() }
      return rows.count
    } measures: { model, rows in
      ["size": Double(model - rows.count)]
    }
    let size = try #require(measures.first)
    // (1 − 1/20)²⁰ = 0.36 of resamples miss the first row.
    #expect((15...35).contains(size.resampleCount))
    #expect(throws: Refused.self) {
      try correction.validate { _ in
        throw Refused()
      } measures: { (_: Int, _) in
        [:]
      }
    }
  }
}
