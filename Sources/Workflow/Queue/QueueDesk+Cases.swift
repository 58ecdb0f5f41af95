public import Claims
public import Documents
import Scoring
public import Store

extension QueueDesk {
  /// The payers of the list, for a case of one of them.
  public var payers: [Payer] {
    var seen: Set<String> = []
    return list.lines.map(\.denial.payer).filter { seen.insert($0.key).inserted }
      .sorted { ($0.name, $0.key) < ($1.name, $1.key) }
  }

  /// Whether what is handed in is made up: as what is on the list is.
  public var isSynthetic: Bool { populationInForce == .synthetic }

  /// Holds a case's chart against the payer's policy, and has its denial on the list when it returns.
  ///
  /// - Throws: As ``Workspace/review(request:notes:letter:mayLackNotes:on:at:)``.
  public func review(
    _ folder: CaseFolder, on day: CalendarDay, at moment: String
  ) throws {
    try folder.reviewing {
      _ = try workspace.review(
        request: folder.request, notes: folder.folder(.notes), letter: folder.only(.letter),
        mayLackNotes: true, on: day, at: moment)
    }
    try refresh(on: day, at: moment)
  }

  /// What earlier letters of a case registered, that the latest does not speak of.
  public func earlierDenials(ofCase name: String) throws -> [Int] {
    try workspace.earlierDenials(ofCase: name).map(\.id)
  }

  /// The number of the denial that a reviewed case is of; `nil` where none is on the list.
  public func denial(ofCase name: String) throws -> Int? {
    guard let review = try workspace.store.review(ofCase: name) else { return nil }
    return review.key.choose(among: list.lines, \.denial)?.id
  }

  /// A case that was reviewed; `nil` for one that was not.
  public func review(ofCase name: String) throws -> StoredReview? {
    try workspace.store.review(ofCase: name)
  }

  /// The letter that is wanted of a case; without a folder, of one reviewed from files of elsewhere.
  public func letter(
    ofCase name: String, _ folder: CaseFolder?, today: CalendarDay, version: String,
    command: String
  ) throws -> Report {
    let denial = try denial(ofCase: name).flatMap { try workspace.store.denial(id: $0)?.denial }
    return try workspace.letter(
      ofCase: name, (folder?.wishes ?? LetterWishes()).choice(for: denial, folder), today: today,
      version: version, command: command)
  }

  /// The battle card of a case, with the payer's own text where it was handed in.
  public func card(
    ofCase name: String, _ folder: CaseFolder?, asOf day: CalendarDay, version: String,
    command: String
  ) throws -> Report {
    try workspace.card(
      ofCase: name, policyWords: folder?.only(.policyWords), asOf: day, version: version,
      command: command)
  }
}
