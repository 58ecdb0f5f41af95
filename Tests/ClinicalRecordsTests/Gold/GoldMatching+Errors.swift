extension GoldMatching {
  /// What was missed, misread or put in another context: place and value, never the note's words.
  var errors: [String] {
    var lines: [String] = []
    let found = Set(itemOf.compactMap { $0 })
    for (index, item) in gold.enumerated() where item.isFirm && !found.contains(index) {
      lines.append("\(ranges[index]) missed \(item.kind) \(item.value)")
    }
    for (place, reading) in read.enumerated() {
      let said = "\(reading.range) %@ \(reading.kind) \(reading.value)"
      guard let index = itemOf[place] else {
        if !repeats(place) {
          let over = isOverDoubt(place)
          lines.append(line(said, over.doubtful || over.optional ? "doubtful" : "wrong"))
        }
        continue
      }
      let item = gold[index]
      if item.isFirm, item.kind.isAsserted, item.truth != reading.truth {
        lines.append(line(said, "\(reading.truth), not \(item.truth),"))
      }
      if item.isFirm, item.hasOtherLevel(than: reading) {
        lines.append(line(said, "at \(reading.levels), not \(item.level ?? ""),"))
      }
      if item.isFirm, let grade = item.grade, grade != reading.grade {
        lines.append(line(said, "graded \(reading.grade ?? "not"), not \(grade),"))
      }
      if let isDone = item.isDone, let other = reading.isDone, isDone != other {
        lines.append(line(said, isDone ? "planned, not done," : "done, not planned,"))
      }
      if item.experiencer != reading.experiencer {
        lines.append(line(said, "of \(reading.experiencer), not \(item.experiencer),"))
      }
    }
    return lines
  }

  private func line(_ said: String, _ what: String) -> String {
    said.replacing("%@", with: what)
  }
}
