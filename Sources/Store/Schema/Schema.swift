import GRDB

/// The tables of the database and how one version becomes the next.
///
/// Conventions: money is INTEGER cents; a day is TEXT `YYYY-MM-DD`, which sorts as days do; lists
/// of codes are JSON arrays; `id` counts up in the order of loading. Every table is STRICT. What
/// was read is only ever added to; what is derived from it (`denial`) may be written anew. Tables
/// that are loaded in bulk check their references at the commit (see ``RowStatements``).
enum Schema {
  /// Written to `PRAGMA application_id`: "OVTN" in ASCII.
  static let applicationIdentifier = 0x4F56_544E
  /// Written to `PRAGMA user_version`; raised with every migration.
  static let version = 13

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 claims") { database in
      for tables in [
        fileTables, remittanceTables, submissionTables, factTables, derivedTables, views,
      ] {
        try database.execute(sql: tables)
      }
      try database.execute(
        sql: """
          PRAGMA application_id = \(applicationIdentifier);
          PRAGMA user_version = 1;
          """)
    }
    migrator.registerMigration("2 models") { database in
      try database.execute(sql: modelTables + modelViews + "PRAGMA user_version = 2;")
    }
    migrator.registerMigration("3 cases") { database in
      try database.execute(sql: caseTables + "PRAGMA user_version = 3;")
    }
    migrator.registerMigration("4 overrides") { database in
      try database.execute(sql: overrideTables + "PRAGMA user_version = 4;")
    }
    migrator.registerMigration("5 chart reviews") { database in
      try database.execute(sql: chartReviewTable + "PRAGMA user_version = 5;")
    }
    migrator.registerMigration("6 access") { database in
      try database.execute(sql: accessTables + "PRAGMA user_version = 6;")
    }
    migrator.registerMigration("8 queue") { database in
      try database.execute(sql: queueTables + "PRAGMA user_version = 8;")
    }
    migrator.registerMigration("9 payment days") { database in
      try database.execute(sql: derivedAnew + "PRAGMA user_version = 9;")
    }
    migrator.registerMigration("10 case counts") { database in
      try database.execute(sql: caseCounts + "PRAGMA user_version = 10;")
    }
    // Whether the day of a notice is a letter's or of the practice's own log: an alarm depends on it.
    migrator.registerMigration("11 notice origins") { database in
      try database.execute(sql: derivedAnew + "PRAGMA user_version = 11;")
    }
    // SVC07; denials told anew after a win, or by two payers of one service; models of earlier days.
    migrator.registerMigration("12 billed units") { database in
      try database.execute(sql: billedUnits + derivedAnew + "PRAGMA user_version = 12;")
    }
    // Second payments, reversals under numbers of their own and services refused under one reference.
    migrator.registerMigration("13 second payments") { database in
      try database.execute(sql: derivedAnew + "PRAGMA user_version = 13;")
    }
    return migrator
  }()

  /// A column's closed list of words. For a list of three or more, SQLite would build a temporary
  /// index at every row that `IN` is checked on.
  static func oneOf(_ column: String, _ words: [String]) -> String {
    words.map { "\(column) = '\($0)'" }.joined(separator: " OR ")
  }

  /// Tables whose ids say how far loading has come.
  static let loadedTables = [
    "payment", "remitted_claim", "submitted_claim", "acknowledgement", "exported_claim",
    "authorization_decision", "denial_notice", "appeal", "contract_rate", "payer_profile",
    "deadline_rule", "chart_review", "withdrawn_record",
  ]
}
