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
    let share = trials > 0 ? Double(successes) / Double(trials) : 0
    self.init(wilsonShare: share, ofEffective: Double(trials), level: level)
  }

  /// The same of a share among trials that depend on each other, and so are worth fewer.
  ///
  /// - Parameters:
  ///   - share: p̂, in 0...1.
  ///   - trials: n ≥ 0, how many independent trials tell as much; it need not be whole.
  ///   - level: The coverage, in 0..<1.
  public init(wilsonShare share: Double, ofEffective trials: Double, level: Double) {
    precondition((0...1).contains(share) && trials >= 0, "a share is in 0...1, of 0 trials or more")
    guard trials > 0 else {
      self.init(lower: 0, upper: 1, level: level)
      return
    }
    let z = normalQuantile((1 + level) / 2)
    let centre = share + z * z / (2 * trials)
    let reach = z * (share * (1 - share) / trials + z * z / (4 * trials * trials)).squareRoot()
    let scale = 1 + z * z / trials
    self.init(
      lower: share == 0 ? 0 : (centre - reach) / scale,
      upper: share == 1 ? 1 : (centre + reach) / scale, level: level)
  }
}
