import Foundation
import Ingest
import Statistics

/// A problem of `peers/claims_problem.py` as one CSV: from the file on disk to the fitted model.
struct DenialsTable {
  let path: String

  /// Reads the columns that the header names, fits with ridge 1 and standard errors, and writes the
  /// coefficients as `fit` does, levels in the order of their names.
  func fit(workers: Int, coefficients output: String) throws -> Measurement {
    var measurement = Measurement()
    let fit = try measurement.time {
      let (numbers, factors) = try columns()
      let table = try ColumnTable(path: path, numbers: numbers, factors: factors, workers: workers)
      guard table.refused.isEmpty else { throw BenchError("\(path): a row was refused") }
      let design = try DesignMatrix(
        numeric: table.numbers.dropLast().map { NumericColumn($0.name, $0.values) },
        factors: table.factors.map { FactorColumn($0.name, levels: $0.levels, codes: $0.codes) },
        coding: .oneHot)
      let outcomes = (table.numbers.last?.values ?? []).map { $0 == 1 }
      return try LogisticRegression(ridge: 1, workers: workers).fit(design, outcomes: outcomes)
    }
    measurement.notePeak()
    try write(fit, to: output)
    return measurement
  }

  /// Numbers are named `number_J`, the outcome `overturned`; the rest are factors.
  private func columns() throws -> (numbers: [String], factors: [String]) {
    var reader = try CSVReader(path: path)
    let header = try reader.header()
    let numbers = header.filter { $0.hasPrefix("number_") }
    return (
      numbers + ["overturned"], header.filter { !$0.hasPrefix("number_") && $0 != "overturned" }
    )
  }

  private func write(_ fit: FittedLogisticRegression, to output: String) throws {
    let names = fit.coefficientNames
    let numbers = fit.design.numeric.count
    let levels = names.indices.dropFirst(1 + numbers).sorted { names[$0] < names[$1] }
    let ordered =
      [0]
      + fit.design.factors.flatMap { factor in
        levels.filter { names[$0].hasPrefix("\(factor.name) = ") }
      } + Array(1..<1 + numbers)
    let values = ordered.map { fit.coefficients[$0] }
    try values.withUnsafeBytes { Data($0) }.write(to: URL(filePath: output))
  }
}
