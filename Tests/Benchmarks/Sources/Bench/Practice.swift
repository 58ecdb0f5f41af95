/// The payers the generated files come from.
enum Payers {
  struct Payer {
    let identifier: String
    let name: String
    /// What it allows of a charge.
    let allowedPercent: Int
  }

  static let all = [
    Payer(identifier: "60054", name: "NORTHERN MUTUAL, INC", allowedPercent: 41),
    Payer(identifier: "87726", name: "UNITY HEALTH", allowedPercent: 38),
    Payer(identifier: "62308", name: "CEDAR BENEFIT", allowedPercent: 44),
    Payer(identifier: "61101", name: "HARBOR ADVANTAGE", allowedPercent: 30),
    Payer(identifier: "04402", name: "MEDICARE PART B", allowedPercent: 27),
    Payer(identifier: "77799", name: "STATE COMPENSATION", allowedPercent: 52),
    Payer(identifier: "84980", name: "PRAIRIE BLUE", allowedPercent: 40),
    Payer(identifier: "68069", name: "COMMUNITY PLAN", allowedPercent: 24),
  ]
  static let weights = [5.0, 6, 3, 3, 5, 1, 4, 2]
}

/// What a spine practice bills.
enum Procedures {
  struct Procedure {
    let code: String
    /// The usual charge.
    let cents: Int
  }

  static let all = [
    Procedure(code: "22551", cents: 1_250_000), Procedure(code: "22612", cents: 980_000),
    Procedure(code: "22633", cents: 1_480_000), Procedure(code: "22853", cents: 310_000),
    Procedure(code: "63030", cents: 720_000), Procedure(code: "63047", cents: 860_000),
    Procedure(code: "64483", cents: 145_000), Procedure(code: "64493", cents: 132_000),
    Procedure(code: "64635", cents: 198_000), Procedure(code: "62323", cents: 118_000),
    Procedure(code: "72148", cents: 92_000), Procedure(code: "99213", cents: 18_500),
    Procedure(code: "99214", cents: 26_000), Procedure(code: "20930", cents: 64_000),
  ]
  static let weights = [2.0, 1, 1, 2, 2, 3, 6, 5, 4, 6, 5, 14, 12, 1]
}
