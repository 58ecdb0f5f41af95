import Claims

/// Holds the contract rates of one file until its end, for a later row may contradict an earlier.
///
/// Which of several rates from one day on holds nobody can say: each row that differs is told, and
/// the lowest stands for all as no rate known. A row of a later file corrects them.
struct ContradictedRates {
  private struct Place: Hashable {
    var payer: String
    var procedure: String
    var firstDay: CalendarDay

    init(_ rate: ContractRate) {
      payer = rate.payer.key
      procedure = rate.procedure
      firstDay = rate.firstDay
    }
  }

  private var rates: [ContractRate] = []
  private var lowest: [Place: ContractRate] = [:]

  /// - Returns: A warning where a row before it gives another rate.
  mutating func hold(_ rate: ContractRate, line: Int) -> ImportIssue? {
    rates.append(rate)
    let place = Place(rate)
    guard var found = lowest[place] else {
      lowest[place] = rate
      return nil
    }
    guard found.allowed != rate.allowed else { return nil }
    if rate.allowed < found.allowed { found = rate }
    found.isContradicted = true
    lowest[place] = found
    return ImportIssue(
      severity: .warning, place: .line(line),
      message: "expected one rate for a payer, procedure and first_day, an earlier line gives "
        + "another; the lowest is taken as an estimate, correct the file and load it again")
  }

  /// All rows in file order, the contradicted as what they come to.
  var settled: [ContractRate] {
    rates.map { rate in
      guard let found = lowest[Place(rate)], found.isContradicted == true else { return rate }
      return found
    }
  }
}
