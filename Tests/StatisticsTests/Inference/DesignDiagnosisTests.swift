import Statistics
import Testing

/// Whether an estimate exists is decided exactly, and what is in its way is named.
struct DesignDiagnosisTests {
  @Test func `quasi-complete separation is named with its direction and its rows`() throws {
    let golden = try CertifiedCase.load("quasisep")
    let (design, outcomes) = try golden.design()
    let flag = try #require(design.numeric.first { $0.name == "flag" })
    let diagnosis = try DesignDiagnosis(design, outcomes: outcomes)
    let separation = try #require(diagnosis.separation)
    #expect(diagnosis.aliases.isEmpty && !diagnosis.hasEstimate)
    #expect(separation.terms == ["flag"])
    #expect(separation.rising == ["flag"] && separation.falling == [])
    #expect(separation.rowCount == flag.values.count { $0 == 1 })
    #expect(!separation.isComplete)
  }

  @Test(arguments: ["wellcond", "rare1pct", "illcond"])
  func `rare events and poor scaling are no separation`(name: String) throws {
    let (design, outcomes) = try CertifiedCase.load(name).design()
    #expect(try DesignDiagnosis(design, outcomes: outcomes).hasEstimate)
  }

  @Test(arguments: [1e-2, 1e-4, 1e-6])
  func `one row on the wrong side by a little is an overlap`(margin: Double) throws {
    var random = RandomSource(seed: 31)
    let x = (0..<60).map { _ in random.normal() }
    let z = x.map { _ in random.normal() }
    let least = try #require(x.indices.filter { x[$0] > 0 }.min { x[$0] < x[$1] })
    // A twin of the least event, on either side of it, that was none.
    let design = { (place: Double) in
      try DesignMatrix(
        numeric: [NumericColumn("x", x + [place]), NumericColumn("z", z + [z[least]])],
        coding: .treatment)
    }
    let outcomes = x.map { $0 > 0 } + [false]
    let (overlapping, apart) = try (design(x[least] + margin), design(x[least] - margin))
    #expect(try DesignDiagnosis(overlapping, outcomes: outcomes).hasEstimate)
    #expect(try DesignDiagnosis(apart, outcomes: outcomes).separation?.isComplete == true)
  }

  /// By integers: a separating direction of three coordinates can be taken at right angles to two
  /// of the rows.
  private func separates(_ rows: [[Int]], _ signs: [Int]) -> Bool {
    for i in rows.indices {
      for j in rows.indices where j > i {
        let (a, b) = (rows[i], rows[j])
        let d = [
          a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
        ]
        let moves = rows.indices.map { row in
          signs[row] * (0..<3).reduce(0) { $0 + d[$1] * rows[row][$1] }
        }
        guard moves.contains(where: { $0 != 0 }) else { continue }
        if moves.allSatisfy({ $0 >= 0 }) || moves.allSatisfy({ $0 <= 0 }) { return true }
      }
    }
    return false
  }

  @Test func `agrees with exhaustive search in whole numbers`() throws {
    var random = RandomSource(seed: 32)
    var seen = [true: 0, false: 0]
    for _ in 0..<300 {
      let count = 6 + Int(random.next() % 8)
      let rows = (0..<count).map { _ in
        [1, Int(random.next() % 5) - 2, Int(random.next() % 5) - 2]
      }
      let outcomes = rows.map { _ in random.bernoulli(0.5) }
      let design = try DesignMatrix(
        numeric: [
          NumericColumn("a", rows.map { Double($0[1]) }),
          NumericColumn("b", rows.map { Double($0[2]) }),
        ], coding: .treatment)
      guard Set(outcomes).count == 2,
        let diagnosis = try? DesignDiagnosis(design, outcomes: outcomes), diagnosis.aliases.isEmpty
      else { continue }
      let expected = separates(rows, outcomes.map { $0 ? 1 : -1 })
      #expect((diagnosis.separation != nil) == expected)
      seen[expected, default: 0] += 1
      // The fit comes to the same verdict.
      let fit = Result { try LogisticRegression().fit(design, outcomes: outcomes) }
      switch fit {
      case .success: #expect(!expected)
      case .failure(let error as FitError):
        switch error {
        case .separated, .separatedTogether: #expect(expected)
        default: Issue.record("\(error)")
        }
      case .failure(let error): Issue.record("\(error)")
      }
    }
    #expect((seen[true] ?? 0) > 50 && (seen[false] ?? 0) > 50)
  }

  @Test(arguments: 1...6)
  func `three terms that separate only together are named, and no others`(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let columns = (0..<5).map { _ in (0..<400).map { _ in random.normal() } }
    // Among a third of the rows the sum of three decides, the rest is chance.
    let isFlagged = (0..<400).map { _ in random.bernoulli(1.0 / 3) }
    let outcomes = (0..<400).map { row in
      isFlagged[row]
        ? columns[0][row] - columns[1][row] + columns[2][row] > 0 : random.bernoulli(0.5)
    }
    let names = ["a", "b", "c", "d", "e"]
    let design = try DesignMatrix(
      numeric: names.indices.map { index in
        NumericColumn(
          names[index],
          (0..<400).map { index < 3 && !isFlagged[$0] ? 0 : columns[index][$0] })
      }, coding: .treatment)
    let separation = try #require(try DesignDiagnosis(design, outcomes: outcomes).separation)
    #expect(separation.terms == ["a", "b", "c"])
    #expect(separation.rising == ["a", "c"] && separation.falling == ["b"])
    #expect(separation.rowCount == isFlagged.count { $0 })
    let error = FitError.separatedTogether(terms: ["a", "b", "c"])
    #expect(throws: error) { try LogisticRegression().fit(design, outcomes: outcomes) }
    #expect(
      "\(error)" == "terms 'a', 'b' and 'c' together separate the outcomes, so no finite estimate "
        + "exists; drop one, group levels or set ridge > 0")
  }

  @Test func `two levels that separate only together`() throws {
    // Each level of each factor has both outcomes; their crossing decides.
    let payer = ["A", "A", "B", "B", "A", "A", "B", "B", "B", "A"]
    let site = ["x", "y", "x", "y", "x", "y", "x", "y", "y", "x"]
    let outcomes = zip(payer, site).map { $0 == "B" || $1 == "y" }
    let mixed = outcomes.indices.map { payer[$0] == "B" && site[$0] == "x" ? false : outcomes[$0] }
    let design = try DesignMatrix(
      factors: [FactorColumn("payer", payer), FactorColumn("site", site)], coding: .treatment)
    let diagnosis = try DesignDiagnosis(design, outcomes: mixed)
    #expect(diagnosis.separation?.isComplete == true)
    #expect(diagnosis.separation?.terms == ["site"])
  }

  @Test func `every aliased column is named with its combination`() throws {
    var random = RandomSource(seed: 33)
    let a = (0..<80).map { _ in random.normal(mean: 40, standardDeviation: 3) }
    let b = (0..<80).map { _ in random.normal() }
    let payer = try FactorColumn(
      "payer", (0..<80).map { ["A", "B", "C"][$0 % 3] }, levels: ["A", "B", "C", "D"])
    let plan = FactorColumn(
      "plan", levels: ["one", "two"], codes: payer.codes.map { $0 == 1 ? 0 : 1 })
    let outcomes = a.map { _ in random.bernoulli(0.5) }
    let design = try DesignMatrix(
      numeric: [
        NumericColumn("a", a), NumericColumn("b", b),
        NumericColumn("sum", zip(a, b).map { 3 * $0 - 0.5 * $1 + 7 }),
        NumericColumn("flat", a.map { _ in 4.5 }),
      ], factors: [payer, plan], coding: .treatment)
    let diagnosis = try DesignDiagnosis(design, outcomes: outcomes)
    #expect(diagnosis.aliases.map(\.column) == ["sum", "flat", "payer = D", "plan = two"])
    #expect(diagnosis.separation == nil)
    let combinations = diagnosis.aliases.map { alias in
      Dictionary(uniqueKeysWithValues: alias.combination.map { ($0.column, $0.coefficient) })
    }
    let expected: [[String: Double]] = [
      ["(Intercept)": 7, "a": 3, "b": -0.5], ["(Intercept)": 4.5], [:],
      ["(Intercept)": 1, "payer = B": -1],
    ]
    for (combination, golden) in zip(combinations, expected) {
      #expect(Set(combination.keys) == Set(golden.keys))
      for (column, value) in golden {
        expectClose(combination[column] ?? 0, value, relative: 1e-9)
      }
    }
    #expect("\(diagnosis.aliases[2])" == "payer = D = 0")
  }

  @Test func `a fit names all aliased columns at once`() throws {
    let problem = try SyntheticProblem(rows: 300, seed: 34)
    let age = problem.numeric[0]
    let design = try DesignMatrix(
      numeric: problem.numeric + [
        NumericColumn("months", age.values.map { 12 * $0 }),
        NumericColumn("days", age.values.map { 365 * $0 + 1 }),
      ], factors: problem.factors, coding: .treatment)
    let error = FitError.aliased(columns: ["months", "days"])
    #expect(throws: error) { try LogisticRegression().fit(design, outcomes: problem.outcomes) }
    #expect(
      "\(error)" == "columns 'months' and 'days' are combinations of the columns before them; "
        + "drop them or set ridge > 0")
  }

  @Test func `a penalty on one of two terms that separate together makes the fit finite`() throws {
    var random = RandomSource(seed: 35)
    let a = (0..<200).map { _ in random.normal() }
    let b = (0..<200).map { _ in random.normal() }
    let design = try DesignMatrix(
      numeric: [NumericColumn("a", a), NumericColumn("b", b)], coding: .treatment)
    let outcomes = zip(a, b).map { $0 + $1 > 0 }
    #expect(throws: FitError.separatedTogether(terms: ["a", "b"])) {
      try LogisticRegression().fit(design, outcomes: outcomes)
    }
    #expect(throws: Never.self) {
      try LogisticRegression(ridge: Ridge(0, terms: ["b": 1])).fit(design, outcomes: outcomes)
    }
  }
}
