import Claims

extension RankExplanation {
  /// What the last review of the chart found, and the day that the service is planned for.
  var chart: [Item] {
    let heading = "The chart"
    func item(_ what: String, _ value: String, _ ground: String = "") -> Item {
      Item(heading: heading, what: what, value: value, ground: ground)
    }
    let planned = denial.plannedDay.map { [item("planned day of the service", "\($0)")] } ?? []
    guard let review = denial.lastReview(by: version.day) else { return planned }
    let told = [review.caseName.map { "case \($0)" }, review.policy.map { "policy \($0)" }]
    return [
      item(
        "review of \(review.day)", review.words,
        told.compactMap(\.self).joined(separator: ", ")),
      item(
        "red flags",
        review.redFlags.map { $0 == 0 ? "none found" : "\($0): the surgeon first" }
          ?? "unknown: the review did not record them"),
      item(
        "contradictions",
        review.conflicts.map { $0 == 0 ? "none found" : "\($0) to settle first" }
          ?? "unknown: the review did not record them"),
    ] + planned
  }
}
