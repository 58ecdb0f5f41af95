import Testing

@testable import Access

struct SecretTests {
  @Test func `a password is kept as an Argon2id hash of its own salt`() throws {
    let one = try PasswordHash(of: "correct horse battery", account: "ann", cost: .least)
    let other = try PasswordHash(of: "correct horse battery", account: "ann", cost: .least)
    #expect(one.text.hasPrefix("$argon2id$") && one != other)
    #expect(one.matches("correct horse battery") && other.matches("correct horse battery"))
    #expect(!one.matches("correct horse batterz") && !one.matches(""))
    #expect(!PasswordHash(stored: "x").matches("x"))
    // A NUL does not end it.
    let long = try PasswordHash(of: "correct horse\u{0} battery", account: "ann", cost: .least)
    #expect(!long.matches("correct horse"))
  }

  @Test(arguments: [
    ("short", PasswordRefusal.tooShort), ("aaaaaaaaaaaaaaa", .tooPlain),
    ("my name is ANN ok", .holdsAccount), (String(repeating: "abcdefg", count: 40), .tooLong),
    ("password1234", .common), ("Summer2026!!!", .common), ("qwertyuiop12", .common),
    ("123456789012", .common), ("blue sky blue sky", .common), ("zyxwvutsrqpon", .common),
    ("biller-biller", .common), ("ledger_ledger_ledger", .common),
  ])
  func `passwords that are too easy are refused`(password: String, refusal: PasswordRefusal) {
    #expect(throws: refusal) { try PasswordHash(of: password, account: "ann", cost: .least) }
  }

  @Test(arguments: [
    "a long pass word 12", "fresh snow on 5 pines", "839204857261", "}{~|?>:<,.;'[",
    "пять белых коней",
  ])
  func `passwords that nobody tries first are taken`(password: String) throws {
    #expect(try PasswordHash(of: password, account: "ann", cost: .least).matches(password))
  }

  @Test func `secrets differ, and only their digest is kept`() {
    let secrets = (0..<100).map { _ in Secret(prefix: "ovt") }
    #expect(Set(secrets).count == 100)
    #expect(secrets[0].text.hasPrefix("ovt_") && secrets[0].text.utf8.count == 68)
    #expect(secrets[0].digest == Secret.digest(of: secrets[0].text))
    // RFC 7693's function at 32 bytes, by Python's hashlib.blake2b(b"abc", digest_size=32).
    #expect(
      Secret.digest(of: "abc")
        == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
  }

  @Test func `a form's token is of its session alone`() {
    let token = FormToken.text(session: "one")
    #expect(FormToken.isOf(session: "one", token))
    #expect(!FormToken.isOf(session: "two", token) && !FormToken.isOf(session: "one", ""))
  }

  @Test func `a session ends after half an hour unused, half a day, or when the clock goes back`() {
    let start = 1_800_000_000
    var session = Session(digest: "d", account: "ann", created: start, lastSeen: start)
    #expect(session.isValid(at: start) && session.isValid(at: start + 1800))
    #expect(!session.isValid(at: start + 1801))
    #expect(!session.isValid(at: start - 3600))
    session.lastSeen = start + 12 * 3600
    #expect(session.isValid(at: start + 12 * 3600) && !session.isValid(at: start + 12 * 3600 + 1))
    session.isRevoked = true
    #expect(!session.isValid(at: start))
  }

  @Test func `finance sees no chart, a viewer changes nothing, an admin no patient`() {
    #expect(!Role.finance.permissions.contains(.chart))
    #expect(Role.viewer.permissions == [.worklist])
    #expect(Role.admin.permissions == [.accounts, .audit])
    #expect(Role.biller.permissions.isDisjoint(with: [.finance, .audit, .accounts, .assign]))
  }

  @Test func `guessing waits longer and longer, and others do not wait`() {
    var throttle = LoginThrottle()
    let now = 1_800_000_000
    for _ in 0..<5 {
      #expect(throttle.wait([.here("name ann")], at: now) == 0)
      throttle.failed([.here("name ann")], at: now)
    }
    #expect(throttle.wait([.here("name ann")], at: now) == 4)
    for _ in 0..<20 { throttle.failed([.here("name ann")], at: now) }
    #expect(throttle.wait([.here("name ann")], at: now) == 900)
    #expect(throttle.wait([.here("name bob")], at: now) == 0)
    #expect(throttle.wait([.here("name ann")], at: now + 901) == 0)
    throttle.succeeded([.here("name ann")])
    #expect(throttle.wait([.here("name ann")], at: now) == 0)
  }

  @Test func `five guesses from elsewhere do not lock an owner out, and many are slowed down`() {
    var throttle = LoginThrottle()
    let now = 1_800_000_000
    func keys(_ address: Int) -> [LoginThrottle.Key] {
      [.here("address \(address)"), .here("ann from \(address)"), .anywhere("ann")]
    }
    for address in 1...49 { throttle.failed(keys(address), at: now) }
    #expect(throttle.wait(keys(100), at: now) == 0)
    throttle.failed(keys(50), at: now)
    #expect(throttle.wait(keys(100), at: now) == 4)
  }

  @Test(arguments: ["ann", "ann.b-c_d@e", "", "a b", "ann\n", "é", "a/b", "<b>", ".ann", "-x", "@"])
  func `account names are plain`(name: String) {
    #expect(Account.isName(name) == ["ann", "ann.b-c_d@e"].contains(name))
  }
}
