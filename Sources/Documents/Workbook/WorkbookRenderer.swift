import Foundation

/// Writes a report as a workbook (Office Open XML, `.xlsx`): a summary, one sheet for each table and
/// chart, and the definitions with provenance.
///
/// Dollars are exact cents, shares percent, days true dates. A mark stands beside each dollar; what
/// is unknown is an empty cell beside the word. Every text is stored as text, so that none becomes a
/// formula or a link. A table with more rows than a sheet holds (1,048,576 with its head) goes on in
/// a further sheet, and both say so. Equal reports give equal bytes: the file says it was made on
/// the as-of day.
public struct WorkbookRenderer: Sendable {
  let rowsASheet: Int

  public init() {
    self.init(rowsASheet: 1_048_000)
  }

  /// For tests, which have no million rows.
  init(rowsASheet: Int) {
    self.rowsASheet = rowsASheet
  }

  /// Writes the workbook to `path` whole or not at all, readable by its owner only; a file that
  /// stands there is replaced.
  ///
  /// - Throws: ``WorkbookError``.
  public func write(_ report: Report, to path: String) throws(WorkbookError) {
    let plan = WorkbookPlan(report, rowsASheet: rowsASheet)
    let draft = try WorkbookDraft(for: path)
    defer { draft.remove() }
    let file = try WorkbookFile(path: draft.path, folder: draft.folder, report: report)
    // All sheets exist before any is filled, so that the summary can link to each.
    for sheet in plan.sheets { try file.add(sheet.name) }
    for sheet in plan.sheets { try SheetWriter(file: file, sheet: sheet).write() }
    do {
      try file.close()
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
    try draft.publish()
  }
}

/// The file while it is written: in a folder of its own beside its place, which its owner alone can
/// open, since it holds health information.
struct WorkbookDraft {
  let folder: String
  let path: String
  private let destination: String

  init(for destination: String) throws(WorkbookError) {
    self.destination = destination
    let parent = (destination as NSString).deletingLastPathComponent
    folder = (parent.isEmpty ? "." : parent) + "/.workbook-\(UUID().uuidString)"
    path = folder + "/draft.xlsx"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotWrite(path: destination, reason: "no file can be made in its folder")
    }
  }

  /// Puts the file in its place, in one step.
  func publish() throws(WorkbookError) {
    guard chmod(path, 0o600) == 0, rename(path, destination) == 0 else {
      throw .cannotWrite(path: destination, reason: String(cString: strerror(errno)))
    }
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
  }
}
