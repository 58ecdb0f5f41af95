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

  /// A page as it is; a file made of it, one at a time, off the threads that answer others.
  func response(_ name: String, of denial: Int) async throws -> Response {
    let form = Self.type(of: name)
    let paper = name.prefix { $0 != "." } + ".html"
    let report = try report(String(paper), of: denial)
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

  private func name(of denial: Int) throws -> String {
    guard let line = server.desk.list[denial] else { throw QueueRefusal.noSuchDenial(denial) }
    guard let name = try server.desk.caseName(of: line.denial) else {
      throw Problem(.notFound, "no chart was reviewed for this denial; see 'overturn review'")
    }
    return name
  }

  /// - Throws: ``Problem`` 409 with what must be got first, where the paper can't be made yet.
  func report(_ paper: String, of denial: Int) throws -> Report {
    let name = try name(of: denial)
    let workspace = server.desk.workspace
    let day = server.clock.today
    let (version, command) = (QueueServer.version, "overturn-queue")
    do {
      switch paper {
      case "letter.html":
        return try workspace.letter(
          ofCase: name, LetterChoice(), today: day, version: version, command: command)
      case "card.html":
        return try workspace.card(ofCase: name, asOf: day, version: version, command: command)
      case "checklist.html":
        return try workspace.checklist(
          ofCase: name, asOf: day, version: version, command: command)
      default:
        return try workspace.reviewPage(ofCase: name, version: version, command: command)
      }
    } catch let error as StoreError {
      throw error
    } catch {
      // What is missing, by place and document, never by what a note says.
      throw Problem(.conflict, "\(error)")
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
