import Claims

/// All mentions of a chart, as the builders of facts ask for them.
struct ChartMentions: Sendable {
  let chart: Chart
  let request: RequestedCare
  /// In the order of the chart and of the words.
  let all: [Mention]
  private let byConcept: [Concept: [Mention]]

  init(chart: Chart, request: RequestedCare, all: [Mention]) {
    self.chart = chart
    self.request = request
    self.all = all
    byConcept = Dictionary(grouping: all, by: \.concept)
  }

  /// Mentions of a concept, copies of earlier notes included.
  func every(_ concept: Concept) -> [Mention] { byConcept[concept] ?? [] }

  /// Mentions of a concept of the patient, each sentence once, in the earliest note that has it.
  func of(_ concept: Concept) -> [Mention] {
    every(concept).filter { $0.copiedFrom == nil && $0.context.experiencer == .patient }
  }
}
