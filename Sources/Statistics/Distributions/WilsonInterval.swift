extension ConfidenceInterval {
  /// Wilson's score interval for a proportion, without continuity correction; R's
  /// `prop.test(correct = FALSE)`.
  ///
  ///     (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n)
  ///
  /// It stays within 0...1 and is sensible at 0 and n successes, where Wald's has length 0. Of no
  /// trials it is all of 0...1.
  ///
  /// Source: Wilson (1927), JASA 22:209–212.
  ///
  /// - Parameters:
  ///   - successes: 0...trials.
  ///   - trials: n ≥ 0.
  ///   - level: The coverage, in 0..<1.
  public init(wilson successes: Int, of trials: Int, level: Double = 0.9) {
    precondition((0...max(0, trials)).contains(successes), "successes must be among the trials")
    guard trials > 0 else {
      self.init(lower: 0, upper: 1, level: level)
      return
    }
    let z = normalQuantile((1 + level) / 2)
    let n = Double(trials)
    let share = Double(successes) / n
    let centre = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    self.init(
      lower: successes == 0 ? 0 : (centre - reach) / scale,
      upper: successes == trials ? 1 : (centre + reach) / scale, level: level)
  }
}
