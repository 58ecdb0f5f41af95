import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

extension CardPage {
  /// What the record does not carry, first contradictions, then open criteria, then bad habits.
  var doNotClaim: [Block] {
    let open = appeal.argument?.open ?? []
    var lines = open.filter { $0.verdict.verdict == .conflict }.map {
      "\($0.criterion.printedLabel): the record contradicts itself or the request"
    }
    lines += open.filter { $0.verdict.verdict != .conflict }.map {
      "\($0.criterion.printedLabel): \($0.verdict.verdict == .unknown ? "not documented" : "not met")"
    }
    let unread = (appeal.argument?.evaluation.criteria ?? []).map(\.criterion).filter {
      $0.verification != .primary && policyWords[$0.id] == nil
    }
    if !unread.isEmpty {
      let sections = unread.map(\.section).reduce(into: [String]()) { unique, section in
        if !unique.contains(section) { unique.append(section) }
      }
      lines.append(
        "the payer's wording of \(sections.joined(separator: ", ")): not read in the original")
    }
    lines += answers.filter { !$0.isSettled }.map(\.objection.doNotSay)
    guard !lines.isEmpty else { return [] }
    return [
      .heading("Do not claim"), .list(lines.prefix(Self.mostWarnings).map { [.text($0)] }),
    ]
  }

  var ifNo: [Span] {
    [
      .text(next.words.prefix(1).uppercased() + next.words.dropFirst()),
      .text(
        " Assume that the call does not stop the clock. Note who spoke, licence, time, reference "
          + "and the words used."),
    ]
  }

  var tasks: [String] {
    var tasks = summary.missing
    if strongest == nil { tasks.append("a finding to lead with: " + Self.order) }
    for answered in answers where answered.answer == nil { tasks.append(answered.objection.needs) }
    return tasks.reduce(into: []) { unique, task in
      if !unique.contains(task) { unique.append(task) }
    }
  }

  private static let order = StrongestFinding.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  var todo: [Block] {
    guard !tasks.isEmpty else { return [] }
    return [
      .heading("Do we have this?"), .list(tasks.prefix(Self.mostTasks).map { [.text($0)] }),
    ]
  }

  var sources: [Block] {
    let names = exhibits.all.map { "\($0.letter) \($0.document.name)" }.joined(separator: "; ")
    return [
      .paragraph("Sources: \(names).")
    ] + (wordsHeld.map { [.onScreen([.paragraph($0)])] } ?? []) + [
      .onScreen([.details(summary: "Excerpts", [.table(exhibits.map)] + exhibits.excerpts)])
    ]
  }
}
