/// An operation as OpenAPI 3.1 describes it, in few words.
enum Operation {
  /// The name is unique, such as `listWorklist`; the answer is the schema of what is sent back when
  /// all is well, the refusals statuses beside those every operation has.
  static func describe(
    _ name: String, _ summary: String, parameters: [JSON] = [], body: JSON? = nil,
    isChange: Bool = false, media: String = "application/json", answer: JSON,
    refusals: [Int] = [], isOpen: Bool = false
  ) -> JSON {
    let success: JSON = [
      "description": "Done.", "content": .object([.init(key: media, value: ["schema": answer])]),
    ]
    let codes =
      (isOpen ? [421, 429, 500] : [401, 403, 421, 429, 500, 503]) + refusals
      + (body != nil ? [400, 413, 422] : [])
    var responses: [JSON.Member] = [.init(key: "200", value: success)]
    for code in Set(codes).sorted() {
      responses.append(.init(key: String(code), value: ["$ref": "#/components/responses/Problem"]))
    }
    var members: [JSON.Member] = [
      .init(key: "operationId", value: .text(name)), .init(key: "summary", value: .text(summary)),
      .init(key: "responses", value: .object(responses)),
    ]
    let all = parameters + (isChange ? [key] : [])
    if !all.isEmpty { members.append(.init(key: "parameters", value: .array(all))) }
    if let body {
      members.append(
        .init(
          key: "requestBody",
          value: [
            "required": .truth(hasRequired(body)),
            "content": ["application/json": ["schema": body]],
          ]))
    }
    if isOpen { members.append(.init(key: "security", value: [])) }
    return .object(members)
  }

  /// A body that needs nothing in it need not be sent.
  private static func hasRequired(_ schema: JSON) -> Bool {
    guard case .object(let members) = schema,
      case .array(let names) = members.first(where: { $0.key == "required" })?.value
    else { return false }
    return !names.isEmpty
  }

  private static let key: JSON = [
    "name": "Idempotency-Key", "in": "header", "required": false,
    "description": "Sent again with the same key, the change is not made again.",
    "schema": ["type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9._-]+$"],
  ]

  static func query(_ name: String, _ description: String, _ schema: JSON) -> JSON {
    [
      "name": .text(name), "in": "query", "required": false, "description": .text(description),
      "schema": schema,
    ]
  }

  static func path(_ name: String, _ schema: JSON) -> JSON {
    ["name": .text(name), "in": "path", "required": true, "schema": schema]
  }

  static let denial = path(
    "denial", ["type": "integer", "minimum": 1, "maximum": 9_007_199_254_740_991])
}

/// Schemas in few words.
enum Schema {
  static let text: JSON = ["type": "string"]
  static let bytes: JSON = ["type": "string", "format": "binary"]
  static let truth: JSON = ["type": "boolean"]
  static let number: JSON = ["type": "number"]
  static let count: JSON = ["type": "integer", "minimum": 0]
  static let integer: JSON = ["type": "integer"]
  static let day: JSON = ["type": "string", "format": "date"]
  static let share: JSON = ["type": "number", "minimum": 0, "maximum": 1]

  static func list(_ items: JSON) -> JSON { ["type": "array", "items": items] }

  static func orNull(_ schema: JSON) -> JSON { ["anyOf": [schema, ["type": "null"]]] }

  static func named(_ name: String) -> JSON { ["$ref": .text("#/components/schemas/\(name)")] }

  static func oneOf(_ words: [String]) -> JSON {
    ["type": "string", "enum": .array(words.map(JSON.text))]
  }

  /// An object of just these members; all are there unless they are optional.
  static func object(_ members: KeyValuePairs<String, JSON>, optional: Set<String> = []) -> JSON {
    let required = members.map(\.key).filter { !optional.contains($0) }
    return [
      "type": "object",
      "properties": .object(members.map { JSON.Member(key: $0.key, value: $0.value) }),
      "required": .array(required.map(JSON.text)), "additionalProperties": false,
    ]
  }
}
