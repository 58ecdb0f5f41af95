public import Claims
public import Documents
public import Scoring
public import Worklists

/// Why a denial stands where it does, in words and arithmetic that a person can redo.
public struct RankExplanation: Sendable {
  let place: Worklist.Place
  let plan: ActionPlan
  let score: Score?
  /// What people said about it, oldest first.
  let words: [RankOverride]
  let holidays: [CalendarDay: String]
  let version: ListVersion

  public init(
    place: Worklist.Place, plan: ActionPlan, score: Score?, words: [RankOverride],
    holidays: [CalendarDay: String], version: ListVersion
  ) {
    self.place = place
    self.plan = plan
    self.score = score
    self.words = words
    self.holidays = holidays
    self.version = version
  }

  /// One thing that is said: under which heading, what of, the value, and where it comes from.
  public struct Item: Sendable, Hashable {
    public var heading: String
    public var what: String
    public var value: String
    public var ground = ""
  }

  var line: Worklist.Line { place.line }
  var candidate: Candidate { line.candidate }
  var denial: Denial { candidate.denial }

  public var items: [Item] {
    standing + chart + said + actions + chance + arithmetic + levels + clock
      + [Item(heading: "Version", what: "", value: version.words)]
  }

  /// A row for each item, for programs.
  public var table: Table {
    Table(
      caption: "Why denial \(candidate.id) stands where it does",
      columns: ["Heading", "What", "Value", "Ground"].map {
        Table.Column($0, priority: .essential)
      },
      rows: items.map { item in
        Table.Row([.text(item.heading), .text(item.what), .text(item.value), .text(item.ground)])
      })
  }

  /// The same for people.
  public var text: String {
    var text = "Denial \(candidate.id): why it stands where it does\n"
    var heading = ""
    for item in items {
      if item.heading != heading {
        heading = item.heading
        text += "\n\(heading)\n"
      }
      let ground = item.ground.isEmpty ? "" : "\n      (\(item.ground))"
      text += "  \(item.what.isEmpty ? "" : item.what + ": ")\(item.value)\(ground)\n"
    }
    return denial.isSynthetic
      ? text + "\nSynthetic data: nothing here is of a real patient.\n" : text
  }
}

// MARK: - Where it stands

extension RankExplanation {
  private var standing: [Item] {
    let heading = "Where it stands"
    func item(_ what: String, _ value: String) -> Item {
      Item(heading: heading, what: what, value: value)
    }
    let reasons = line.reasons.map { item("because", $0.description) }
    let doubts = denial.contradictions.map { item("the record contradicts itself", $0) }
    let pending = denial.pendingAppeals.count
    return [
      item("payer and claim", "\(denial.payer.name), \(denial.workName)"),
      item("denied for", denial.reasonWords),
      item("status", "\(denial.status.rawValue)\(denial.decidedDay.map { " since \($0)" } ?? "")"),
      item("place", "\(place.part), \(line.rank) of \(place.count)"),
    ] + reasons + doubts
      + (pending > 1
        ? [item("open appeals", "\(pending), of one denial: it is counted once")] : [])
  }

  private var said: [Item] {
    words.map { word in
      let verdict =
        switch word.verdict {
        case .first: "put first"
        case .never: "put aside"
        case .cancelled: "earlier word cancelled"
        }
      return Item(
        heading: "What people said", what: "\(word.day), \(word.by)",
        value: word.reason.isEmpty ? verdict : "\(verdict): \(word.reason)")
    }
  }

  /// A day to act by that lies behind the service is none for a decision before it.
  private func plannedBefore(_ option: ActionOption) -> String {
    guard let planned = denial.plannedDay, let day = option.deadline?.alarm, planned < day else {
      return ""
    }
    return "; the service is planned for \(planned), before that day"
  }

  private var actions: [Item] {
    let options = plan.options.map { option in
      Item(
        heading: "What can be done",
        what: option.action == .writeOff
          ? option.action.words : "\(option.action.words), level \(option.level)",
        value: option.refusal.map { "not now: \($0)" }
          ?? option.possibleWords + plannedBefore(option),
        ground: option.ground)
    }
    let closed = plan.closed.map {
      [Item(heading: "What can be done", what: "nothing to file", value: $0)]
    }
    return options + (closed ?? [])
  }
}

extension ActionOption {
  /// Whose right it is.
  public var rightWords: String {
    holder == .member ? "possible, with the member's written authorization" : "possible"
  }

  fileprivate var possibleWords: String {
    guard action != .writeOff else { return "always, and last" }
    guard let deadline else { return "\(rightWords); no rule tells its window" }
    let limit = deadline.limit > deadline.alarm ? ", last day \(deadline.limit)" : ""
    let assumed = deadline.standing == .assumed ? "assumed: " : ""
    return "\(rightWords): \(assumed)act by \(deadline.alarm)\(limit) (rule \(deadline.rule))"
  }

  fileprivate var ground: String {
    let verified = verifiedDay.map { ", verified \($0)" } ?? ""
    let told = "rule \(rule): \(source) (\(verification.words)\(verified))"
    return assumption.map { "assumed, \($0); \(told)" } ?? told
  }
}
