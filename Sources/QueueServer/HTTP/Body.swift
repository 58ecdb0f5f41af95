import HTTPTypes
import Hummingbird
import NIOCore

/// A request's body, at most so long.
enum Body {
  static func bytes(_ request: inout Request, upTo limit: Int) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw tooLong(limit)
    }
    do {
      return try await Array(buffer: request.collectBody(upTo: limit))
    } catch is NIOTooManyBytesError {
      throw tooLong(limit)
    }
  }

  private static func tooLong(_ limit: Int) -> Problem {
    Problem(.contentTooLarge, "body: expected at most \(limit) bytes")
  }
}
