import Documents
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers to keep, not to show.
extension Response {
  static func file(_ bytes: [UInt8], named name: String, _ type: String) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func csv(_ text: String, named name: String) -> Response {
    .file(Array(text.utf8), named: name, "text/csv; charset=utf-8")
  }

  /// The workbook is written by way of a folder that only this account may open.
  static func workbook(_ report: Report, named name: String) throws -> Response {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name)
    try WorkbookRenderer().write(report, to: path.path)
    return .file(
      Array(try Data(contentsOf: path)), named: name,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  }
}
