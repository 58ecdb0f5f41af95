import Claims
import Foundation
import Statistics

/// How much a simulation wrote.
public struct PracticeSummary: Sendable, Hashable {
  public var files = 0
  public var bytes = 0
  public var claims = 0
  public var adjudications = 0
  public var denials = 0
  public var appeals = 0
  public var overturned = 0
  public var upheld = 0
}

/// A synthetic spine practice with known truth, written in the real formats.
///
/// Surgeries come in the order of their days, each from a random stream of its own; a month's
/// files are written once no later surgery can add to them, so memory holds the pending events
/// only. Equal settings write equal bytes, and the clock is never read.
public struct PracticeSimulator: Sendable {
  public let settings: PracticeSettings
  public let truth: PracticeTruth

  public init(_ settings: PracticeSettings, truth: PracticeTruth = PracticeTruth()) {
    self.settings = settings
    self.truth = truth
  }

  /// Writes the practice's files.
  ///
  /// - Parameters:
  ///   - file: Opens a file of the given name and returns what takes its bytes.
  ///   - progress: Told the share of surgeries done, 0...1.
  /// - Returns: Counts of what was written, as known on the last day.
  /// - Throws: What `file` and its sinks throw.
  public func write(
    to file: @escaping (String) throws -> ([UInt8]) throws -> Void,
    progress: (Double) -> Void = { _ in }
  ) throws -> PracticeSummary {
    var run = try PracticeRun(settings, truth: truth, file: file)
    let maker = CaseMaker(settings, flaws: truth.flaws)
    let reviewing = RandomSource(seed: settings.seed).stream(.max - 2)
    var month = settings.firstDay.monthNumber
    for index in 0..<maker.cases {
      let (claims, random) = maker.claims(ofCase: index)
      // A surgery may move back two days to its Friday.
      let current = claims.first?.serviceDay.adding(days: -2).monthNumber ?? month
      while month < current {
        try run.close(month: month)
        month += 1
        progress(Double(index) / Double(maker.cases))
      }
      for (place, claim) in claims.enumerated() {
        let life = ClaimLife(
          claim, truth: truth, lastDay: settings.lastDay, random: random.stream(UInt64(place)))
        try run.add(life)
        try run.review(life, random: reviewing.stream(UInt64(2 * index + place)))
      }
    }
    while month <= settings.lastDay.monthNumber {
      try run.close(month: month)
      month += 1
    }
    progress(1)
    return try run.finish()
  }
}
