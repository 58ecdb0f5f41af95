import Foundation
import Statistics

/// A problem of `peers/claims_problem.py`.
///
/// Read from raw columns that the Python side writes beside its own copy, so that both fit the
/// same doubles.
struct LogisticProblem {
  private struct Terms: Decodable {
    struct Factor: Decodable {
      let name: String
      let levels: Int
    }
    let factors: [Factor]
    let numbers: Int
  }

  private let design: DesignMatrix
  private let outcomes: [Bool]
  private let folder: URL

  init(folder: String, rows: Int) throws {
    let columns = URL(filePath: folder)
    self.folder = columns
    let terms = try JSONDecoder().decode(
      Terms.self, from: Data(contentsOf: columns.appending(path: "terms.json")))
    let numeric = try (0..<terms.numbers).map { index in
      NumericColumn(
        "number \(index)", try Self.read(columns, "number_\(index).f64", rows, as: Double.self))
    }
    let factors = try terms.factors.map { factor in
      FactorColumn(
        factor.name, levels: (0..<factor.levels).map { "\(factor.name) \($0)" },
        codes: try Self.read(columns, "\(factor.name).u16", rows, as: UInt16.self))
    }
    design = try DesignMatrix(numeric: numeric, factors: factors, coding: .oneHot)
    outcomes = try Self.read(columns, "outcome.u8", rows, as: UInt8.self).map { $0 == 1 }
  }

  private static func read<Value: BitwiseCopyable>(
    _ folder: URL, _ name: String, _ rows: Int, as type: Value.Type
  ) throws -> [Value] {
    let data = try Data(contentsOf: folder.appending(path: name))
    guard data.count == rows * MemoryLayout<Value>.stride else {
      throw BenchError("\(name): expected \(rows) values; write the columns again")
    }
    return data.withUnsafeBytes { bytes in
      (0..<rows).map {
        bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Value>.stride, as: type)
      }
    }
  }

  /// Fits with ridge 1 and standard errors; writes β₀, the levels and the numbers as doubles.
  func run(workers: Int, coefficients path: String) throws -> Measurement {
    var measurement = Measurement()
    let fit = try measurement.time {
      try LogisticRegression(ridge: 1, workers: workers).fit(design, outcomes: outcomes)
    }
    measurement.notePeak()
    measurement["iterations"] = Double(fit.iterations)
    measurement["mean_standard_error"] =
      fit.standardErrors.reduce(0, +) / Double(fit.standardErrors.count)
    try write([fit.coefficients], to: path)
    return measurement
  }

  /// Fits the reasons with ridge 1, without standard errors; writes the same for each.
  func runReasons(workers: Int, coefficients path: String) throws -> Measurement {
    let codes = try Self.read(folder, "reason.u16", design.rowCount, as: UInt16.self)
    let reasons = codes.map { "reason \($0)" }
    let model = MultinomialLogistic(ridge: 1, mostCovariances: 0, workers: workers)
    var measurement = Measurement()
    let fit = try measurement.time { try model.fit(design, outcomes: reasons) }
    measurement.notePeak()
    measurement["iterations"] = Double(fit.iterations)
    try write(fit.coefficients, to: path)
    return measurement
  }

  /// For each list β₀, the levels and the numbers.
  private func write(_ coefficients: [[Double]], to path: String) throws {
    let numbers = design.numeric.count
    let ordered = coefficients.flatMap { all in
      [all[0]] + all[(1 + numbers)...] + all[1..<1 + numbers]
    }
    try ordered.withUnsafeBytes { Data($0) }.write(to: URL(filePath: path))
  }

  /// Predicts every row with its interval, by a fit to the first 20,000 rows.
  func score(workers: Int) throws -> Measurement {
    let few = Array(0..<min(20_000, design.rowCount))
    let fit = try LogisticRegression(ridge: 1).fit(
      design.rows(few), outcomes: few.map { outcomes[$0] })
    var measurement = Measurement()
    let scored = try measurement.time { try fit.predictions(of: design, workers: workers) }
    measurement.notePeak()
    measurement["mean_width"] =
      zip(scored.upper, scored.lower).reduce(0) { $0 + $1.0 - $1.1 } / Double(scored.upper.count)
    return measurement
  }
}
