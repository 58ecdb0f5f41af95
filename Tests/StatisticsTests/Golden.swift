import Foundation
import Statistics
import Testing

/// Fixtures and comparison; see `Fixtures/README.md` for where the numbers come from.
enum Golden {
  static func data(_ name: String) throws -> Data {
    try Data(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures").appending(path: name))
  }

  /// The columns of a CSV without quotes.
  static func columns(_ name: String) throws -> [String: [String]] {
    let lines = String(decoding: try data(name), as: UTF8.self).split(whereSeparator: \.isNewline)
    let rows = lines.map { $0.split(separator: ",").map(String.init) }
    let header = try #require(rows.first)
    return Dictionary(
      uniqueKeysWithValues: header.enumerated().map { index, name in
        (name, rows.dropFirst().map { $0[index] })
      })
  }
}

/// A logistic problem with its certified solution.
struct CertifiedCase: Decodable {
  let terms: [String]
  let response: String
  let csv: String
  let levels: [String: [String]]
  let nullDeviance: String
  let mle: Estimates?
  let firth: Estimates
  let l2: Estimates

  struct Estimates: Decodable {
    let coef: [String]
    let loglik: String
    let deviance: String
    let se: [String]?
    let vcov: [[String]]?
    let aic: String?
    let bic: String?
    let z: [String]?
    let p: [String]?
    let wald95: [[String]]?
    let profile95: [[String?]]?
    let seHc0: [String]?
    let penalisedLoglik: String?
  }

  static func load(_ name: String) throws -> CertifiedCase {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(CertifiedCase.self, from: Golden.data("certified_\(name).json"))
  }

  func design() throws -> (DesignMatrix, outcomes: [Bool]) {
    let columns = try Golden.columns(csv)
    let numeric = try terms.filter { levels[$0] == nil }.map { term in
      NumericColumn(term, try #require(columns[term]).map { try #require(Double($0)) })
    }
    let factors = try terms.filter { levels[$0] != nil }.map { term in
      try FactorColumn(term, try #require(columns[term]), levels: levels[term])
    }
    return (
      try DesignMatrix(numeric: numeric, factors: factors, coding: .treatment),
      try #require(columns[response]).map { $0 == "1" }
    )
  }
}

/// What other software and NumPy say of a case; recipe in `Fixtures/README.md`.
struct ReferenceInference: Decodable {
  let flicIntercept: Double
  let flacCoef: [Double]
  let flacSe: [Double]
  let logistfSe: [Double]
  let logistfProb: [Double]
  let clusterHc0Se: [Double]?
  let clusterHc1Se: [Double]?
  let weightedFirthCoef: [Double]?
  let mleProfile95: [[Double?]]?
  let supLoglik: Double?

  static func load(_ name: String) throws -> ReferenceInference {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let all = try decoder.decode(
      [String: ReferenceInference].self, from: Golden.data("ref_inference.json"))
    return try #require(all[name])
  }
}

/// The doubles nearest to certified decimals.
func numbers(_ strings: [String]) throws -> [Double] {
  try strings.map { try #require(Double($0)) }
}

/// Expects a number close to a golden one, relative to the golden one.
func expectClose(
  _ value: Double, _ expected: Double, relative tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = abs(value - expected) / max(abs(expected), .leastNormalMagnitude)
  #expect(
    error <= tolerance, "\(value) against \(expected): relative error \(error)",
    sourceLocation: sourceLocation)
}

func expectClose(
  _ values: [Double], _ expected: [Double], relative tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == expected.count, sourceLocation: sourceLocation)
  for (value, golden) in zip(values, expected) {
    expectClose(value, golden, relative: tolerance, sourceLocation: sourceLocation)
  }
}
