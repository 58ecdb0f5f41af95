/// Internal validation of a whole procedure by the bootstrap: what its performance will be on new
/// cases, from the cases it was developed on.
///
/// In each resample the whole procedure is run anew, encodings, choice of penalty and
/// recalibration included, and measured on the resample (where it looks too good) and on the
/// original rows. The mean difference is the optimism, and
///
///     corrected = apparent − mean(measure on resample − measure on original)
///
/// A part left outside the procedure, such as a penalty chosen on all rows, hides its own
/// optimism. Rows of a cluster drawn twice stand twice in a resample; a procedure that
/// cross-validates inside must keep them in one fold, by grouping them by cluster.
///
/// Source: Efron and Gong (1983), American Statistician 37:36–48; Harrell, Lee and Mark (1996),
/// Statistics in Medicine 15:361–387 (`validate` of rms). At least 200 resamples are usual.
public struct OptimismCorrection: Sendable, Hashable {
  /// One measure, such as the area under the ROC curve.
  public struct Measure: Sendable, Hashable, Codable {
    public let name: String
    /// On the rows the procedure was developed on.
    public let apparent: Double
    /// The mean over resamples of: on the resample less on the original rows.
    public let optimism: Double
    /// Resamples in which both were defined.
    public let resampleCount: Int

    /// apparent − optimism.
    public var corrected: Double { apparent - optimism }
  }

  /// The resamples to be drawn.
  public var bootstrap: ClusterBootstrap

  public init(_ bootstrap: ClusterBootstrap) {
    self.bootstrap = bootstrap
  }

  /// Validates a procedure.
  ///
  /// - Parameters:
  ///   - procedure: Develops a model on the rows at the given positions, which may repeat.
  ///   - measures: Measures a model on the rows at the given positions. What is undefined there
  ///     is left out of the result; what is undefined on the original rows is not reported.
  /// - Returns: The measures by name, in alphabetical order. A resample on which the procedure
  ///   throws counts for none of them: compare ``Measure/resampleCount`` with what was asked.
  /// - Throws: What the procedure throws on the original rows.
  public func validate<Model>(
    procedure: (_ rows: [Int]) throws -> Model,
    measures: (_ model: Model, _ rows: [Int]) -> [String: Double]
  ) throws -> [Measure] {
    let all = Array(bootstrap.clusters.clusterOfRow.indices)
    let apparent = measures(try procedure(all), all)
    var optimism: [String: (sum: Double, count: Int)] = [:]
    for number in 0..<bootstrap.resamples {
      let rows = bootstrap.rows(ofResample: number)
      guard let model = try? procedure(rows) else { continue }
      let original = measures(model, all)
      for (name, value) in measures(model, rows) {
        guard let honest = original[name] else { continue }
        let (sum, count) = optimism[name] ?? (0, 0)
        optimism[name] = (sum + value - honest, count + 1)
      }
    }
    return apparent.sorted { $0.key < $1.key }.compactMap { name, value in
      optimism[name].map { total in
        Measure(
          name: name, apparent: value, optimism: total.sum / Double(total.count),
          resampleCount: total.count)
      }
    }
  }
}
