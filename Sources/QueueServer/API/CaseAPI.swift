import Access
import Claims
import HTTPTypes
import Hummingbird
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
          "readReview",
          "The policy's criteria with their verdicts and quotes, as they were reviewed last; 'current' "
            + "is false, and no quote is sent, once the chart has changed since.",
          parameters: [Operation.denial], answer: Self.schema, refusals: [404]), handle: review),
      paper("review.html", "reviewPage", "The review as a page, each verdict with its quotes."),
      paper("letter.html", "readLetter", "The appeal letter, or why there is none yet."),
      paper("card.html", "readCard", "The battle card for the call with the payer's physician."),
      paper("checklist.html", "readChecklist", "What the clinic has to answer."),
      paper("letter.docx", "readLetterForWord", "The letter to edit."),
      paper("letter.pdf", "printLetter", "The letter as it prints."),
      paper("card.pdf", "printCard", "The battle card as it prints."),
    ]
  }

  private func paper(_ name: String, _ operation: String, _ summary: String) -> Endpoint {
    let type = CasePapers.type(of: name)
    return Endpoint(
      .get, "/v1/denials/{denial}/\(name)", .permission(.chart),
      verb: type == .html ? .read : .export,
      operation: Operation.describe(
        operation, summary, parameters: [Operation.denial], media: type.media,
        answer: type == .html ? Schema.text : Schema.bytes, refusals: [404, 409])
    ) { _, context in
      try await CasePapers(server).response(name, of: context.number("denial"))
    }
  }

  @Sendable private func review(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let papers = CasePapers(server)
    let review = try papers.review(of: context.number("denial"))
    let quotes = try papers.quotes(of: review)
    return Response(
      json: [
        "case": .text(review.caseName), "reviewed_at": .text(review.reviewedAt),
        "policy": JSON(review.policy), "effective_day": JSON(review.policyEffectiveDay),
        "verdict": JSON(review.verdict), "synthetic": .truth(review.isSynthetic),
        "current": .truth(quotes != nil),
        "criteria": .array(
          review.criteria.map { criterion in
            [
              "id": .text(criterion.id), "label": .text(criterion.label),
              "section": .text(criterion.section), "verdict": .text(criterion.verdict),
              "quotes": .array((quotes?[criterion.id] ?? []).map(Self.json)),
            ]
          }),
      ])
  }

  private static func json(_ cited: CitedWords) -> JSON {
    [
      "document": .text(cited.document), "page": JSON(cited.page), "line": .integer(cited.line),
      "words": .text(cited.words),
    ]
  }

  private static let quote = Schema.object([
    "document": Schema.text, "page": Schema.orNull(Schema.integer), "line": Schema.integer,
    "words": Schema.text,
  ])

  private static let schema = Schema.object([
    "case": Schema.text, "reviewed_at": Schema.text, "policy": Schema.orNull(Schema.text),
    "effective_day": Schema.orNull(Schema.text), "verdict": Schema.orNull(Schema.text),
    "synthetic": Schema.truth, "current": Schema.truth,
    "criteria": Schema.list(
      Schema.object([
        "id": Schema.text, "label": Schema.text, "section": Schema.text, "verdict": Schema.text,
        "quotes": Schema.list(quote),
      ])),
  ])
}
