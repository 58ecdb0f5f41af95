/// Which readings of a level count: those of the latest study that can show such a thing.
///
/// A radiologist's report goes before the surgeon's reading. Plain films show neither canal, disc nor
/// nerve, so a later film takes nothing away; a later CT settles the places it speaks of and leaves
/// the others to the MRI before it.
struct GoverningReading {
  let mentions: ChartMentions

  /// Of the readings of one level: those that count, and all that may contradict them.
  func chosen(among readings: [Mention]) -> (chosen: [Mention], all: [Mention]) {
    let shown = readings.filter { mentions.study(of: $0) != .plainFilm }
    let able = shown.isEmpty ? readings : shown
    let reports = able.filter { $0.noteKind == .imaging }
    guard !reports.isEmpty else {
      let told = Self.ofLatestStudy(able)
      return (told, told)
    }
    let latest = reports.latest
    guard latest.allSatisfy({ mentions.modality(of: $0) == "CT" }) else { return (latest, able) }
    let sharper = reports.filter { ["MRI", "myelogram"].contains(mentions.modality(of: $0)) }.latest
    let settled = Set(latest.map(Self.place))
    return (latest + sharper.filter { !settled.contains(Self.place($0)) }, able)
  }

  /// Without a report: what a visit tells of the latest study with a day. A diagnosis of that visit or a
  /// later one ("stenosis L3-4") stands beside it and does not take its place.
  private static func ofLatestStudy(_ readings: [Mention]) -> [Mention] {
    let dated = readings.filter { $0.begin != nil }.latest
    guard let study = dated.first?.begin, let day = dated.first?.orderDay else {
      return readings.latest
    }
    // Said later it is no newer than the study it rests on.
    return dated
      + readings.filter { $0.begin == nil && ($0.noteDay.map { $0 >= day } ?? false) }.latest.map {
        var diagnosis = $0
        diagnosis.begin = study
        return diagnosis
      }
  }

  /// The canal where no place is named; a disc and a nerve are places of their own.
  private static func place(_ reading: Mention) -> String {
    switch reading.concept {
    case .stenosis: reading.choice(.location) ?? "central"
    case .neuralCompression: reading.choice(.structure) ?? "neural"
    default: reading.concept.rawValue
    }
  }
}

extension Mention {
  /// Of one note, and of the same part of the canal on the same side.
  func isOfPlace(of other: Mention) -> Bool {
    quote.document == other.quote.document && side == other.side && begin == other.begin
      && choice(.location) == other.choice(.location) && choice(.location) != nil
  }
}
