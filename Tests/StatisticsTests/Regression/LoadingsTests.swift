import Statistics
import Testing

struct LoadingsTests {
  @Test func `the squares of a row's loadings add up to the variance of its log-odds`() throws {
    var random = RandomSource(seed: 4)
    var builder = DesignBuilder()
    var outcomes: [Bool] = []
    for index in 0..<300 {
      builder.add(
        DesignRow(
          numbers: ["x": random.normal(), "y": random.uniform()],
          levels: ["payer": "P\(index % 5)"]))
      outcomes.append(random.bernoulli(0.4))
    }
    let fit = try LogisticRegression(ridge: Ridge(0.5)).fit(
      try builder.design(coding: .oneHot), outcomes: outcomes)
    let rows = (0..<5).map {
      DesignRow(numbers: ["x": Double($0) / 2, "y": 0.3], levels: ["payer": "P\($0)"])
    }
    let loadings = try #require(try fit.loadings(of: rows))
    for (row, loading) in zip(rows, loadings) {
      let error = try fit.prediction(for: row).standardError
      let sum = loading.reduce(0) { $0 + $1 * $1 }
      #expect(abs(sum - error * error) < 1e-10 * error * error + 1e-14)
    }
  }
}
