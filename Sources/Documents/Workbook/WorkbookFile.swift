import CXLSXWriter
import Foundation

/// A workbook being written: the C library's handle, its sheets by name, and the formats that cells
/// share. The library holds the whole until ``close()`` writes it.
final class WorkbookFile {
  let report: Report
  private var handle: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [SheetFormat: UnsafeMutablePointer<lxw_format>] = [:]
  private(set) var worksheets: [String: UnsafeMutablePointer<lxw_worksheet>] = [:]

  /// Why the library could not write, in its words.
  struct Failure: Error {
    let reason: String
  }

  /// - Parameters:
  ///   - path: Where it is written.
  ///   - folder: For the library's own temporary files.
  ///   - report: What the file says of itself.
  /// - Throws: ``WorkbookError/cannotWrite(path:reason:)``.
  init(path: String, folder: String, report: Report) throws(WorkbookError) {
    self.report = report
    handle = folder.withCString { folder in
      var options = lxw_workbook_options()
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(path, &options)
    }
    guard handle != nil else {
      throw .cannotWrite(path: path, reason: "the workbook could not be begun")
    }
    setProperties()
  }

  deinit {
    if let handle { lxw_workbook_free(handle) }
  }

  /// What the file says of itself. Its day is the as-of day, never the clock's.
  private func setProperties() {
    let noon = (SheetDay.daysSince1970(report.provenance.asOf) ?? 10_957) * 86_400 + 43_200
    let subject =
      (report.provenance.synthetic ? "Synthetic data. " : "") + "As of \(report.provenance.asOf)"
    withText(SheetText.oneLine(report.title)) { title in
      withText(SheetText.oneLine(subject)) { subject in
        withText(SheetText.oneLine(report.provenance.toolVersion)) { comments in
          var properties = lxw_doc_properties()
          properties.title = title
          properties.subject = subject
          properties.comments = comments
          properties.created = time_t(noon)
          workbook_set_properties(handle, &properties)
        }
      }
    }
  }

  func add(_ name: String) throws(WorkbookError) {
    guard let sheet = workbook_add_worksheet(handle, name) else {
      throw .refused(sheet: name, reason: "the sheet could not be added")
    }
    worksheets[name] = sheet
  }

  func chart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
    workbook_add_chart(handle, UInt8(type.rawValue))
  }

  /// The same format is made once.
  func format(_ kind: SheetFormat) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[kind] { return known }
    guard let format = workbook_add_format(handle) else { return nil }
    kind.apply(to: format)
    formats[kind] = format
    return format
  }

  /// Writes the file and gives up the handle, whatever comes of it.
  func close() throws(Failure) {
    let error = workbook_close(handle)
    handle = nil
    guard error == LXW_NO_ERROR else {
      throw Failure(reason: String(cString: lxw_strerror(error)))
    }
  }
}

/// Lends a text to the library, which copies it but takes it by a pointer that it could write to.
func withText<Result>(_ text: String, _ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
  var bytes = text.utf8CString
  return bytes.withUnsafeMutableBufferPointer { buffer in
    guard let start = buffer.baseAddress else {
      preconditionFailure("a text with its closing zero is never empty")
    }
    return body(start)
  }
}
