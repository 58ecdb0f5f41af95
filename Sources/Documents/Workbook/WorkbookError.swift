/// Why a workbook could not be written; never the content of a cell.
public enum WorkbookError: Error, Sendable, Hashable {
  /// A spreadsheet keeps fifteen digits of a number; more would be rounded without a word.
  case tooManyDigits(table: String, column: String, row: Int)
  case tooManyColumns(table: String, count: Int)
  case cannotWrite(path: String, reason: String)
  /// The library that writes workbooks refused a cell or sheet.
  case refused(sheet: String, reason: String)
}

extension WorkbookError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooManyDigits(let table, let column, let row):
      "workbook, table '\(table)', column '\(column)', row \(row): expected a number of at most 15 "
        + "digits, which is what a spreadsheet keeps; take the CSV, which has every digit"
    case .tooManyColumns(let table, let count):
      "workbook, table '\(table)': expected at most 16,384 columns, found \(count); take the CSV"
    case .cannotWrite(let path, let reason):
      "\(path): cannot be written (\(reason)); check the folder, its permissions and free space"
    case .refused(let sheet, let reason):
      "workbook, sheet '\(sheet)': \(reason); take the page or the CSV"
    }
  }
}
