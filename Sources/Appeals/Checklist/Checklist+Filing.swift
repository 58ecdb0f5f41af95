import Claims

extension Checklist {
  /// What letter and clocks lack, and the days that have passed.
  static func filing(_ appeal: AppealCase) -> [Item] {
    guard let denial = appeal.denial else { return [] }
    var items: [Item] = []
    func ask(_ question: String, _ reason: String, if isMissing: Bool) {
      if isMissing {
        items.append(Item(urgency: .filing, question: question, reason: reason, criterion: nil))
      }
    }
    let today = appeal.asOf
    func passed(_ time: (day: CalendarDay, isSafe: Bool)?) -> CalendarDay? {
      time.flatMap { time in today.flatMap { time.day < $0 ? time.day : nil } }
    }
    ask(
      "What is the date of the denial letter?", "no date could be read", if: denial.letterDay == nil
    )
    ask(
      "By when must the appeal be filed? Ask the payer and note who said so.",
      "the letter states no single time limit",
      if: denial.deadline == nil && denial.pending == nil && denial.notAppealable == nil)
    ask(
      "Is a peer-to-peer still possible, by when, and can it change the decision?",
      denial.peerToPeer.window == nil
        ? "the letter does not say" : "the letter says by when, not whether it can change anything",
      if: denial.peerToPeer.canChangeDecision == nil && passed(denial.callTime) == nil)
    ask(
      "Which policy was applied? Ask for its number and version.", "the letter names none",
      if: denial.policies.isEmpty)
    if let day = passed(denial.callTime) {
      ask(
        "Is the call still taken? Ask, and file the appeal whatever they say.",
        "the last day for the call, \(day), has passed", if: true)
    }
    if let day = passed(denial.appealTime) {
      ask(
        "Is a late appeal taken, and for what cause? Ask the payer.",
        "the last day to appeal, \(day), has passed", if: true)
    }
    if let day = passed(denial.answerTime) {
      ask(
        "Are the records still taken? Send them with proof of the day.",
        "they were asked for by \(day), which has passed", if: true)
    }
    for contradiction in appeal.unsettled {
      ask("Which is right? Ask the payer.", contradiction, if: true)
    }
    return items
  }
}
