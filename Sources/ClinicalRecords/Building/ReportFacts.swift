/// Whether the radiologist's reports say all that a payer asks of them.
///
/// Instability, compression and herniation, each shown or denied, and motion in millimetres or
/// degrees on flexion-extension. A surgeon's reading of the films does not count. What is missing is
/// not documented; it is not denied.
struct ReportFacts: FactBuilder {
  static let quantified = FactPath("imaging.report_quantified")

  let paths = [quantified]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let region = mentions.request.region
    let reported = { (concepts: [Concept]) in
      concepts.flatMap(mentions.of).first { mention in
        mention.noteKind == .imaging && mention.hasWeight
          && mention.context.assertion != .possible
          && (region == nil || mention.levels.isEmpty
            || mention.levels.contains { $0.region == region })
      }
    }
    let parts = [
      reported([.dynamicInstability]), reported([.neuralCompression]),
      reported([.discHerniation]), reported([.dynamicTranslation, .dynamicAngulation]),
    ].compactMap(\.self)
    guard parts.count == 4 else { return [] }
    return [
      Fact(
        Self.quantified, .truth(true), firstDay: parts.compactMap(\.statedDay).min(),
        lastDay: parts.compactMap(\.statedDay).max(), support: parts.quotes)
    ]
  }
}
