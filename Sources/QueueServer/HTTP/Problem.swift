import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Workflow

/// Why a request was refused, as `application/problem+json` (RFC 9457): place, expectation and
/// remedy, never what was sent nor anything of a patient.
struct Problem: Error, Sendable {
  var status: HTTPResponse.Status
  var detail: String
  /// Members beside the standard ones.
  var more: JSON
  /// Seconds after which to try again.
  var retryAfter: Int?

  init(
    _ status: HTTPResponse.Status, _ detail: String, more: JSON = [:], retryAfter: Int? = nil
  ) {
    self.status = status
    self.detail = detail
    self.more = more
    self.retryAfter = retryAfter
  }

  /// Of any error that a request may end with; one that nobody foresaw tells nothing.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as QueueRefusal:
      if case .noSuchDenial = refusal {
        self.init(.notFound, refusal.description)
      } else {
        self.init(.conflict, refusal.description)
      }
    case StoreError.locked:
      self.init(
        .serviceUnavailable,
        "a file is being loaded, and \(WriteTurn.ofPeople.patience.components.seconds) seconds were "
          + "waited for its end; nothing was recorded, send it again",
        retryAfter: 5)
    case StoreError.diskFull:
      self.init(
        HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"),
        "no space is left for the database; nothing was recorded")
    case AccessRefusal.wait(let seconds):
      self.init(.tooManyRequests, "\(error)", retryAfter: seconds)
    case let refusal as AccessRefusal:
      self.init(refusal == .wrong ? .unauthorized : .unprocessableContent, refusal.description)
    case let error as WorkflowError: self.init(.conflict, error.description)
    case let error as HTTPError: self.init(error.status, error.body ?? error.status.reasonPhrase)
    default: self.init(.internalServerError, "the request failed; the log has its number")
    }
  }

  var response: Response {
    let body: JSON = [
      "type": "about:blank", "title": .text(status.reasonPhrase), "status": .integer(status.code),
      "detail": .text(detail),
    ]
    var response = Response(json: body + more, status: status)
    response.headers[.contentType] = "application/problem+json"
    if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
    return response
  }
}

extension Response {
  init(json: JSON, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}
