import Claims
import HTTPTypes
import Hummingbird
import Workflow

/// What stands after the question mark, each taken once: what nobody takes is refused.
struct Query {
  private var values: [String: String] = [:]

  /// A form sends its empty fields: they are as if they were not there.
  init(_ request: Request, isForm: Bool = false) throws(Problem) {
    for (name, value) in FormText.pairs(Array((request.uri.query ?? "").utf8)) {
      if isForm, value.isEmpty { continue }
      guard values.updateValue(value, forKey: name) == nil else {
        throw Problem(.unprocessableContent, "query: expected each parameter once")
      }
    }
  }

  func end() throws(Problem) {
    guard values.isEmpty else {
      throw Problem(
        .unprocessableContent,
        "query: \(values.count) parameter(s) that this path does not have; see /openapi.json")
    }
  }

  mutating func text(_ name: String, limit: Int = 100) throws(Problem) -> String? {
    guard let value = values.removeValue(forKey: name) else { return nil }
    guard value.unicodeScalars.count <= limit else {
      throw Problem(.unprocessableContent, "\(name): expected at most \(limit) characters")
    }
    return value
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
    guard let text = try text(name) else { return nil }
    guard let number = Int(text), range.contains(number), !text.hasPrefix("+") else {
      throw Problem(
        .unprocessableContent,
        "\(name): expected a whole number, \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}

extension QueueFilter {
  static let parts =
    ["selected", "open", "waiting", "calls", "deferred"] + Deferrals.names + [
      "expired", "not appealable",
    ]

  /// What a query asks for; the account is who asks, for `assigned=me`.
  init(_ query: inout Query, account: String) throws(Problem) {
    self.init()
    part = try query.text("part")
    guard part.map(Self.parts.contains) ?? true else {
      throw Problem(
        .unprocessableContent, "part: expected one of \(Self.parts.joined(separator: ", "))")
    }
    payer = try query.text("payer", limit: 200)
    if let text = try query.text("category") {
      guard let known = DenialCategory(rawValue: text) else {
        throw Problem(
          .unprocessableContent,
          "category: expected one of "
            + DenialCategory.allCases.map(\.rawValue).joined(separator: ", "))
      }
      category = known
    }
    dueWithin = try query.integer("due_within", in: 0...3650)
    switch try query.text("assigned") {
    case nil: holding = nil
    case "me": holding = .account(account)
    case "none": holding = .unassigned
    case "free": holding = .free(for: account)
    case "team": holding = .anybody
    default:
      throw Problem(.unprocessableContent, "assigned: expected one of me, none, free, team")
    }
  }
}
