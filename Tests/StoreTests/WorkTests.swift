import Access
import Claims
import GRDB
import Testing

@testable import Store

/// What people do about a denial: kept for good, made once, and taken back without a trace.
struct WorkTests {
  private func store() throws -> ClaimStore {
    let store = try ClaimStore.inMemory()
    try store.upsertDenials([
      Denial(
        key: "a", origin: .remittance, isSynthetic: true, payer: Sample.aetna,
        lineOfBusiness: .commercial, patientControlNumber: "PCN1",
        reading: ReasonReading(
          category: .medicalNecessity, route: .clinicalAppeal, isAppealable: true, name: "n",
          expectedDocuments: [], verification: .primary, source: "s"),
        knownDay: Sample.day("2026-01-10"), recoverable: .unknown(reason: "no rate"))
    ])
    return store
  }

  private func make(
    _ store: ClaimStore, _ kind: WorkEvent.Kind, by name: String = "ann", text: String? = nil,
    appeal: Appeal? = nil, undoes: Int? = nil, key: String? = nil, version: Int? = nil
  ) throws -> WorkAnswer {
    try store.make(
      WorkChange(
        denial: 1, kind: kind, by: name, time: 1, text: text, appeal: appeal, undoes: undoes,
        key: key, expectedVersion: version), at: "m", isSynthetic: true, by: name)
  }

  private func appeal(_ outcome: AppealOutcome = .pending) throws -> Appeal {
    Appeal(
      payer: Sample.aetna, patientControlNumber: "PCN1", filedDay: try Sample.day("2026-02-01"),
      outcome: outcome,
      decidedDay: outcome == .pending ? nil : try Sample.day("2026-03-01"))
  }

  private func event(_ answer: WorkAnswer) throws -> WorkEvent {
    guard case .done(let event, _) = answer else { throw SampleError.day("\(answer)") }
    return event
  }

  @Test func `a denial is taken by one, who may take it twice`() throws {
    let store = try store()
    #expect(try event(make(store, .taken)).version == 1)
    #expect(try event(make(store, .taken)).version == 2)
    let other = try make(store, .taken, by: "bob")
    #expect(other == .held(WorkItem(denial: 1, version: 2, holder: "ann")))
    _ = try make(store, .released)
    #expect(try store.workItems()[1]?.holder == nil)
    #expect(try event(make(store, .taken, by: "bob")).by == "bob")
  }

  @Test func `a change with a key is made once, and another with it never`() throws {
    let store = try store()
    let first = try event(make(store, .noted, text: "x", key: "k"))
    guard case .known(let again, let item) = try make(store, .noted, text: "x", key: "k") else {
      Issue.record("the change was made again")
      return
    }
    #expect(again == first && item.version == 1)
    #expect(try make(store, .noted, text: "y", key: "k") == .keyTaken)
    // Of another person it is another key.
    #expect(try event(make(store, .noted, by: "bob", text: "x", key: "k")).version == 2)
  }

  @Test func `a change on a version that has gone by is told what changed since`() throws {
    let store = try store()
    _ = try make(store, .noted, text: "one", version: 0)
    guard case .changed(let item, let since) = try make(store, .noted, text: "two", version: 0)
    else {
      Issue.record("the change was made on an old version")
      return
    }
    #expect(item.version == 1 && since.map(\.text) == ["one"])
    #expect(try store.workEvents(of: 1).count == 1)
  }

  @Test func `a recorded appeal is a fact of the history until it is taken back`() throws {
    let store = try store()
    let filed = try event(make(store, .filed, appeal: appeal()))
    #expect(try store.appealVersions().map(\.outcome) == [.pending])
    let decided = try event(make(store, .decided, appeal: appeal(.overturned)))
    #expect(try store.appealVersions().map(\.outcome) == [.pending, .overturned])
    #expect(
      try make(store, .undone, undoes: filed.id) == .nothingToUndo(#require(store.workItems()[1])))
    _ = try make(store, .undone, undoes: decided.id)
    #expect(try store.appealVersions().map(\.outcome) == [.pending])
    _ = try make(store, .undone, undoes: filed.id)
    #expect(try store.appealVersions().isEmpty)
    // Said again in the same words it counts again.
    _ = try make(store, .filed, appeal: appeal())
    #expect(try store.appealVersions().count == 1)
    #expect(try store.latestKnownDay() == Sample.day("2026-02-01"))
  }

  @Test func `what the log answers otherwise than a person recorded is told with the last said`()
    throws
  {
    let store = try store()
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    let recorded = try event(make(store, .decided, appeal: appeal(.upheld)))
    func answers() throws -> [[AppealOutcome?]] {
      try histories(store).flatMap(\.appeals).map { [$0.outcome, $0.otherAnswer] }
    }
    #expect(try answers() == [[.upheld, nil]])
    try store.load("pending.csv", [.appeal(appeal())])
    #expect(try answers() == [[.upheld, nil]], "a log that still waits says nothing else")
    try store.load("log.csv", [.appeal(appeal(.overturned))])
    #expect(try answers() == [[.overturned, .upheld]])
    try store.load("corrected.csv", [.appeal(appeal(.partiallyOverturned))])
    #expect(
      try answers() == [[.partiallyOverturned, .upheld]], "of the log's own rows the last counts")
    _ = try make(store, .undone, undoes: recorded.id)
    #expect(try answers() == [[.partiallyOverturned, nil]])
  }

  @Test func `taking back is itself on record, and a note is taken back by itself`() throws {
    let store = try store()
    let taken = try event(make(store, .taken))
    let note = try event(make(store, .noted, text: "x"))
    _ = try make(store, .undone, undoes: note.id)
    #expect(try store.workItems()[1]?.holder == "ann")
    #expect(
      try make(store, .undone, undoes: note.id) == .nothingToUndo(#require(store.workItems()[1])))
    _ = try make(store, .undone, undoes: taken.id)
    #expect(try store.workItems()[1]?.holder == nil)
    let events = try store.workEvents(of: 1)
    #expect(events.map(\.kind) == [.taken, .noted, .undone, .undone])
    #expect(WorkEvent.standing(events).isEmpty && WorkEvent.undoable(events) == nil)
    // Before anything was taken back a note hides no change that can be.
    #expect(WorkEvent.undoable(Array(events.prefix(2)))?.id == taken.id)
  }

  @Test func `no change on record is changed or deleted`() throws {
    let store = try store()
    _ = try make(store, .noted, text: "x")
    for sql in ["UPDATE work_event SET note = 'y'", "DELETE FROM work_event"] {
      #expect(throws: StoreError.self) { try store.write { try $0.execute(sql: sql) } }
    }
  }

  @Test func `each change has its own line in the audit, in the same transaction`() throws {
    let store = try store()
    _ = try make(store, .noted, text: "Mr Secret")
    let entries = try store.auditEntries(limit: 10)
    #expect(entries.map(\.object) == ["denial 1"] && entries[0].outcome == "noted, change 1")
    #expect(throws: StoreError.self) {
      try store.make(
        WorkChange(denial: 9, kind: .noted, by: "ann", time: 1, text: "x"), at: "m",
        isSynthetic: true, by: "ann")
    }
    #expect(try store.auditEntries(limit: 10).count == 1)
  }

  @Test func `a spool read twice is written into the audit once`() throws {
    let store = try store()
    let lines = (1...3).map {
      SpooledEntry(
        number: $0, time: $0, actor: "ann", verb: .read, object: "list", outcome: "done")
    }
    try store.audit(Array(lines.prefix(2)))
    try store.audit(lines)
    #expect(try store.auditEntries(limit: 10).map(\.time) == [3, 2, 1])
    #expect(try store.spoolMark() == 3 && store.checkAudit()?.number == 3)
  }
}
