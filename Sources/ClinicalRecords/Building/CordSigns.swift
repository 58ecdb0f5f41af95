/// Signs of the cord as one examination has them.
struct CordSigns {
  let positive: [Mention]
  let negative: [Mention]

  /// Of the latest examination.
  ///
  /// A wide or unsteady gait is a sign of the cord where the neck or chest is asked about, or beside a
  /// plain one; where the lumbar spine is asked about it is what stenosis makes of a gait, and says nothing.
  init(_ mentions: ChartMentions) {
    let latest = mentions.of(.longTractSign).filter(\.isPresent).latest
    negative = latest.filter { $0.choice == "negative" }
    positive = Self.counted(latest, mentions)
  }

  /// Words of the same examination by which the gait is normal, where nothing but the gait is a sign.
  func normalGaits(_ mentions: ChartMentions) -> [Mention] {
    let gaits: Set<String?> = ["gait", LongTractSign.wideGait]
    guard !positive.isEmpty, positive.allSatisfy({ gaits.contains($0.choice(.sign)) }),
      let day = positive.compactMap(\.orderDay).max()
    else { return [] }
    return mentions.of(.normalGait).filter { $0.isPresent && ($0.orderDay ?? day) >= day }
  }

  /// Whether any examination found one.
  static func isAny(among mentions: ChartMentions) -> Bool {
    !counted(mentions.of(.longTractSign).filter(\.isPresent), mentions).isEmpty
  }

  private static func counted(_ signs: [Mention], _ mentions: ChartMentions) -> [Mention] {
    let found = signs.filter { $0.choice == "positive" }
    // A gait has other causes: it is told behind what has none.
    let plain = found.filter { $0.choice(.sign) != LongTractSign.wideGait }
    let gaits = found.filter { $0.choice(.sign) == LongTractSign.wideGait }
    let isAbove = mentions.request.region.map { $0 != .lumbar } ?? true
    return isAbove || !plain.isEmpty ? plain + gaits : []
  }
}
