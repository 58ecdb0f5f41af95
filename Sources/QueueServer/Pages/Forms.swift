import Access
import Claims
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Workflow

/// Parts of forms; each carries the token that shows it is of this session.
struct Forms {
  let identity: Identity?

  init(_ identity: Identity?) { self.identity = identity }

  func form(
    _ action: String, _ kind: String? = nil, encoding: String? = nil, _ content: [Markup]
  ) -> Markup {
    let token = identity?.session.map { Self.hidden(FormCheck.field, FormCheck.token($0)) }
    return .element(
      "form", ["method": "post", "action": action, "enctype": encoding, "class": kind],
      (token.map { [$0] } ?? []) + content)
  }

  /// One that carries files.
  func upload(_ action: String, _ content: [Markup]) -> Markup {
    form(action, "upload", encoding: "multipart/form-data", content)
  }

  static func files(_ label: String, _ name: String, many: Bool) -> Markup {
    .element(
      "label", ["class": "field"],
      [
        .element("span", text: label),
        void(
          "input",
          [
            "type": "file", "name": name, "multiple": many ? "" : nil,
            "accept": ".txt,.pdf,.docx,text/plain,application/pdf",
          ]),
      ])
  }

  static func tick(
    _ label: String, _ name: String, value: String = "yes", isOn: Bool = false
  ) -> Markup {
    .element(
      "label", ["class": "tick"],
      [
        void(
          "input",
          ["type": "checkbox", "name": name, "value": value, "checked": isOn ? "" : nil]),
        Markup(escaping: " " + label),
      ])
  }

  /// One that changes a denial's work, as it was when the page was made.
  func work(
    _ verb: String, on item: WorkItem, _ kind: String? = nil, _ content: [Markup]
  ) -> Markup {
    form(
      "/denials/\(item.denial)/\(verb)", kind,
      [
        Self.hidden("version", String(item.version)),
        // One for each page that was shown: a form sent twice is taken once.
        Self.hidden("key", UUID().uuidString),
      ] + content)
  }

  static func hidden(_ name: String, _ value: String) -> Markup {
    void("input", ["type": "hidden", "name": name, "value": value])
  }

  static func button(
    _ words: String, name: String? = nil, value: String? = nil, kind: String? = nil
  )
    -> Markup
  {
    .element(
      "button", ["type": "submit", "name": name, "value": value, "class": kind], text: words)
  }

  /// A field under its label.
  static func field(
    _ label: String, _ name: String, type: String = "text", value: String? = nil,
    isRequired: Bool = false, autocomplete: String? = nil, hint: String? = nil
  ) -> Markup {
    .element(
      "label", ["class": "field"],
      [
        .element("span", text: label),
        void(
          "input",
          [
            "type": type, "name": name, "value": value.flatMap { $0.isEmpty ? nil : $0 },
            "required": isRequired ? "" : nil, "autocomplete": autocomplete, "placeholder": hint,
          ]),
      ])
  }

  static func choice(
    _ label: String, _ name: String, _ options: [(value: String, words: String)],
    chosen: String? = nil
  ) -> Markup {
    .element(
      "label", ["class": "field"],
      [
        .element("span", text: label),
        .element(
          "select", ["name": name],
          options.map { option in
            .element(
              "option",
              [
                // An empty attribute stands bare, which is the empty value.
                "value": option.value, "selected": option.value == chosen ?? "" ? "" : nil,
              ], text: option.words)
          }),
      ])
  }

  /// An element without an end tag.
  static func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) -> Markup {
    Markup.void(name, attributes)
  }
}

/// Whether a form was sent by a page of the session that sends it.
enum FormCheck {
  static let field = "form_token"

  static func token(_ session: String) -> String { FormToken.text(session: session) }

  /// - Throws: ``Problem`` 403 unless the token is of the session; who comes with an API token has none.
  static func check(_ token: String?, _ identity: Identity?) throws(Problem) {
    guard let session = identity?.session else { return }
    guard FormToken.isOf(session: session, token ?? "") else {
      throw Problem(.forbidden, "the form is not of this session; go back and reload the page")
    }
  }
}

/// What a form sent.
struct FormFields {
  private let values: [String: String]

  /// - Throws: ``Problem`` 403 unless the form is of this session.
  init(_ request: inout Request, _ identity: Identity?) async throws {
    let type = request.headers[.contentType] ?? ""
    guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
      throw Problem(.unsupportedMediaType, "body: expected a form")
    }
    let bytes = try await Body.bytes(&request, upTo: WorkAPI.longestBody)
    let pairs = FormText.pairs(bytes)
    let values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    guard values.count == pairs.count else {
      throw Problem(.badRequest, "body: a field is named twice; send each once")
    }
    self.values = values
    try FormCheck.check(values[FormCheck.field], identity)
  }

  /// `nil` for an empty field.
  subscript(name: String) -> String? {
    values[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a field was sent with nothing in it.
  func isEmptied(_ name: String) -> Bool { values[name] == "" }

  /// The same with every line ended alike.
  func words(_ name: String) -> String? {
    self[name]?.replacing("\r\n", with: "\n")
  }

  /// The fields as a body of the API has them, so that both are read by one reader.
  func json(_ names: [String], integers: [String] = []) -> JSON {
    let texts = names.compactMap { name in
      words(name).map { JSON.Member(key: name, value: .text($0)) }
    }
    let numbers = integers.compactMap { name in
      self[name].map { JSON.Member(key: name, value: Int($0).map(JSON.integer) ?? .text($0)) }
    }
    return .object(texts + numbers)
  }
}
