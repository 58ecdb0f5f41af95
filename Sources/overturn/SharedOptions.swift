public import ArgumentParser
public import Claims
import Documents
import Foundation
import Workflow

/// Where the practice's database and the rule tables are.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    help: """
      The practice's SQLite database; 'ingest', 'review' and 'classify-letter' make one where there \
      is none.
      """)
  var database = "overturn.sqlite"

  @Option(help: "The folder with rules and mappings (default: Data here or beside the program).")
  var data: String?

  /// `mayCreate` is for a command that brings something in; any other has nothing to say of an empty
  /// database, and a mistyped path must not make one.
  func open(isReadOnly: Bool = false, mayCreate: Bool = false) throws -> Workspace {
    try Workspace(
      database: database, dataFolder: DataFolder.locate(data), isReadOnly: isReadOnly,
      mayCreate: mayCreate)
  }
}

/// The day a command looks from.
struct DayOptions: ParsableArguments {
  @Option(help: "Look from this day, YYYY-MM-DD; nothing known later is used (default: today).")
  var asOf: CalendarDay?

  @Option(help: "The practice's time zone, which says what day today is.")
  var timeZone: String?

  func validate() throws {
    if let timeZone, TimeZone(identifier: timeZone) == nil {
      throw ValidationError(
        "time zone: expected a name such as America/Denver; see the tz database")
    }
  }

  /// The clock is read here and in ``Clock`` and nowhere below.
  var day: CalendarDay {
    asOf ?? Clock.today(in: timeZone.flatMap(TimeZone.init(identifier:)) ?? .current)
  }
}

/// How data is printed.
struct FormatOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
  }

  @Option(help: "How data is printed.")
  var format = Format.table

  /// Prints a table for programs, or for people the same as text.
  func print(_ table: Table, text: String) throws {
    guard format == .table else { return try print(table) }
    Swift.print(text, terminator: "")
  }

  /// Prints a table, and with a table for people the words that go with it.
  func print(_ table: Table, words: String = "") throws {
    let text: String
    switch format {
    case .table: text = TerminalRenderer(width: Terminal.width).render(table) + words
    case .csv: text = CSVRenderer().render(table)
    case .json: text = try JSONRenderer().render(table)
    }
    Swift.print(text, terminator: text.utf8.last == UInt8(ascii: "\n") ? "" : "\n")
  }
}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}
