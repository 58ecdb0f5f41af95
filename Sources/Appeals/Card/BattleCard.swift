public import Claims
import ClinicalRecords
public import Documents

/// One page for a call of fifteen minutes between physicians.
///
/// Everything clinical on it is a cited fact. What the record does not have is a task, and what it
/// does not support is in the box of what not to claim.
public struct BattleCard: Sendable, Hashable {
  public let report: Report
  public let summary: Summary
  public let strongest: StrongestFinding?
  /// Numbers of the objections prepared for, at most four.
  public let objections: [Int]
  /// What to look for before the call.
  public let tasks: [String]

  /// - Parameters:
  ///   - appeal: Request, denial, chart and verdicts.
  ///   - book: What medical directors say.
  ///   - literature: The studies.
  ///   - policyWords: The payer's own text by criterion, as a person fetched it.
  ///   - wordsHeld: What that text was held against.
  ///   - calls: What is known of payers' rules for such calls.
  ///   - deadline: The rule's deadline for the appeal, used where the letter states none.
  ///   - today: The day of the card; a window that closed before it is said to be closed.
  ///   - provenance: Where the report comes from.
  /// - Throws: ``NotReady`` where letter and chart are of two people, or a quote has changed.
  public init(
    _ appeal: AppealCase, objections book: ObjectionBook, literature: Literature,
    policyWords: [String: String] = [:], wordsHeld: String? = nil,
    calls: PeerToPeerRules = PeerToPeerRules(),
    deadline: FilingDeadline? = nil, today: CalendarDay,
    provenance: Provenance
  ) throws(NotReady) {
    let page = CardPage(
      appeal, book: book, literature: literature, policyWords: policyWords,
      wordsHeld: wordsHeld, next: NextStep(after: appeal, deadline: deadline), calls: calls,
      today: today)
    let gaps = appeal.gapsInSources(page.quotes)
    guard gaps.isEmpty else { throw NotReady(gaps) }
    summary = page.summary
    strongest = page.strongest
    objections = page.answers.map(\.objection.number)
    tasks = page.tasks
    report = Report(
      title: "Peer-to-peer: \(appeal.member.initials), \(appeal.requestWords)",
      provenance: provenance, blocks: page.blocks, layout: .card)
  }
}
