/// The last sheet: what words, columns and marks mean, and where the report comes from.
struct WorkbookDefinitions {
  let report: Report
  let terms: [Definition]
  /// The sheets whose columns are told.
  let tables: [Sheet]

  func sheet(name: String) -> Sheet {
    Sheet(
      name: name, title: "Definitions and provenance", notes: [],
      sections: [words, columns, marks, provenance, inputs].compactMap(\.self))
  }

  private var words: Sheet.Section? {
    section("Words", ["Word", "Meaning"], terms.map { [.text($0.term), $0.value] })
  }

  /// Of every column that says what it means, once.
  private var columns: Sheet.Section? {
    var told: Set<[String]> = []
    let rows = tables.flatMap(\.sections).flatMap(\.table.columns).compactMap { column in
      column.help.flatMap { help in
        told.insert([column.title, help]).inserted
          ? [Cell.text(column.title), .text(help)] : nil
      }
    }
    return section("Columns", ["Column", "Meaning"], rows)
  }

  private var marks: Sheet.Section? {
    section(
      "Marks", ["Mark", "Meaning"],
      Mark.allCases.map { mark in
        let empty = mark == .unknown ? "; its cell is empty and in no sum" : ""
        return [.text(mark.rawValue), .text(mark.meaning + empty)]
      })
  }

  private var provenance: Sheet.Section? {
    let from = report.provenance
    let facts: [(String, String)] =
      [("Made by", from.toolVersion), ("Command", from.command), ("As of", from.asOf)]
      + (from.seed.map { [("Seed", String($0))] } ?? [])
      + [("Data", from.synthetic ? "synthetic (made up)" : "as read from the inputs below")]
    return section("Provenance", ["Item", "Value"], facts.map { [.text($0.0), .text($0.1)] })
  }

  private var inputs: Sheet.Section? {
    section(
      "Inputs", ["File", "SHA-256"],
      report.provenance.inputs.map { [.text($0.name), .text($0.sha256)] })
  }

  private func section(
    _ caption: String, _ columns: [String], _ rows: [[Cell]]
  ) -> Sheet.Section? {
    guard !rows.isEmpty else { return nil }
    let table = Table(
      caption: caption, columns: columns.map { Table.Column($0) },
      rows: rows.map { Table.Row($0) })
    return Sheet.Section(table, caption: caption)
  }
}
