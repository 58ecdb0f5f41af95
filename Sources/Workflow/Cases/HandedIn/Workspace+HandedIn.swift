import Appeals
public import Claims
import ClinicalRecords
import Foundation
import Ingest
import MedicalPolicies
import Store

extension Workspace {
  /// What a person said of a case, or what its papers suggest while nobody has said anything: the denial
  /// it was opened for, its letter, and the letterhead of the practice's other cases.
  public func draft(
    of folder: CaseFolder, on shelf: CaseShelf, for denial: Denial?, among payers: [Payer]
  ) throws -> CaseDraft {
    if let said = folder.said { return said }
    var draft = CaseDraft()
    if let denial { draft.suggest(from: denial) }
    if let letter = try letter(of: folder) { draft.suggest(from: letter, among: payers) }
    if let earlier = shelf.cases.lazy.compactMap(\.said).first {
      for field in CaseField.allCases where field.isOfPractice {
        draft.suggest(field, earlier.values[field], from: "the case before")
      }
    }
    return draft
  }

  /// Keeps what a person says of a case, as its case file.
  ///
  /// - Parameters:
  ///   - draft: What was said.
  ///   - folder: The case.
  ///   - version: What ``CaseFolder/requestVersion`` was when the form was shown.
  ///   - payers: Those that the practice deals with: one that is named is found by its identifier.
  ///   - isSynthetic: Whether it is made up, as the practice's other data are.
  /// - Throws: ``CaseRefusal`` where a value is not of its kind or another was faster.
  public func keep(
    _ draft: CaseDraft, in folder: CaseFolder, expecting version: String, among payers: [Payer],
    isSynthetic: Bool
  ) throws {
    guard folder.requestVersion == version else { throw CaseRefusal.changedMeanwhile }
    if let missing = CaseField.allCases.first(where: { $0.isRequired && draft.values[$0] == nil }) {
      throw CaseRefusal.field(missing, missing.expectation)
    }
    var draft = draft
    if let name = draft.values[.payer]?.lowercased(),
      let known = payers.first(where: { $0.name.lowercased() == name })
    {
      draft.suggest(.payerIdentifier, known.identifier, from: "the remittances")
    }
    if let typed = draft.values[.payerIdentifier],
      let owner = payers.first(where: { $0.identifier == typed }),
      owner.name.lowercased() != draft.values[.payer]?.lowercased()
    {
      throw CaseRefusal.field(
        .payerIdentifier, "expected that of the payer named; this one is \(owner.name)'s")
    }
    let file = try draft.file(named: folder.name, isSynthetic: isSynthetic)
    try CaseFolder.check(file)
    try CaseFolder.write(file, to: folder.saidPath)
  }

  /// Who decides for payers, as the policy directory has it.
  public func policyAdministrators() throws -> [String] {
    let library = try PolicyLibrary.load(rules.folder + "/policies")
    return Set(library.directory.map(\.administrator)).sorted()
  }

  /// The last day for the next level that the decision handed in prints; `nil` where there is none, or
  /// none that can be told for certain.
  public func nextDeadline(of folder: CaseFolder) throws -> CalendarDay? {
    try letter(of: folder, .decision)?.nextLevelTime.flatMap { $0.isSafe ? $0.day : nil }
  }

  private func letter(
    of folder: CaseFolder, _ slot: CaseFolder.Slot = .letter
  ) throws -> DenialLetter? {
    try folder.only(slot).map { path in
      let document = try ChartFolder.document(at: URL(filePath: path))
      return DenialLetterReader().read(document.text, document: document.name)
    }
  }

  /// What a letter of a case says, each with its line; empty without one.
  public func letterFacts(
    of folder: CaseFolder, _ slot: CaseFolder.Slot = .letter
  ) throws -> [LetterFact] {
    try letter(of: folder, slot).map(LetterFact.all) ?? []
  }
}

/// Something that a denial letter says.
public struct LetterFact: Sendable, Hashable {
  public let label: String
  public let value: String
  /// From 1.
  public let line: Int

  static func all(in letter: DenialLetter) -> [LetterFact] {
    func one<Value>(_ label: String, _ stated: Stated<Value>?) -> [LetterFact] {
      stated.map { [LetterFact(label: label, value: "\($0.value)", line: $0.quote.line)] } ?? []
    }
    func said(_ label: String, _ quotes: [Quote?]) -> [LetterFact] {
      quotes.compactMap { quote in
        quote.map { LetterFact(label: label, value: $0.text, line: $0.line) }
      }
    }
    func limit(
      _ label: String, _ time: (day: CalendarDay, isSafe: Bool)?, _ purpose: FilingWindow.Purpose
    ) -> [LetterFact] {
      guard let time, let window = letter.windows.first(where: { $0.value.purpose == purpose })
      else { return [] }
      let doubt = time.isSafe ? "" : " (estimated: may be earlier)"
      return [LetterFact(label: label, value: "\(time.day)\(doubt)", line: window.quote.line)]
    }
    return one("Payer", letter.payer) + one("Who decided", letter.administrator)
      + one("Date of the letter", letter.letterDay)
      + letter.references.flatMap { reference in
        [
          LetterFact(
            label: reference.value.kind.words, value: reference.value.number,
            line: reference.quote.line)
        ]
      } + letter.procedures.flatMap { one("Procedure", $0) }
      + letter.levels.flatMap { one("Level", $0) } + said("Reason", letter.reasons)
      + letter.policies.flatMap { one("Policy it names", $0) }
      + (letter.upholding == nil
        ? limit("Last day to appeal", letter.appealTime, .appeal)
        : limit(
          "Last day for the next level", letter.nextLevelTime,
          letter.windows.contains { $0.value.purpose == .furtherAppeal } ? .furtherAppeal : .appeal))
      + one("Peer-to-peer call", letter.peerToPeer.phone)
      + limit("Last day for the call", letter.callTime, .peerToPeer)
      + limit("Last day for records", letter.answerTime, .records)
      + said(
        "Decides nothing yet", [letter.pending])
      + said("Approves", [letter.approval]) + said("Upholds an earlier denial", [letter.upholding])
  }
}

extension CaseDraft {
  mutating func suggest(from denial: Denial) {
    let source = "denial on the list"
    suggest(.payer, denial.payer.name, from: source)
    suggest(.payerIdentifier, denial.payer.identifier, from: source)
    suggest(.claim, denial.patientControlNumber ?? denial.claimNumber, from: source)
    suggest(
      .procedures, Set(denial.procedures.map(\.code)).sorted().joined(separator: ", "),
      from: source)
    suggest(
      .contractProcedures, denial.procedures.map(\.text).joined(separator: ", "),
      from: source)
    suggest(.diagnoses, denial.diagnoses.joined(separator: ", "), from: source)
    suggest(.plannedDay, denial.serviceDay?.description, from: source)
    if let patient = denial.patient {
      suggest(
        .patientName,
        "\(patient.firstName) \(patient.lastName)".trimmingCharacters(in: .whitespaces),
        from: source)
      suggest(.memberNumber, patient.memberNumber, from: source)
    }
  }

  mutating func suggest(from letter: DenialLetter, among payers: [Payer]) {
    func source(_ quote: Quote) -> String { "the letter, line \(quote.line)" }
    func list<Value>(_ field: CaseField, _ stated: [Stated<Value>]) {
      guard let first = stated.first else { return }
      var seen: [String] = []
      for value in stated.map({ "\($0.value)" }) where !seen.contains(value) { seen.append(value) }
      suggest(field, seen.joined(separator: ", "), from: source(first.quote))
    }
    func one<Value>(_ field: CaseField, _ stated: Stated<Value>?) {
      guard let stated else { return }
      suggest(field, "\(stated.value)", from: source(stated.quote))
    }
    if let payer = letter.payer {
      let known = payers.first { $0.name.lowercased() == payer.value.lowercased() }
      suggest(.payer, known?.name ?? payer.value, from: source(payer.quote))
      if values[.payer] == known?.name {
        suggest(.payerIdentifier, known?.identifier, from: "the remittances")
      }
    }
    one(.administrator, letter.administrator)
    one(.patientName, letter.member.name)
    one(.memberNumber, letter.member.number)
    one(.birthDay, letter.member.birthDay)
    list(.procedures, letter.procedures)
    list(.diagnoses, letter.diagnoses)
    list(.levels, letter.levels)
    if let side = letter.side { suggest(.side, side.value.rawValue, from: source(side.quote)) }
    one(.plannedDay, letter.serviceDay)
  }
}
