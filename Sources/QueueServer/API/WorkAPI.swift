import Access
import Claims
import HTTPTypes
import Hummingbird
import Store
import Workflow

/// Taking a denial, giving it back, noting, and saying what was filed and decided.
///
/// A change names the version it was made on; when another came first it is refused with what
/// changed. Sent again with the same key it is answered again and not made again.
struct WorkAPI: Sendable {
  let server: QueueServer

  static let longestBody = 64 * 1024

  var endpoints: [Endpoint] {
    [
      change("take", "Take a denial: nobody else works it meanwhile.", .taken),
      change(
        "release", "Give a denial back, or, as a manager, take it from who holds it.", .released),
      change(
        "notes", "Note something.", .noted,
        body: [
          "text": [
            "type": "string", "minLength": 1, "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f]*$",
          ]
        ]),
      change("actions", "Say what went out to the payer.", .filed, body: Self.filing),
      change("outcomes", "Say what the payer answered.", .decided, body: Self.deciding),
      change(
        "undo", "Take the latest change back.", .undone,
        body: ["event": ["type": "integer", "minimum": 1, "maximum": 9_007_199_254_740_991]]),
    ]
  }

  private func change(
    _ verb: String, _ summary: String, _ kind: WorkEvent.Kind,
    body: KeyValuePairs<String, JSON> = [:]
  ) -> Endpoint {
    var optional: Set<String> = [
      "level", "filed_day", "decided_day", "next_deadline", "recovered_cents", "minutes", "version",
    ]
    if kind == .decided { optional.insert("action") }
    let members: [JSON.Member] =
      body.map { .init(key: $0.key, value: $0.value) } + [
        .init(key: "version", value: ["type": "integer", "minimum": 0, "maximum": 1_000_000_000])
      ]
    let schema: JSON = [
      "type": "object", "properties": .object(members),
      "required": .array(body.map(\.key).filter { !optional.contains($0) }.map(JSON.text)),
      "additionalProperties": false,
    ]
    return Endpoint(
      .post, "/v1/denials/{denial}/\(verb)", .permission(.work), isAuditedInside: true,
      operation: Operation.describe(
        verb + "Denial", summary, parameters: [Operation.denial], body: schema, isChange: true,
        answer: Schema.object([
          "event": Schema.named("Event"), "holder": Schema.orNull(Schema.text),
          "version": Schema.count,
          "status": Schema.oneOf(Denial.Status.allCases.map(\.rawValue)),
          "repeated": Schema.truth,
        ]), refusals: [404, 409, 507])
    ) { request, context in
      try await make(kind, &request, context)
    }
  }

  private static let filing: KeyValuePairs<String, JSON> = [
    "action": ["type": "string", "enum": .array(RecordedAppeal.actions.map(JSON.text))],
    "level": ["type": "integer", "minimum": 1, "maximum": 9],
    "filed_day": Schema.day, "minutes": ["type": "integer", "minimum": 0, "maximum": 100_000],
  ]

  private static let deciding: KeyValuePairs<String, JSON> = [
    "outcome": Schema.oneOf(
      AppealOutcome.allCases.filter { $0 != .pending }.map(\.rawValue)),
    "decided_day": Schema.day, "next_deadline": Schema.day,
    "recovered_cents": ["type": "integer", "minimum": 0, "maximum": 100_000_000_000],
    "action": ["type": "string", "maxLength": 100],
    "level": ["type": "integer", "minimum": 1, "maximum": 9],
  ]

  private func make(
    _ kind: WorkEvent.Kind, _ request: inout Request, _ context: QueueContext
  ) async throws -> Response {
    let number = try context.number("denial")
    let bytes = try await Body.bytes(&request, upTo: Self.longestBody)
    let body = try bytes.isEmpty ? [:] : JSON(reading: bytes)
    let answer = try make(kind, body, key: request.headers[FormField.key], number, context)
    return Response(json: answer)
  }

  /// - Throws: ``Problem``, `QueueRefusal`, `StoreError`.
  @discardableResult
  func make(
    _ kind: WorkEvent.Kind, _ body: JSON, key: String?, _ number: Int, _ context: QueueContext
  ) throws -> JSON {
    var fields = try Fields(body)
    var change = WorkChange(
      denial: number, kind: kind, by: context.identity?.account ?? "",
      time: server.clock.seconds, key: try Self.checked(key),
      expectedVersion: try fields.integerIfAny("version", in: 0...1_000_000_000))
    // What is sent again is answered as it was made.
    let earlier = try change.key.flatMap { try server.desk.event(by: change.by, key: $0) }
    let day = (kind == .decided ? earlier?.appeal?.decidedDay : earlier?.appeal?.filedDay)
    let answer: WorkAnswer
    switch kind {
    case .filed:
      let appeal = try RecordedAppeal(reading: &fields, today: day ?? server.clock.today)
      try fields.end()
      if earlier == nil { try checkHolder(change, context) }
      answer = try record(appeal, change, context.identity?.actor)
    case .decided:
      let decision = try Decision(reading: &fields, today: day ?? server.clock.today)
      try fields.end()
      if earlier == nil { try checkHolder(change, context) }
      let again = earlier?.kind == .decided && earlier?.denial == number ? earlier?.appeal : nil
      answer = try record(
        decision.of(again ?? pending(number, decision)), change, context.identity?.actor)
    default:
      if kind == .noted { change.text = try fields.text("text", limit: QueueDesk.longestNote) }
      if kind == .undone { change.undoes = try Self.undone(&fields) }
      try fields.end()
      if earlier == nil { try checkHolder(change, context) }
      answer = try server.desk.make(
        change, at: server.clock.moment, actor: context.identity?.actor)
    }
    return try self.answer(answer, number)
  }

  private func record(
    _ appeal: RecordedAppeal, _ change: WorkChange, _ actor: String?
  ) throws -> WorkAnswer {
    try server.desk.record(
      appeal, change, on: server.clock.today, at: server.clock.moment, actor: actor)
  }

  /// The one appeal that waits for the answer, or that of several which the decision names.
  private func pending(_ number: Int, _ decision: Decision) throws -> Appeal {
    guard server.desk.list[number] != nil else { throw QueueRefusal.noSuchDenial(number) }
    let pending = try server.desk.pendingAppeals(of: number).filter { appeal in
      (decision.action.map { appeal.action == $0 } ?? true)
        && (decision.level.map { appeal.level == $0 } ?? true)
    }
    guard let appeal = pending.first else { throw QueueRefusal.noAppealOnRecord }
    guard pending.count == 1 else { throw QueueRefusal.severalPending }
    return appeal
  }

  /// Only who may assign gives back, files or decides what another holds, or takes another's change
  /// back.
  private func checkHolder(_ change: WorkChange, _ context: QueueContext) throws {
    guard change.kind != .taken, change.kind != .noted, let identity = context.identity,
      !identity.may(.assign)
    else { return }
    let holder = server.desk.item(of: change.denial).holder
    if change.kind != .undone, let holder, holder != identity.account {
      throw Problem(.forbidden, "the permission 'assign' is needed: another holds the denial")
    }
    if change.kind == .undone {
      let events = try server.desk.events(of: change.denial)
      if let event = events.first(where: { $0.id == change.undoes }), event.by != identity.account {
        throw Problem(.forbidden, "the permission 'assign' is needed: another made the change")
      }
    }
  }

  private static func checked(_ key: String?) throws(Problem) -> String? {
    guard let key else { return nil }
    let isPlain = key.utf8.allSatisfy { byte in
      let scalar = Unicode.Scalar(byte)
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "._-".utf8.contains(byte)
    }
    guard (1...100).contains(key.utf8.count), isPlain else {
      throw Problem(
        .unprocessableContent,
        "Idempotency-Key: expected 1 to 100 letters, digits, '.', '_' or '-'")
    }
    return key
  }

  private static func undone(_ fields: inout Fields) throws(Problem) -> Int {
    guard let event = try fields.integerIfAny("event", in: 1...Int.max) else {
      throw Problem(.unprocessableContent, "event: expected the number of the change to take back")
    }
    return event
  }

  // MARK: - What is answered

  private func answer(_ answer: WorkAnswer, _ number: Int) throws -> JSON {
    switch answer {
    case .done(let event, let item): return json(event, item, isRepeated: false)
    case .known(let event, let item): return json(event, item, isRepeated: true)
    case .keyTaken:
      throw Problem(.conflict, "Idempotency-Key: was sent with another request before")
    case .changed(let item, let events):
      throw Problem(
        .conflict, "version: the denial was changed meanwhile; look at it again",
        more: state(item) + ["events": .array(EventWire.json(events, showsNotes: true))])
    case .held(let item):
      throw Problem(.conflict, "another has taken the denial", more: state(item))
    case .nothingToUndo(let item):
      throw Problem(
        .conflict, "event: only a note, or the latest other change, can be taken back",
        more: state(item))
    }
  }

  private func state(_ item: WorkItem) -> JSON {
    ["holder": JSON(item.holder), "version": .integer(item.version)]
  }

  private func json(_ event: WorkEvent, _ item: WorkItem, isRepeated: Bool) -> JSON {
    [
      "event": EventWire.json(event), "holder": JSON(item.holder),
      "version": .integer(item.version),
      "status": .text((server.desk.status(of: item.denial) ?? .open).rawValue),
      "repeated": .truth(isRepeated),
    ]
  }
}
