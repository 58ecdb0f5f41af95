import Claims
public import Documents
public import Reporting
import Scoring
public import Worklists

/// A list to work, with the run it was kept as.
public struct RankedDenials: Sendable {
  public let run: Int
  public let worklist: Worklist
  public let scored: ScoredDenials
  let candidates: [Candidate]
  let overrides: [Int: RankOverride]
  let ruleVersion: String

  /// The list as it would be without a draw: that of finance.
  var undrawn: Worklist {
    worklist.drawing == nil
      ? worklist
      : Worklist(
        ranking: candidates, on: worklist.day, staff: worklist.staff, arriving: worklist.arriving,
        overrides: overrides)
  }

  public func table(limit: Int?) -> Table {
    WorklistTable(worklist).ranked(limit: limit)
  }

  public var words: String {
    let notOpen = worklist.deferred(for: .notOpen).count
    let later = Deferral.allCases.filter { $0 != .notOpen }.compactMap { reason in
      let count = worklist.deferred(for: reason).count
      return count > 0 ? "\(count) \(reason.rawValue.replacing("-", with: " "))" : nil
    }
    let deferred = later.isEmpty ? "none" : later.joined(separator: ", ")
    return """

      Run \(run): \(worklist.selected.count) to work, \(worklist.minutesSelected) of \
      \(worklist.minutes) minutes, expected net \(netWords).
      Deferred: \(deferred). Expired: \(worklist.expired.count). Not appealable: \
      \(worklist.notAppealable.count). Already appealed, decided or closed: \(notOpen).
      Planned with \(worklist.assumption).\(alertWords)
      \(StaffTables(worklist).sentences.joined(separator: "\n"))\(drawnWords)
      \(projectWords)\(version.words)
      """
  }

  /// What must be seen before anyone works a denial; empty without any.
  private var alertWords: String {
    let lines = worklist.selected + worklist.deferred.map(\.line)
    return lines.map { line in
      line.reasons.filter(\.isAlert).map { "\nDenial \(line.candidate.id): \($0)." }.joined()
    }.joined()
  }

  private var netWords: String {
    worklist.isValued
      ? "\(worklist.expectedNetSelected.words) (estimated)"
      : scored.inForce == nil ? "unknown: no model is in force, run 'overturn train'" : "unknown"
  }

  /// What the list was made of, and how long it holds.
  public var version: ListVersion {
    ListVersion(
      model: scored.inForce?.id, modelDay: scored.inForce?.model.asOf, day: worklist.day,
      rules: ruleVersion)
  }

  /// The three projects worth most; empty without any.
  private var projectWords: String {
    let projects = Project.projects(of: worklist)
    guard !projects.isEmpty else { return "" }
    let lines = projects.prefix(3).map { "  \(ProjectTable.words($0))\n" }
    return
      "One argument for several (\(projects.count) \(projects.count == 1 ? "project" : "projects"); --projects lists them):\n"
      + lines.joined()
  }

  /// Every project of the list.
  public var projects: Table {
    ProjectTable(Project.projects(of: worklist)).table
  }

  /// The calls that may come before an appeal.
  public func calls(limit: Int?) -> (table: Table, words: String) {
    let calls = CallTable(worklist)
    return (calls.table(limit: limit), calls.words)
  }

  public var hasCalls: Bool { !worklist.calls.isEmpty }

  /// What falls off for want of minutes; `nil` where nothing does.
  public func fallsOff(limit: Int?) -> Table? {
    worklist.plan.withoutRoom > 0 ? StaffTables(worklist).fallsOff(limit: limit) : nil
  }

  /// Dollars against hours of staff.
  public var frontier: Frontier {
    Frontier(of: candidates, on: worklist.day, staff: worklist.staff, overrides: overrides)
  }

  public var frontierTable: Table { FrontierTable(frontier).table }

  /// What would differ with other staff.
  ///
  /// - Throws: ``StaffError`` for a change that does not go with the staff.
  public func difference(
    _ changes: [StaffChange]
  ) throws(StaffError) -> (table: Table, words: String) {
    let question = try StaffQuestion(
      changes, of: candidates, on: worklist.day, staff: worklist.staff, arriving: worklist.arriving,
      overrides: overrides)
    let table = StaffQuestionTable(question)
    return (table.table, table.words)
  }

  /// What was drawn and what it is expected to cost; empty without exploration.
  private var drawnWords: String {
    guard let drawing = worklist.drawing else { return "" }
    let lines = worklist.selected.filter { drawing.drawn.contains($0.candidate.id) }
    let minutes = lines.reduce(0) { $0 + $1.candidate.effort.minutes }
    let net = lines.reduce(Money.zero) { $0 + ($1.value.value?.expectedNet ?? .zero) }
    return
      "\nDrawn at random to learn from: \(lines.count) of \(drawing.eligible.count) denials that "
      + "would have been left, each with probability \(Self.digits(drawing.probability)); "
      + "\(minutes) minutes, expected net \(net.words) (estimated). \(drawing.costWords) Kept with "
      + "run \(run)."
  }

  private static func digits(_ probability: Double) -> String {
    Share(probability)?.description ?? "unknown"
  }
}
