import Access
import Claims
import Dispatch
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Workflow

/// The papers of a denial's case, made of the files its review was made of.
struct CasePapers: Sendable {
  private let server: QueueServer

  init(_ server: QueueServer) { self.server = server }

  /// What is shown, with what it is called.
  static let pages: KeyValuePairs<String, String> = [
    "review.html": "Review with quotes", "letter.html": "Appeal letter",
    "card.html": "Battle card", "checklist.html": "What to ask the clinic",
  ]
  /// What is taken along, with what it is called.
  static let files: KeyValuePairs<String, String> = [
    "letter.docx": "Letter to edit, DOCX", "letter.pdf": "Letter, PDF",
    "card.pdf": "Battle card, PDF",
  ]

  static func type(of name: String) -> PaperForm {
    name.split(separator: ".").last.map(String.init).flatMap(PaperForm.init) ?? .html
  }

  func response(_ name: String, of denial: Int) async throws -> Response {
    try await response(name, ofCase: self.name(of: denial))
  }

  func response(_ name: String, of folder: CaseFolder) async throws -> Response {
    guard try server.desk.review(ofCase: folder.name) != nil else {
      throw Problem(.notFound, "the case was not reviewed yet; say what is asked, and review it")
    }
    return try await response(name, ofCase: folder.name)
  }

  /// A page as it is; a file made of it, one at a time, off the threads that answer others.
  private func response(_ name: String, ofCase caseName: String) async throws -> Response {
    let form = Self.type(of: name)
    let paper = name.prefix { $0 != "." } + ".html"
    let report = try report(String(paper), ofCase: caseName)
    guard form != .html else { return .page(HTMLRenderer().render(report)) }
    let bytes = try await server.printing { try form.bytes(of: report, for: name) }
    return .file(Array(bytes), named: name, form.media)
  }

  func review(of denial: Int) throws -> StoredReview {
    guard let review = try server.desk.workspace.store.review(ofCase: name(of: denial)) else {
      throw Problem(.notFound, "no chart was reviewed for this denial; see 'overturn review'")
    }
    return review
  }

  /// `nil` where the chart is no more what was reviewed.
  func quotes(of review: StoredReview) throws -> [String: [CitedWords]]? {
    do {
      return try server.desk.workspace.quotes(ofCase: review.caseName)
    } catch let error as StoreError {
      throw error
    } catch {
      return nil
    }
  }

  private func name(of denial: Int) throws -> String {
    guard let line = server.desk.list[denial] else { throw QueueRefusal.noSuchDenial(denial) }
    guard let name = try server.desk.caseName(of: line.denial) else {
      throw Problem(.notFound, "no chart was reviewed for this denial; see 'overturn review'")
    }
    return name
  }

  func report(_ paper: String, of denial: Int) throws -> Report {
    try report(paper, ofCase: name(of: denial))
  }

  /// - Throws: ``Problem`` 409 with what must be got first, where the paper can't be made yet.
  private func report(_ paper: String, ofCase name: String) throws -> Report {
    let desk = server.desk
    let folder = try folder(ofCase: name)
    if let folder, !folder.isReviewedAsSaid {
      throw Problem(
        .conflict,
        "what is asked was changed since the review; hold \(folder.name) against the policy again")
    }
    let day = server.clock.today
    let (version, command) = (QueueServer.version, "overturn-queue")
    do {
      switch paper {
      case "letter.html":
        return try desk.letter(
          ofCase: name, folder, today: day, version: version, command: command)
      case "card.html":
        return try desk.card(
          ofCase: name, folder, asOf: day, version: version, command: command)
      case "checklist.html":
        return try desk.workspace.checklist(
          ofCase: name, asOf: day, version: version, command: command)
      default:
        return try desk.workspace.reviewPage(ofCase: name, version: version, command: command)
      }
    } catch let error as StoreError {
      throw error
    } catch {
      // What is missing, by place and document, never by what a note says.
      throw Problem(.conflict, folder.map { Self.words(error, $0) } ?? "\(error)")
    }
  }

  /// Where the papers of a case are, if they were handed in here.
  func folder(ofCase name: String) throws -> CaseFolder? {
    try server.desk.review(ofCase: name).flatMap { server.shelf.folder(ofRequest: $0.requestPath) }
  }

  /// An error in the words of who has pages and no commands.
  static func words(_ error: any Error, _ folder: CaseFolder) -> String {
    switch error {
    case WorkflowError.chartChanged(let documents):
      "changed since the review: \(documents.joined(separator: ", ")); hold \(folder.name) against "
        + "the policy again"
    case WorkflowError.letterUpholds(let document, let line, let day):
      "\(document), line \(line): the letter decides an appeal. Hand in the first denial as the denial "
        + "letter, and this one as the decision that upheld it"
        + (day.map { "; its next level is due by \($0)" } ?? "")
    case WorkflowError.letterAfterCall(let document, let line, let day):
      "\(document), line \(line): the letter tells how a call ended, and the clock of the denial of "
        + "\(day) goes on; hand in that denial as the denial letter"
    case WorkflowError.letterApproves(let document, let line):
      "\(document), line \(line): the letter approves, and no denial is registered; where it denies a "
        + "part that could not be told, say what the denial is about"
    case WorkflowError.letterRefusesNothing(let document):
      "\(document): nothing in the letter refuses what was asked for, and no denial is registered; "
        + "where it does, say what the denial is about"
    case WorkflowError.contractNames(let names):
      "\(CaseField.contractProcedures.label): the contract has several rates "
        + "(\(names.joined(separator: ", "))) for what is planned; say which are denied"
    case WorkflowError.claimOfAnother:
      "\(CaseField.claim.label): the one named here or printed in the letter is another payer's or another "
        + "member's on the list; correct what is wrong"
    case WorkflowError.letterWithoutDay(let document):
      "\(document): the letter's date could not be read, so no clock can run (a day of print is none); "
        + "say it under Date of the letter"
    default:
      folder.missing(by: error).map {
        "\($0): taken out since the review; hold \(folder.name) against the policy again"
      } ?? "\(error)"
    }
  }
}

extension PaperForm {
  var media: String {
    switch self {
    case .html: "text/html"
    case .pdf: "application/pdf"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    }
  }
}

extension QueueServer {
  /// A page takes a second of another program: one at a time, so that none is starved.
  func printing<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      Self.printers.async { continuation.resume(with: Result { try body() }) }
    }
  }

  private static let printers = DispatchQueue(label: "overturn.printing")
}
