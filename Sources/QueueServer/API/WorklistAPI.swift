import Access
import Claims
import HTTPTypes
import Hummingbird
import Worklists
import Workflow

enum Deferrals {
  static let names = Deferral.allCases.map { "deferred: \($0.rawValue)" }
}

/// The list, a page at a time.
struct WorklistAPI: Sendable {
  let server: QueueServer

  static let longestPage = 200

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/v1/worklist", .permission(.worklist),
        operation: Operation.describe(
          "listWorklist",
          "Denials in the order to work them. Without a part: all of them, those of this week first.",
          parameters: Self.filters + [
            Operation.query(
              "limit", "At most so many.",
              ["type": "integer", "minimum": 1, "maximum": .integer(Self.longestPage)]),
            Operation.query(
              "cursor", "From the answer before.",
              ["type": "string", "pattern": "^[0-9]{1,9}-[0-9]{1,9}$"]),
          ],
          answer: Schema.object([
            "version": Schema.named("Version"), "lines": Schema.list(Schema.named("Line")),
            "next": Schema.orNull(Schema.text),
          ]), refusals: [409, 422]), handle: list)
    ]
  }

  static let filters = [
    Operation.query("part", "A part of the list.", Schema.oneOf(QueueFilter.parts)),
    Operation.query("payer", "The payer's name.", ["type": "string", "maxLength": 200]),
    Operation.query(
      "category", "Why it was denied.", Schema.oneOf(DenialCategory.allCases.map(\.rawValue))),
    Operation.query(
      "due_within", "Days until the day to act by, of what can still be filed.",
      ["type": "integer", "minimum": 0, "maximum": 3650]),
    Operation.query(
      "assigned", "Whose work; 'free' is nobody's or one's own.",
      Schema.oneOf(["me", "none", "free", "team"])),
  ]

  @Sendable private func list(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    var query = try Query(request)
    let filter = try QueueFilter(&query, account: context.identity?.account ?? "")
    let limit = try query.integer("limit", in: 1...Self.longestPage) ?? 50
    let cursor = try query.text("cursor").map(Cursor.init(reading:))
    try query.end()
    let current = server.desk.list
    guard let list = cursor.map({ server.desk.list(run: $0.run) }) ?? current else {
      throw Problem(
        .conflict, "cursor: its list is no longer kept; begin again",
        more: ["version": LineWire.version(current)])
    }
    let seesChart = context.identity?.may(.chart) ?? false
    let page = server.desk.page(filter, from: cursor?.place ?? 0, limit: limit, of: list)
    return Response(
      json: [
        "version": LineWire.version(list),
        "lines": .array(
          page.lines.map { server.line($0.line, $0.item, in: list, withChart: seesChart) }),
        "next": JSON(page.next.map { Cursor(run: list.run, place: $0).text }),
      ])
  }
}

/// Where a page ends: the list and the place in it. A list never changes, so pages neither repeat
/// nor leave out a line, but what was dealt with meanwhile.
struct Cursor {
  let run: Int
  let place: Int

  init(run: Int, place: Int) {
    self.run = run
    self.place = place
  }

  init(reading text: String) throws(Problem) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let run = Int(parts[0]), let place = Int(parts[1]), place >= 0 else {
      throw Problem(.unprocessableContent, "cursor: expected the 'next' of an answer before")
    }
    self.run = run
    self.place = place
  }

  var text: String { "\(run)-\(place)" }
}
