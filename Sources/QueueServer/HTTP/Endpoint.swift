import Access
import HTTPTypes
import Hummingbird
import Workflow

/// One thing the server does: where, who may, what it is in the audit, and how it is described.
struct Endpoint: Sendable {
  /// Who may use it.
  enum Door: Sendable, Hashable {
    /// Anybody: it tells nothing of a patient and changes nothing.
    case open
    /// Whoever is signed in.
    case signedIn
    case permission(Permission)
  }

  /// How an answer, or a refusal, is written.
  enum Form: Sendable {
    case api, page
  }

  typealias Handler = @Sendable (inout Request, QueueContext) async throws -> Response

  let method: HTTPRequest.Method
  /// As OpenAPI writes it, `/v1/denials/{denial}`.
  let path: String
  let door: Door
  let form: Form
  /// What is written to the audit; `nil` for what is open to all, and for what writes its own entry
  /// with what it does.
  let verb: AuditEntry.Verb?
  /// The description for OpenAPI; `nil` for a page.
  let operation: JSON?
  let handle: Handler

  init(
    _ method: HTTPRequest.Method, _ path: String, _ door: Door, form: Form = .api,
    verb: AuditEntry.Verb? = nil, isAuditedInside: Bool = false, operation: JSON? = nil,
    handle: @escaping Handler
  ) {
    self.method = method
    self.path = path
    self.door = door
    self.form = form
    self.verb =
      isAuditedInside || door == .open ? nil : verb ?? (method == .get ? .read : .write)
    self.operation = operation
    self.handle = handle
  }

  /// What the audit calls it: the path with its numbers, without `/v1`.
  func object(_ context: QueueContext) -> String {
    let parts = path.split(separator: "/").filter { $0 != "v1" }
    let named = parts.map { part -> String in
      guard part.hasPrefix("{") else { return String(part) }
      // Only numbers of our own: a claim's or a case's name may tell of a patient.
      let name = String(part.dropFirst().dropLast())
      return context.parameters.get(name).flatMap(Int.init).map(String.init) ?? "one"
    }
    return named.isEmpty ? "list" : named.joined(separator: " ")
  }
}
