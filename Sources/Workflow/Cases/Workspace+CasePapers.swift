import Appeals
public import Claims
public import Documents
import Foundation
import ClinicalRecords
import Ingest
import MedicalPolicies
import Store
import Worklists

extension CaseReview {
  /// The verdicts as a table, for a terminal or a program.
  public var table: Table { page.table }

  /// What was read, found and registered, in lines.
  public var words: String {
    var lines = [
      "",
      "Case \(file.name): \(chart.count) documents read"
        + (problems.isEmpty ? "" : ", \(problems.count) not")
        + "; " + (evaluation.map { "\($0.policy.name): \($0.result.words)" } ?? "no policy found"),
    ]
    lines += problems.map { "  \($0)" } + (argued?.notes ?? []).map { "  \($0)" }
    if evaluation == nil {
      lines += answer.nearMisses.prefix(3).map {
        "  near: \($0.policy.name): \($0.reasons.map(\.words).joined(separator: "; "))"
      }
    }
    lines += (evaluation?.safetyStops ?? []).map {
      "  show it to the surgeon now: \($0.path.rawValue) is \($0.assertion.rawValue)"
    }
    if let letter { lines += words(of: letter) }
    lines += appeal.unsettled.map { "  settle that \($0)" }
    lines += [appeal.laterDocuments].compactMap { $0.map { "  \($0)" } }
    return lines.joined(separator: "\n")
  }

  private func words(of letter: DenialLetter) -> [String] {
    let service =
      isPreService ? "before surgery" : "after the service\(serviceDay.map { " of \($0)" } ?? "")"
    let isUnsettled =
      letter.appealTime == nil && letter.windows.contains { $0.value.purpose == .appeal }
    let kept =
      letter.dayToKeep(
        asksForRecords: false, isReviewFirst: isReviewFirst, requestDay: file.request.day
      ).map { "; the list keeps \($0), counted from the request" } ?? ""
    let review = isReviewFirst ? letter.externalTime : nil
    let lastDay =
      review.map { "last day for the review outside \($0.day)\(Self.doubt($0.isSafe))" }
      ?? letter.appealTime.map {
        "last day to appeal \($0.day)\(Self.doubt($0.isSafe))" + ($0.isSafe ? "" : kept)
      } ?? (isUnsettled ? "its last day to appeal is not clear, read it" : "no deadline stated")
    let pending = isPending ? letter.pending?.line : nil
    var lines = [
      pending.map { words(ofPending: letter, line: $0) }
        ?? "Denial \(reference) registered as open, \(service); \(lastDay)"
    ]
    if pending == nil, let time = letter.answerTime {
      lines.append("  records asked for: last day \(time.day)\(Self.doubt(time.isSafe))")
    }
    if let said = letter.notAppealable, pending == nil {
      lines.append(
        "  no appeal of it, by the letter (line \(said.line)): ask again with what is missing")
    }
    if let part = letter.approvedPart {
      lines.append(
        "  a part is approved or paid (line \(part.line)); only the rest, \(appeal.requestWords), is registered "
          + "and asked for")
    }
    if let demand = letter.demand {
      let day = letter.repaymentTime.map { " by \($0.day)\(Self.doubt($0.isSafe))" } ?? ""
      lines.append(
        "  they ask \(demand.value.words) back\(day) (line \(demand.quote.line)): that is what is at stake"
      )
    }
    if !letter.equipment.isEmpty {
      let codes = letter.equipment.map(\.value).joined(separator: ", ")
      lines.append(
        "  equipment beside the surgery (\(codes)) is no part of this request: ask for it by itself"
      )
    }
    if letter.peerToPeer.isOffered {
      let day =
        letter.callTime.map { "last day for the call \($0.day)\(Self.doubt($0.isSafe))" }
        ?? "its last day is not stated, ask"
      let phone = letter.peerToPeer.phone.map { " at \($0.value)" } ?? ""
      lines.append("  peer-to-peer\(phone): \(day)")
    }
    if let day = letter.serviceDay?.value, let planned = file.plannedDay, planned != day {
      lines.append(
        "  settle which is right: the letter's service of \(day), or the case file's \(planned)")
    }
    return lines
  }

  private func words(ofPending letter: DenialLetter, line: Int) -> String {
    if let closing = letter.closing {
      return "No denial registered: \(closing.kind.words) (line \(closing.quote.line))"
    }
    let day = letter.answerTime.map { " by \($0.day)\(Self.doubt($0.isSafe))" } ?? ""
    guard letter.acknowledgement == nil else {
      return "No denial registered: the letter acknowledges an appeal (line \(line)); "
        + "send what is to be added\(day), and review again with the decision"
    }
    return "No denial registered: the letter decides nothing yet (line \(line)); answer it\(day), "
      + "and review again with the decision"
  }

  private static func doubt(_ isSafe: Bool) -> String {
    isSafe ? "" : " (estimated: may be earlier)"
  }

  var page: ReviewPage {
    ReviewPage(
      appeal, others: argued?.others ?? [], answer: answer, flags: reading.flags,
      problems: problems.map(\.description))
  }
}

extension Workspace {
  /// What a kept review read, found and registered, in lines; read again from its files.
  ///
  /// - Throws: ``WorkflowError/chartChanged(_:)`` when they are not what was reviewed.
  public func words(ofCase name: String) throws -> [String] {
    try readAgain(name).words.split(separator: "\n").map { $0.trimmingPrefix(" ") }.map(String.init)
  }

  /// Writes the page of a review into a folder.
  ///
  /// - Returns: The path of the page.
  public func writePage(
    of review: CaseReview, version: String, command: String, folder: String
  ) throws -> String {
    try makeFolder(folder)
    let path = "\(folder)/review-\(Self.fileName(review.file.name)).html"
    let report = try review.page.report(
      provenance(review, asOf: review.day, version, command))
    try write(HTMLRenderer().render(report), to: path)
    return path
  }

  /// The page of a kept review, read again from the files it was made from.
  ///
  /// - Throws: ``WorkflowError/chartChanged(_:)`` when they are not what was reviewed.
  public func reviewPage(
    ofCase name: String, version: String, command: String
  ) throws -> Report {
    let review = try readAgain(name)
    return try review.page.report(
      provenance(review, asOf: review.day, version, command))
  }

  /// What the verdicts of a kept review rest on, by the criterion's id; read again from its files.
  ///
  /// - Throws: ``WorkflowError/chartChanged(_:)`` when they are not what was reviewed.
  public func quotes(ofCase name: String) throws -> [String: [CitedWords]] {
    try readAgain(name).page.quotes.mapValues { quotes in
      quotes.map {
        CitedWords(document: $0.document, page: $0.page, line: $0.line, words: $0.text)
      }
    }
  }

  /// What is missing today, as questions to the clinic.
  public func checklist(
    ofCase name: String, asOf day: CalendarDay, version: String, command: String
  ) throws -> Report {
    let review = try readAgain(name, on: day)
    return try Checklist(
      review.appeal, objections: objections(), value: value(ofAnswersTo: review, on: day),
      provenance: provenance(review, asOf: day, version, command)
    ).report
  }

  func literature() throws -> Literature {
    try Literature(rows: CSVReader.rows(of: rules.folder + "/literature.csv").map(\.values))
  }

  func objections() throws -> ObjectionBook {
    let path = rules.folder + "/objections.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkflowError.noSuchPath(path)
    }
    return try ObjectionBook(json: data, literature: literature())
  }

  func provenance(
    _ review: CaseReview, asOf day: CalendarDay, _ version: String, _ command: String,
    with others: [Provenance.Input] = []
  ) throws -> Provenance {
    try Provenance(
      toolVersion: "overturn \(version), rules \(rulesVersion())", command: command,
      asOf: day.description,
      inputs: review.chart.map { Provenance.Input(name: $0.name, sha256: $0.version) } + others,
      synthetic: review.file.isSynthetic)
  }

  /// A name that is safe as a file's.
  private static func fileName(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" })
  }
}

/// Words of the chart, and where they stand.
public struct CitedWords: Sendable, Hashable {
  public let document: String
  /// From 1; `nil` where the document has no pages.
  public let page: Int?
  /// From 1.
  public let line: Int
  /// As they stand there.
  public let words: String
}
