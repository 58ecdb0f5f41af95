/// Reliefs told as a list behind several injections.
extension Injections {
  /// "1/12/26, 3/4/26 with 50% and 0% relief": each is that of its turn. Of injections that are not told
  /// one by one the least of the list was had of all.
  func inTurn(_ all: [Mention], in window: TreatmentWindow, _ note: MarkedNote) -> [Mention] {
    let percents = note.percents(in: window.after)
    guard percents.count > 1, isList(percents, note), let least = percents.map(\.least).min() else {
      return all
    }
    if all.count == percents.count, all.dropLast().allSatisfy({ $0.details[.relief] == nil }) {
      return zip(all, percents).map { relieved($0, by: $1.isBelow ? nil : $1.least) }
    }
    guard all.count == 1, all[0].number == Double(percents.count) else { return all }
    return [relieved(all[0], by: percents.contains(where: \.isBelow) ? nil : least)]
  }

  private func relieved(_ mention: Mention, by percent: Double?) -> Mention {
    var mention = mention
    mention.details[.relief] = percent.map { .number($0, unit: "percent") }
    mention.details[.reliefLasted] = nil
    mention.outcome = percent == 0 ? TreatmentOutcome.none : .partial
    return mention
  }

  /// Nothing but commas and "and" between them.
  private func isList(_ percents: [StatedPercent], _ note: MarkedNote) -> Bool {
    zip(percents, percents.dropFirst()).allSatisfy { first, second in
      let between = note.tokens[first.tokens.upperBound..<second.tokens.lowerBound]
      return !between.isEmpty && between.allSatisfy { [",", "and", "&", "/"].contains($0.text) }
    }
  }
}
