/// A sheet before it is written: what stands above its tables, and the tables.
struct Sheet {
  let name: String
  let title: String
  /// Words that stand under the title.
  let notes: [String]
  let sections: [Section]

  /// A table, or the rows of it that one sheet holds.
  struct Section {
    /// Stands above the table where a sheet has several.
    let caption: String?
    let table: Table
    let rows: Range<Int>
    /// The picture whose numbers the table has.
    let chart: Chart?
    /// Its first column names sheets, each a link to it.
    let opensSheets: Bool

    init(
      _ table: Table, caption: String? = nil, rows: Range<Int>? = nil, chart: Chart? = nil,
      opensSheets: Bool = false
    ) {
      self.caption = caption
      self.table = table
      self.rows = rows ?? table.rows.indices
      self.chart = chart
      self.opensSheets = opensSheets
    }
  }
}
