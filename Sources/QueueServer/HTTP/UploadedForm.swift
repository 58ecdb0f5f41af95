import Access
import HTTPTypes
import Hummingbird
import Workflow

/// What a form with files sent.
struct UploadedForm {
  /// All files of one form together.
  static let longestBody = 32 << 20

  struct File {
    let field: String
    let name: String
    let bytes: [UInt8]
  }

  private var fields: [String: String] = [:]
  private(set) var files: [File] = []

  /// - Throws: ``Problem`` 403 unless the form is of this session.
  init(_ request: inout Request, _ identity: Identity?) async throws {
    let type = request.headers[.contentType] ?? ""
    let body = try await Body.bytes(&request, upTo: Self.longestBody)
    for part in try Multipart(body, type: type).parts {
      if let name = part.fileName {
        // A file field that nobody used.
        guard !name.isEmpty || !part.bytes.isEmpty else { continue }
        files.append(File(field: part.name, name: name, bytes: Array(part.bytes)))
      } else {
        guard
          fields.updateValue(String(decoding: part.bytes, as: UTF8.self), forKey: part.name) == nil
        else { throw Problem(.badRequest, "body: a field is named twice; send each once") }
      }
    }
    try FormCheck.check(fields[FormCheck.field], identity)
  }

  /// `nil` for an empty field.
  subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
}
