import Access
import Claims
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflow

/// The forms of the pages: read by the same reader as the API's bodies, answered with a page.
struct WorkForms: Sendable {
  let server: QueueServer

  private static let kinds: [(verb: String, kind: WorkEvent.Kind)] = [
    ("take", .taken), ("release", .released), ("notes", .noted), ("actions", .filed),
    ("outcomes", .decided), ("undo", .undone),
  ]

  var endpoints: [Endpoint] {
    Self.kinds.map { verb, kind in
      Endpoint(
        .post, "/denials/{denial}/\(verb)", .permission(.work), form: .page, isAuditedInside: true
      ) {
        request, context in
        try await take(kind, &request, context)
      }
    } + [
      Endpoint(
        .post, "/denials/{denial}/override", .permission(.work), form: .page, handle: override),
      Endpoint(.post, "/views", .permission(.worklist), form: .page, handle: saveView),
      Endpoint(.post, "/views/remove", .permission(.worklist), form: .page, handle: removeView),
    ]
  }

  private func take(
    _ kind: WorkEvent.Kind, _ request: inout Request, _ context: QueueContext
  ) async throws -> Response {
    let number = try context.number("denial")
    let fields = try await FormFields(&request, context.identity)
    do {
      var body = fields.json(
        ["action", "filed_day", "outcome", "decided_day", "next_deadline", "text"],
        integers: ["version", "level", "minutes", "event"])
      // A day or level that was emptied is not known: neither today nor the first.
      if let name = ["filed_day", "decided_day", "level"].first(where: fields.isEmptied) {
        throw Problem(.unprocessableContent, "\(name): expected one; the field was empty")
      }
      if let text = fields["recovered"] {
        body = body + ["recovered_cents": .integer(try Self.cents(text))]
      }
      try WorkAPI(server: server).make(kind, body, key: fields["key"], number, context)
    } catch {
      let problem = Problem(error)
      guard problem.status.code < 500, problem.status.code != 404 else { throw problem }
      return try DenialPage(server: server)
        .page(number, context, refusal: problem.detail, draft: fields.words("text"))
        .answering(problem)
    }
    // Only to a view of the list: an address of elsewhere is not followed.
    if let back = fields["back"], back == "/" || back.hasPrefix("/?") {
      return .goOn(to: back + "#denial-\(number)")
    }
    return .goOn(to: "/denials/\(number)")
  }

  /// A person's word on the rank: the list is made with it before the page is shown again.
  @Sendable private func override(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let number = try context.number("denial")
    let fields = try await FormFields(&request, context.identity)
    guard let verdict = fields["verdict"].flatMap(RankOverride.Verdict.init) else {
      throw Problem(.unprocessableContent, "verdict: expected first, never or cancelled")
    }
    let page = DenialPage(server: server)
    do {
      let objection = try server.desk.override(
        RankOverride(
          denial: number, verdict: verdict, reason: fields.words("reason") ?? "",
          by: context.identity?.account ?? "", day: server.clock.today),
        at: server.clock.moment)
      guard let objection else { return .goOn(to: "/denials/\(number)") }
      return try page.page(number, context, refusal: "Your word is kept. \(objection)")
    } catch let refusal as QueueRefusal {
      let problem = Problem(refusal)
      guard problem.status != .notFound else { throw problem }
      return try page.page(number, context, refusal: problem.detail)
        .answering(.unprocessableContent)
    }
  }

  /// Dollars as people write them, `1,234.56`: a comma stands only before three digits, and cents
  /// are two digits or none, so that no other reading is possible.
  private static func cents(_ text: String) throws(Problem) -> Int {
    let plain = text.trimmingCharacters(in: .whitespaces).trimmingPrefix("$")
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count == 1 || (1...3).contains(groups[0].utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), !groups[0].isEmpty,
      !plain.hasPrefix("-"), parts.count == 1 || (parts.count == 2 && parts[1].utf8.count == 2),
      let amount = Money(decimal: plain.replacing(",", with: "").utf8)
    else {
      throw Problem(.unprocessableContent, "recovered: expected dollars and cents, such as 1234.56")
    }
    return amount.cents
  }

  @Sendable private func saveView(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let fields = try await FormFields(&request, context.identity)
    let name = (fields["name"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    let query = fields["query"] ?? ""
    guard (1...40).contains(name.unicodeScalars.count), query.utf8.count <= 600 else {
      throw Problem(.unprocessableContent, "name: expected 1 to 40 characters")
    }
    let isSaved = try server.desk.workspace.store.save(
      SavedView(name: name, query: query), of: context.identity?.account ?? "")
    guard isSaved else {
      throw Problem(.unprocessableContent, "views: remove one first, there are as many as may be")
    }
    return .goOn(to: "/?" + query)
  }

  @Sendable private func removeView(_ request: inout Request, _ context: QueueContext)
    async throws -> Response
  {
    let fields = try await FormFields(&request, context.identity)
    try server.desk.workspace.store.removeView(
      fields["name"] ?? "", of: context.identity?.account ?? "")
    return .goOn(to: "/")
  }
}
