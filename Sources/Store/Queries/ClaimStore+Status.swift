public import Claims
import GRDB

extension ClaimStore {
  /// What the database holds; for a database opened read-only too.
  public func status() throws -> StoreStatus {
    let latest = try latestKnownDay()
    let isDerivationCurrent = try isDerivationCurrent()
    return try lookUp { lookup in
      try StoreStatus(
        files: lookup.fileKinds(),
        lastLoadedAt: lookup.first("source_file", "SELECT max(loaded_at) FROM source_file") {
          try $0.textIfAny()
        } ?? nil,
        rows: lookup.rowCounts(),
        billed: Money(
          cents: lookup.integer("SELECT coalesce(sum(billed_cents), 0) FROM remitted_claim")),
        reconciliation: lookup.reconciliation(),
        issues: lookup.counts("import_issue", by: "severity"),
        denials: lookup.counts("v_denial", by: "status"),
        isDerivationCurrent: isDerivationCurrent, rejectedClaims: lookup.rejectedClaims(),
        models: lookup.modelLines(), runs: lookup.runs(), latestKnownDay: latest)
    }
  }

  /// Every file that was loaded, in the order of loading.
  public func files() throws -> [LoadedFile] {
    try lookUp { lookup in
      try lookup.all(
        "source_file",
        """
        SELECT name, sha256, bytes, kind, is_synthetic, loaded_at,
          (SELECT coalesce(sum(loaded), 0) FROM file_tally t WHERE t.file_id = f.id),
          (SELECT coalesce(sum(known), 0) FROM file_tally t WHERE t.file_id = f.id),
          (SELECT count(*) FROM import_issue i
            WHERE i.file_id = f.id AND i.severity = 'refused')
        FROM source_file f ORDER BY f.id
        """
      ) { fields in
        try LoadedFile(
          file: SourceFile(
            name: fields.text(), digest: fields.text(), bytes: fields.integer(),
            kind: fields.text(), isSynthetic: fields.flag()),
          loadedAt: fields.text(), loaded: fields.integer(), known: fields.integer(),
          refused: fields.integer())
      }
    }
  }

  /// Issues of every file, the refused first, in the order of loading, without the contents.
  ///
  /// - Parameter limit: At most this many.
  /// - Returns: Each with the name of its file.
  /// - Throws: ``StoreError``.
  public func issues(limit: Int) throws -> [(file: String, issue: ImportIssue)] {
    try lookUp { lookup in
      try lookup.all(
        "import_issue",
        """
        SELECT f.name, i.severity, i.place_kind, i.place_number, i.place_byte, i.message
        FROM import_issue i JOIN source_file f ON f.id = i.file_id
        ORDER BY i.severity <> 'refused', i.severity <> 'warning', i.id LIMIT ?
        """, [limit]
      ) { try ($0.text(), $0.issue()) }
    }
  }

  /// The issues of a file in the order they arose, without the refused contents.
  ///
  /// - Parameters:
  ///   - digest: The file's SHA-256.
  ///   - limit: At most this many.
  /// - Returns: No issues for a file that is not known.
  /// - Throws: ``StoreError``.
  public func issues(ofFile digest: String, limit: Int = 1000) throws -> [ImportIssue] {
    try lookUp { lookup in
      try lookup.all(
        "import_issue",
        """
        SELECT severity, place_kind, place_number, place_byte, message FROM import_issue
        WHERE file_id IN (SELECT id FROM source_file WHERE sha256 = ?) ORDER BY id LIMIT ?
        """, [digest, limit]
      ) { fields in
        try fields.issue()
      }
    }
  }
}

extension Lookup {
  fileprivate func fileKinds() throws -> [StoreStatus.FileKind] {
    try all(
      "source_file",
      """
      SELECT f.kind, count(*), sum(f.is_synthetic), sum(coalesce(t.loaded, 0)),
        sum(coalesce(t.known, 0)), sum(coalesce(i.refused, 0))
      FROM source_file f
      LEFT JOIN (SELECT file_id, sum(loaded) AS loaded, sum(known) AS known
        FROM file_tally GROUP BY file_id) t ON t.file_id = f.id
      LEFT JOIN (SELECT file_id, count(*) AS refused
        FROM import_issue WHERE severity = 'refused' GROUP BY file_id) i ON i.file_id = f.id
      WHERE f.kind <> 'queue' GROUP BY f.kind ORDER BY f.kind
      """
    ) { fields in
      try StoreStatus.FileKind(
        kind: fields.text(), files: fields.integer(), syntheticFiles: fields.integer(),
        loaded: fields.integer(), known: fields.integer(), refused: fields.integer())
    }
  }

  fileprivate func rowCounts() throws -> [String: Int] {
    let tables =
      Schema.loadedTables + [
        "source_file", "remitted_line", "adjustment", "provider_adjustment", "external_review",
        "quarantine", "score", "worklist_run",
      ]
    var counts: [String: Int] = [:]
    for table in tables { counts[table] = try integer("SELECT count(*) FROM \(table)") }
    // What people recorded is no file, and what they took back does not stand.
    counts["source_file"] = try integer("SELECT count(*) FROM source_file WHERE kind <> 'queue'")
    counts["appeal"] = try integer(
      "SELECT count(*) FROM appeal WHERE file_id NOT IN (SELECT file_id FROM withdrawn_record)")
    counts["denial"] = try integer("SELECT count(*) FROM denial WHERE is_withdrawn = 0")
    return counts
  }

  fileprivate func reconciliation() throws -> StoreStatus.Reconciliation {
    func sum(_ column: String, _ table: String) throws -> Int {
      try integer("SELECT coalesce(sum(\(column)), 0) FROM \(table)")
    }
    return try StoreStatus.Reconciliation(
      paid: Money(cents: sum("paid_cents", "payment")),
      claimsPaid: Money(cents: sum("paid_cents", "remitted_claim")),
      providerAdjustments: Money(cents: sum("amount_cents", "provider_adjustment")),
      unbalancedPayments: integer(
        "SELECT count(*) FROM payment WHERE coalesce(balance_difference_cents, 0) <> 0"),
      unbalancedClaims: sum("unbalanced_claims", "payment"),
      unbalancedLines: sum("unbalanced_lines", "payment"))
  }

  fileprivate func counts<Name: RawRepresentable<String> & Hashable>(
    _ table: String, by column: String
  ) throws -> [Name: Int] {
    let counts = try all(
      table, "SELECT \(column), count(*) FROM \(table) GROUP BY \(column)"
    ) { fields in
      try (fields.value(Name.self), fields.integer())
    }
    return Dictionary(uniqueKeysWithValues: counts)
  }

  fileprivate func modelLines() throws -> [StoreStatus.Model] {
    try all(
      "model",
      "SELECT id, kind, population, created_at, as_of, in_force, verdict FROM model ORDER BY id"
    ) { fields in
      try StoreStatus.Model(
        id: fields.integer(), kind: fields.text(), population: fields.text(),
        createdAt: fields.text(),
        asOf: fields.day(), isInForce: fields.flag(), verdict: fields.text())
    }
  }

  fileprivate func runs() throws -> [StoreStatus.Run] {
    var runs = try all(
      "worklist_run",
      "SELECT id, as_of, created_at, minutes FROM worklist_run ORDER BY id DESC LIMIT 10"
    ) { fields in
      try StoreStatus.Run(
        id: fields.integer(), asOf: fields.day(), createdAt: fields.text(),
        minutes: fields.integer(), buckets: [:])
    }
    for index in runs.indices {
      try forEach(
        "worklist_entry",
        "SELECT bucket, count(*) FROM worklist_entry WHERE run_id = ? GROUP BY bucket",
        [runs[index].id]
      ) { fields in
        let bucket = try fields.text()
        runs[index].buckets[bucket] = try fields.integer()
      }
    }
    return runs
  }
}

extension StoredFields {
  /// From severity, place and message.
  fileprivate mutating func issue() throws -> ImportIssue {
    let severity = try value(ImportIssue.Severity.self)
    let (kind, number, byte) = try (text(), integerIfAny(), integerIfAny())
    return try ImportIssue(
      severity: severity,
      place: ImportIssue.Place(kind: kind, number: number, byte: byte) ?? .file, message: text())
  }
}
