import Access
public import Claims
import GRDB

/// What became of a change that a person asked for.
public enum WorkAnswer: Sendable, Hashable {
  case done(WorkEvent, WorkItem)
  /// It was done before under this key; nothing was done now.
  case known(WorkEvent, WorkItem)
  /// The key named another request before.
  case keyTaken
  /// The item has changed since: how it stands, and by what.
  case changed(WorkItem, since: [WorkEvent])
  /// Another holds it.
  case held(WorkItem)
  /// There is nothing of this to take back.
  case nothingToUndo(WorkItem)
}

extension ClaimStore {
  /// Makes a person's change, in one transaction with what it says of an appeal.
  ///
  /// A denial is taken by one person at a time. An appeal recorded is a fact like one of a log,
  /// under a source of its own, so that it can be taken back without a trace in any figure.
  ///
  /// - Parameters:
  ///   - change: What is asked.
  ///   - moment: When, for the record of loading.
  ///   - isSynthetic: Of the denial; what is recorded of it is synthetic too.
  ///   - actor: Who the audit names; its entry is of the same transaction.
  /// - Returns: Whether it was done, and what stood against it.
  /// - Throws: ``StoreError``, also for a denial that is not there.
  public func make(
    _ change: WorkChange, at moment: String, isSynthetic: Bool, by actor: String
  ) throws -> WorkAnswer {
    try write { database in
      let writer = WorkWriter(database: database, change: change)
      let answer = try writer.make(at: moment, isSynthetic: isSynthetic)
      if case .done(let event, _) = answer {
        try Self.append(
          to: database, actor: actor, .write, "denial \(event.denial)",
          outcome: "\(event.kind.rawValue), change \(event.id)", at: change.time)
      }
      return answer
    }
  }

  /// The items of all denials that anybody touched, by denial.
  public func workItems() throws -> [Int: WorkItem] {
    try lookUp { lookup in
      let items = try lookup.all(
        "work_item", "SELECT denial_id, version, holder FROM work_item", read: WorkItem.read)
      return Dictionary(uniqueKeysWithValues: items.map { ($0.denial, $0) })
    }
  }

  /// What people did about a denial, oldest first.
  public func workEvents(of denial: Int) throws -> [WorkEvent] {
    try lookUp { lookup in
      try WorkEvent.all(lookup, "WHERE denial_id = ?", [denial])
    }
  }

  /// What was done when this person sent this key; `nil` for a key not sent yet.
  public func workEvent(by account: String, key: String) throws -> WorkEvent? {
    try lookUp { lookup in
      try WorkEvent.all(
        lookup, "WHERE made_by = ? AND request_key = ?", [account, key], limit: 1
      ).first
    }
  }

  /// Every change after a number, oldest first, at most so many.
  public func workEvents(after id: Int, limit: Int) throws -> [WorkEvent] {
    try lookUp { lookup in
      try WorkEvent.all(lookup, "WHERE id > ?", [id], limit: limit)
    }
  }
}

extension WorkItem {
  static func read(_ fields: inout StoredFields) throws -> WorkItem {
    try WorkItem(
      denial: fields.integer(), version: fields.integer(), holder: fields.textIfAny())
  }

  static func of(_ denial: Int, _ lookup: Lookup) throws -> WorkItem {
    try lookup.first(
      "work_item", "SELECT denial_id, version, holder FROM work_item WHERE denial_id = ?", [denial],
      read: read) ?? WorkItem(denial: denial)
  }
}

extension WorkEvent {
  static func all(
    _ lookup: Lookup, _ condition: String, _ arguments: StatementArguments, limit: Int = -1
  ) throws -> [WorkEvent] {
    try lookup.all(
      "work_event",
      """
      SELECT id, denial_id, kind, made_by, time, note, appeal, undoes, holder_before, version
      FROM work_event \(condition) ORDER BY id LIMIT \(limit)
      """, arguments
    ) { fields in
      try WorkEvent(
        id: fields.integer(), denial: fields.integer(), kind: fields.value(), by: fields.text(),
        time: fields.integer(), text: fields.textIfAny(),
        appeal: fields.textIfAny().map {
          try ContentText.value(Appeal.self, from: $0, table: "work_event")
        },
        undoes: fields.integerIfAny(), holderBefore: fields.textIfAny(), version: fields.integer())
    }
  }
}
