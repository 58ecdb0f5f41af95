import Access
import Foundation
import Store
import Testing

@testable import Workflow

/// Who is let in, and what of it is kept.
struct AccessDeskTests {
  private static let password = "a long pass word 12"
  private let now = 1_800_000_000

  private func desk() throws -> AccessDesk {
    let desk = try AccessDesk(ClaimStore.inMemory(), cost: .least)
    let secret = try #require(try desk.offerSetup(at: now))
    try setUp(desk, secret, at: now)
    try desk.add("ann", .biller, password: Self.password, by: "root", at: now)
    return desk
  }

  private func signIn(
    _ desk: AccessDesk, _ name: String = "ann", _ password: String = password,
    code: String? = nil, at seconds: Int? = nil
  ) throws -> String {
    try desk.signIn(
      name: name, password: password, code: code, address: "127.0.0.1", at: seconds ?? now)
  }

  @Test func `a set-up secret makes one account, within a day`() throws {
    let late = try AccessDesk(ClaimStore.inMemory(), cost: .least)
    let secret = try #require(try late.offerSetup(at: now))
    #expect(throws: AccessRefusal.setupSecret) {
      try setUp(late, secret, at: now + 86_401)
    }
    let desk = try desk()
    #expect(try desk.offerSetup(at: now) == nil)
    #expect(throws: AccessRefusal.setupSecret) {
      try setUp(desk, secret, "two", at: now)
    }
  }

  @Test func `who guesses the set-up secret is slowed down and on record`() throws {
    let desk = try AccessDesk(ClaimStore.inMemory(), cost: .least)
    let secret = try #require(try desk.offerSetup(at: now))
    for _ in 0..<5 {
      #expect(throws: AccessRefusal.setupSecret) { try setUp(desk, "setup_00", at: now) }
    }
    #expect(throws: AccessRefusal.wait(seconds: 4)) { try setUp(desk, secret, at: now) }
    #expect(
      try desk.store.auditEntries(limit: 9).map(\.outcome) == Array(repeating: "refused", count: 5))
    try setUp(desk, secret, at: now + 4)
  }

  private func setUp(
    _ desk: AccessDesk, _ secret: String, _ name: String = "root", at seconds: Int
  ) throws {
    try desk.setUp(
      secret: secret, name: name, password: Self.password, address: "127.0.0.1", at: seconds)
  }

  private func token(_ name: String, _ desk: AccessDesk) throws -> String {
    let session = try signIn(desk)
    let identity = try #require(try desk.identity(session: session, at: now))
    return try desk.addToken(named: name, scopes: [.worklist], days: 9, of: identity, at: now)
  }

  @Test func `a new password ends the tokens that the old one may have made`() throws {
    let desk = try desk()
    let first = try token("one", desk)
    #expect(try desk.identity(token: first, at: now)?.actor == "ann (token one)")
    try desk.changePassword(
      of: "ann", from: Self.password, to: Self.password + "3", at: now)
    #expect(try desk.identity(token: first, at: now) == nil)
    try desk.reset("ann", password: Self.password, by: "root", at: now)
    let second = try token("two", desk)
    try desk.reset("ann", password: Self.password, by: "root", at: now)
    #expect(try desk.identity(token: second, at: now) == nil)
    try desk.setRole(.viewer, of: "ann", by: "root", at: now)
    let ann = try #require(try identity(desk))
    #expect(try desk.tokens(seenBy: ann).filter { !$0.isRevoked }.isEmpty)
  }

  private func identity(_ desk: AccessDesk) throws -> Identity? {
    try desk.identity(session: signIn(desk), at: now)
  }

  @Test func `a session lasts while it is used, and no longer than half a day`() throws {
    let desk = try desk()
    let secret = try signIn(desk)
    var seconds = now
    while seconds < now + 12 * 3600 - 1700 {
      seconds += 1700
      #expect(try desk.identity(session: secret, at: seconds)?.account == "ann")
      try desk.touch()
    }
    #expect(try desk.identity(session: secret, at: seconds + 1700) == nil)
    let idle = try signIn(desk)
    #expect(try desk.identity(session: idle, at: now + 1801) == nil)
    #expect(try desk.identity(session: "ovs_nothing", at: now) == nil)
  }

  @Test func `a new password, another role and disabling end every session`() throws {
    let desk = try desk()
    let first = try signIn(desk)
    try desk.changePassword(
      of: "ann", from: Self.password, to: "another long one 7", at: now)
    #expect(try desk.identity(session: first, at: now) == nil)
    let second = try signIn(desk, "ann", "another long one 7")
    try desk.setRole(.viewer, of: "ann", by: "root", at: now)
    #expect(try desk.identity(session: second, at: now) == nil)
    let third = try signIn(desk, "ann", "another long one 7")
    let identity = try #require(try desk.identity(session: third, at: now))
    let token = try desk.addToken(
      named: "t", scopes: [.worklist], days: 1, of: identity, at: now)
    try desk.disable("ann", by: "root", at: now)
    #expect(try desk.identity(session: third, at: now) == nil)
    #expect(try desk.identity(token: token, at: now) == nil)
    #expect(throws: AccessRefusal.wrong) { try signIn(desk, "ann", "another long one 7") }
  }

  @Test func `a token may what both it and its account may, until it ends`() throws {
    let desk = try desk()
    let identity = try #require(try desk.identity(session: signIn(desk), at: now))
    let token = try desk.addToken(
      named: "ehr", scopes: [.worklist, .work], days: 30, of: identity, at: now)
    #expect(try desk.identity(token: token, at: now)?.permissions == [.worklist, .work])
    #expect(try desk.identity(token: token, at: now + 30 * 86_400) == nil)
    try desk.setRole(.viewer, of: "ann", by: "root", at: now)
    #expect(try desk.identity(token: token, at: now)?.permissions == [.worklist])
    #expect(throws: AccessRefusal.scope) {
      try desk.addToken(named: "x", scopes: [.finance], days: 1, of: identity, at: now)
    }
    #expect(throws: AccessRefusal.expiry(longestDays: 366)) {
      try desk.addToken(named: "x", scopes: [.worklist], days: 367, of: identity, at: now)
    }
  }

  @Test func `the last admin stays`() throws {
    let desk = try desk()
    #expect(throws: AccessRefusal.lastAdmin) { try desk.disable("root", by: "root", at: now) }
    #expect(throws: AccessRefusal.lastAdmin) {
      try desk.setRole(.viewer, of: "ROOT", by: "root", at: now)
    }
    try desk.add("second", .admin, password: Self.password, by: "root", at: now)
    try desk.disable("root", by: "second", at: now)
  }

  @Test func `a code is asked for once an authenticator is enrolled`() throws {
    let desk = try desk()
    let ann = try #require(try identity(desk))
    let key = desk.offerAuthenticator(to: try #require(ann.session))
    #expect(desk.offerAuthenticator(to: try #require(ann.session)) == key)
    let code = key.code(at: now)
    // The password shows that it is not somebody at a browser left open; a key of one's own has no way in.
    for (code, password) in [("000000", Self.password), (code, "another pass word")] {
      #expect(throws: AccessRefusal.wrong) {
        try desk.enrol(code: code, password: password, of: ann, at: now)
      }
    }
    try desk.enrol(code: code, password: Self.password, of: ann, at: now)
    #expect(throws: AccessRefusal.wrong) { try signIn(desk) }
    #expect(throws: AccessRefusal.wrong) { try signIn(desk, code: key.code(at: now)) }
    _ = try signIn(desk, code: key.code(at: now + 30), at: now + 30)
    try desk.reset("ann", password: Self.password, by: "root", at: now + 30)
    _ = try signIn(desk, at: now + 30)
  }

  @Test func `what waits in a spool when the program ends is in the audit at the next start`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "p.sqlite").path
    let store = try ClaimStore(path: path)
    var spool: AuditSpool? = try AuditSpool(store, database: path)
    try spool?.note(actor: "ann", .read, "denial 1", at: now)
    try spool?.flush()
    try spool?.note(actor: "ann", .read, "denial 2", at: now)
    try spool?.note(actor: "ann", .read, "denial 3", at: now)
    spool = nil
    // Cut off in the middle of a line.
    let file = try #require(FileHandle(forWritingAtPath: path + "-audit"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(#"{"number":4,"ti"#.utf8))
    let again = try AuditSpool(store, database: path)
    #expect(throws: WorkflowError.servedAlready(path)) { try AuditSpool(store, database: path) }
    try again.note(actor: "bob", .read, "denial 5", at: now)
    try again.flush()
    #expect(
      try store.auditEntries(limit: 9).reversed().map(\.object)
        == ["denial 1", "denial 2", "denial 3", "denial 5"])
    #expect(try store.checkAudit()?.number == 4)
  }
}
