/// Courses that go on: "4 weeks so far", "ongoing", "from 3/2 to present".
extension MarkedNote {
  /// Whether words behind a treatment say that it goes on still, whatever its verb: "has done four weeks
  /// so far" and "trial of gabapentin from 1/10 to present" are neither over nor to come.
  func isOpenCourse(_ status: TreatmentStatus?, _ window: TreatmentWindow) -> Bool {
    switch status {
    case nil, .completed, .started: isSoFar(window.after) || isToPresent(window.near)
    case .ordered, .scheduled: isToPresent(window.near)
    default: false
    }
  }

  private func isToPresent(_ words: Range<Int>) -> Bool {
    dates.spans(in: words).contains { span in
      span.form == .since && Self.today.contains(tokens[span.tokens.upperBound - 1].text)
    }
  }

  private func isSoFar(_ words: Range<Int>) -> Bool {
    words.contains { index in
      let next = index + 1 < words.upperBound ? tokens[index + 1].text : "."
      let before = index > 0 ? tokens[index - 1].text : ""
      switch tokens[index].text {
      case "so": return next == "far"
      case "ongoing", "continuing", "underway":
        return [",", "(", "and", "still", "-"].contains(before)
          && [",", ")", ".", ";", "and", "with"].contains(next)
      default: return false
      }
    }
  }

  private static let today: Set<String> = ["present", "current", "now", "today", "date"]
}
