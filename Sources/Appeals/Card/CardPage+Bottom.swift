import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

extension CardPage {
  /// What the record does not carry, first contradictions, then open criteria, then bad habits.
  func doNotClaim(_ size: CardSize) -> [Block] {
    let lines = claims
    guard !lines.isEmpty else { return [] }
    return [
      .heading("Do not claim"), .list(lines.prefix(size.claims).map { [.text($0)] }),
    ]
  }

  var claims: [String] {
    // Nobody denied the operation where they deny its place or cause.
    let argument = appeal.otherMatter != nil ? nil : appeal.argument
    let open = argument?.open ?? []
    var lines = open.filter { $0.verdict.verdict == .conflict }.map {
      "\($0.criterion.printedLabel): the record contradicts itself or the request"
    }
    lines += open.filter { $0.verdict.verdict != .conflict }.map { point in
      let words = point.verdict.verdict == .unknown ? "not documented" : "not met"
      return "\(point.criterion.printedLabel): \(words)"
    }
    lines +=
      (argument == nil ? nil : appeal.argued?.denied).map {
        ["\($0.pathwayName): \($0.result.words)"]
      } ?? []
    let unread = (argument?.evaluation.criteria ?? []).map(\.criterion).filter {
      $0.verification != .primary && policyWords[$0.id] == nil
    }
    if !unread.isEmpty {
      let sections = unread.map(\.section).reduce(into: [String]()) { unique, section in
        if !unique.contains(section) { unique.append(section) }
      }
      lines.append(
        "the payer's wording of \(sections.joined(separator: ", ")): not read in the original")
    }
    return lines + answers.filter { !$0.isSettled }.map { doNotSay($0.objection) }
  }

  /// Days of a stay are argued by the need of each, though a place alone is not.
  private func doNotSay(_ objection: Objection) -> String {
    appeal.denial?.stay != nil && objection.id == "site-of-service"
      ? "that the operation was needed: they deny the days after it" : objection.doNotSay
  }

  var ifNo: [Span] {
    [Span.text(next.words.prefix(1).uppercased() + next.words.dropFirst())]
      .quoting(words: 40) + [
        .text(
          " Assume that the call does not stop the clock. Note who spoke, licence, time, reference "
            + "and the words used.")
      ]
  }

  var tasks: [String] {
    var tasks = appeal.otherMatter != nil ? [] : summary.missing
    if strongest == nil, appeal.otherMatter == nil {
      tasks.append("a finding to lead with: " + Self.order)
    }
    for answered in answers where answered.answer == nil { tasks.append(answered.objection.needs) }
    return tasks.reduce(into: []) { unique, task in
      if !unique.contains(task) { unique.append(task) }
    }
  }

  private static let order = StrongestFinding.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  func todo(_ size: CardSize) -> [Block] {
    guard !tasks.isEmpty, size.tasks > 0 else { return [] }
    return [
      .heading("Do we have this?"), .list(tasks.prefix(size.tasks).map { [.text($0)] }),
    ]
  }

  /// What the card leaves out, by name, and where it stands.
  func leftOut(_ size: CardSize) -> [Block] {
    func more(_ count: Int, than kept: Int, _ words: String) -> String? {
      count > kept ? "\(count - kept) of \(words)" : nil
    }
    let spoken = [lead] + answers.prefix(size.objections).compactMap(\.answer)
    let isCut = spoken.contains { $0.quoting(words: size.quotedWords) != $0 }
    let isWordingCut = cited.prefix(size.citations).contains { criterion in
      (policyWords[criterion.id] ?? "").split(separator: " ").count > size.wordingWords
    }
    let left =
      [
        more(tasks.count, than: size.tasks, "what to look for"),
        !size.hasFallbacks && answers.contains { fallback($0) != nil } ? "what else to try" : nil,
        isWordingCut ? "the end of the policy's wording" : nil,
        more(claims.count, than: size.claims, "what not to claim"),
        isCut ? "the ends of long quotations" : nil,
        more(cited.count, than: size.citations, "the criteria that are met"),
      ] + answers.dropFirst(size.objections).map { "the objection “\($0.objection.asks)”" }
    let words = left.compactMap(\.self)
    guard !words.isEmpty else { return [] }
    return [
      .paragraph(
        "Left out here: " + words.joined(separator: "; ") + "; see checklist and review.")
    ]
  }

  private static let mostSources = 8

  var sources: [Block] {
    let all = exhibits.all.map { "\($0.letter) \($0.document.name)" }
    let names =
      all.prefix(Self.mostSources).joined(separator: "; ")
      + (all.count > Self.mostSources ? "; \(all.count - Self.mostSources) more on the screen" : "")
    return [
      .paragraph("Sources: \(names).")
    ] + (wordsHeld.map { [.onScreen([.paragraph($0)])] } ?? []) + [
      .onScreen([.details(summary: "Excerpts", [.table(exhibits.map)] + exhibits.excerpts)])
    ]
  }
}
