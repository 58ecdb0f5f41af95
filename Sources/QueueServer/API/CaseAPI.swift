import Access
import Claims
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Workflow

/// What was read in a denial's chart, and the papers of it.
struct CaseAPI: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/v1/denials/{denial}/review", .permission(.chart),
        operation: Operation.describe(
          "readReview", "The policy's criteria with their verdicts, as they were reviewed last.",
          parameters: [Operation.denial], answer: Self.schema, refusals: [404]), handle: review),
      paper("review.html", "reviewPage", "The review as a page, each verdict with its quotes."),
      paper("letter.html", "readLetter", "The appeal letter, or why there is none yet."),
      paper("card.html", "readCard", "The battle card for the call with the payer's physician."),
      paper("checklist.html", "readChecklist", "What the clinic has to answer."),
    ]
  }

  private func paper(_ name: String, _ operation: String, _ summary: String) -> Endpoint {
    Endpoint(
      .get, "/v1/denials/{denial}/\(name)", .permission(.chart),
      operation: Operation.describe(
        operation, summary, parameters: [Operation.denial], media: "text/html",
        answer: Schema.text, refusals: [404, 409])
    ) { _, context in
      let report = try CasePapers(server).report(name, of: context.number("denial"))
      return Response.page(HTMLRenderer().render(report))
    }
  }

  @Sendable private func review(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let papers = CasePapers(server)
    let review = try papers.review(of: context.number("denial"))
    return Response(
      json: [
        "case": .text(review.caseName), "reviewed_at": .text(review.reviewedAt),
        "policy": JSON(review.policy), "effective_day": JSON(review.policyEffectiveDay),
        "verdict": JSON(review.verdict), "synthetic": .truth(review.isSynthetic),
        "criteria": .array(
          review.criteria.map { criterion in
            [
              "id": .text(criterion.id), "label": .text(criterion.label),
              "section": .text(criterion.section), "verdict": .text(criterion.verdict),
            ]
          }),
      ])
  }

  private static let schema = Schema.object([
    "case": Schema.text, "reviewed_at": Schema.text, "policy": Schema.orNull(Schema.text),
    "effective_day": Schema.orNull(Schema.text), "verdict": Schema.orNull(Schema.text),
    "synthetic": Schema.truth,
    "criteria": Schema.list(
      Schema.object([
        "id": Schema.text, "label": Schema.text, "section": Schema.text, "verdict": Schema.text,
      ])),
  ])
}

/// The papers of a denial's case, made of the files its review was made of.
struct CasePapers: Sendable {
  private let server: QueueServer

  init(_ server: QueueServer) { self.server = server }

  static let names = ["review.html", "letter.html", "card.html", "checklist.html"]

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
