import Claims
import GRDB

/// Makes one change to a denial's work, within a transaction.
struct WorkWriter {
  let database: Database
  let change: WorkChange

  private var lookup: Lookup { Lookup(database: database) }

  func make(at moment: String, isSynthetic: Bool) throws -> WorkAnswer {
    let item = try WorkItem.of(change.denial, lookup)
    if let answer = try earlierAnswer(item) { return answer }
    if let expected = change.expectedVersion, expected != item.version {
      return .changed(item, since: try events("AND version > ?", [expected]))
    }
    switch change.kind {
    case .taken:
      if let holder = item.holder, holder != change.by { return .held(item) }
      return try add(item, holder: change.by)
    case .released: return try add(item, holder: nil)
    case .noted: return try add(item, holder: item.holder)
    case .filed, .decided: return try record(item, at: moment, isSynthetic: isSynthetic)
    case .undone: return try undo(item)
    }
  }

  // MARK: - Sent again

  private func earlierAnswer(_ item: WorkItem) throws -> WorkAnswer? {
    guard let key = change.key else { return nil }
    let earlier = try lookup.first(
      "work_event",
      "SELECT id, request_digest FROM work_event WHERE made_by = ? AND request_key = ?",
      [change.by, key]
    ) { fields in
      try (id: fields.integer(), digest: fields.text())
    }
    guard let earlier else { return nil }
    let event = try WorkEvent.all(lookup, "WHERE id = ?", [earlier.id]).first
    guard let event, try earlier.digest == requestDigest() else { return .keyTaken }
    return .known(event, try WorkItem.of(event.denial, lookup))
  }

  /// Of what is asked, without when.
  private func requestDigest() throws -> String {
    var digest = ContentDigest()
    digest.add("\(change.denial) \(change.kind.rawValue) \(change.undoes ?? 0)")
    digest.add(change.text ?? "")
    digest.add(try change.appeal.map { try ContentText.text($0) } ?? "")
    return String(digest.value)
  }

  private func events(_ condition: String, _ arguments: StatementArguments) throws -> [WorkEvent] {
    try WorkEvent.all(lookup, "WHERE denial_id = ? \(condition)", [change.denial] + arguments)
  }

  // MARK: - Writing

  private func add(
    _ item: WorkItem, holder: String?, appeal: Appeal? = nil, file: Int? = nil
  ) throws -> WorkAnswer {
    var next = item
    next.version += 1
    next.holder = holder
    try database.execute(
      sql: """
        INSERT INTO work_item (denial_id, version, holder) VALUES (?, ?, ?)
        ON CONFLICT (denial_id) DO UPDATE SET version = excluded.version, holder = excluded.holder
        """, arguments: [next.denial, next.version, next.holder])
    try database.execute(
      sql: """
        INSERT INTO work_event (
          denial_id, kind, made_by, time, note, appeal, file_id, undoes, holder_before, version,
          request_key, request_digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        change.denial, change.kind.rawValue, change.by, change.time, change.text,
        try appeal.map { try ContentText.text($0) }, file, change.undoes, item.holder, next.version,
        change.key, try change.key.map { _ in try requestDigest() },
      ])
    let event = try WorkEvent.all(lookup, "WHERE id = ?", [Int(database.lastInsertedRowID)])
    guard let event = event.first else {
      throw StoreError.unreadable(table: "work_event", column: "id")
    }
    return .done(event, next)
  }

  /// The appeal's fact stands under a source of its own.
  private func record(_ item: WorkItem, at moment: String, isSynthetic: Bool) throws -> WorkAnswer {
    guard var appeal = change.appeal else {
      throw StoreError.constraint(table: "work_event", rule: "appeal")
    }
    let number = try lookup.integer("SELECT coalesce(max(id), 0) + 1 FROM work_event")
    appeal.record = number
    let name = "record \(number) of the queue"
    try database.execute(
      sql: """
        INSERT INTO source_file (name, sha256, bytes, reader, kind, is_synthetic, loaded_at)
        VALUES (?, ?, 0, ?, 'queue', ?, ?)
        """, arguments: [name, name, "queue", isSynthetic, moment])
    let file = Int(database.lastInsertedRowID)
    _ = try FactInserts(file: file, connection: LoadConnection(database)).add(appeal)
    return try add(item, holder: item.holder, appeal: appeal, file: file)
  }

  /// A note, or the latest other change that still stands.
  private func undo(_ item: WorkItem) throws -> WorkAnswer {
    let standing = try WorkEvent.standing(events("", []))
    guard let event = standing.first(where: { $0.id == change.undoes }),
      event.kind == .noted || event.id == standing.last(where: { $0.kind != .noted })?.id
    else { return .nothingToUndo(item) }
    if event.kind == .noted { return try add(item, holder: item.holder) }
    if event.kind.isOfAppeal {
      let file = try lookup.integer("SELECT file_id FROM work_event WHERE id = ?", [event.id])
      try database.execute(
        sql: "INSERT INTO withdrawn_record (file_id, event_id) VALUES (?, ?)",
        arguments: [file, event.id])
    }
    return try add(item, holder: event.holderBefore)
  }
}
