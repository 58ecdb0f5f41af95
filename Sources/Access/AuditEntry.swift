/// One line of the audit: who did what, when, with which success; no name or number of a patient.
///
/// Each line's digest is BLAKE2b-256 over the digest of the line before and the line's own fields,
/// every one with its length before it. A line changed, taken out, put in or moved breaks the chain
/// there; lines cut off at the end can only be seen by who noted the last digest.
public struct AuditEntry: Sendable, Hashable {
  public enum Verb: String, Sendable, Hashable, Codable, CaseIterable {
    case read, write, export, refuse, signIn = "sign-in", signOut = "sign-out", account, token
  }

  public var number: Int
  /// Unix time in seconds.
  public var time: Int
  /// An account, a token's name, or `-` for nobody known.
  public var actor: String
  public var verb: Verb
  /// What it was done to: `worklist`, `denial 577`, `case review`, `account`.
  public var object: String
  /// `done`, or why not.
  public var outcome: String
  public var digest: String

  public init(
    number: Int, time: Int, actor: String, verb: Verb, object: String, outcome: String,
    digest: String
  ) {
    self.number = number
    self.time = time
    self.actor = actor
    self.verb = verb
    self.object = object
    self.outcome = outcome
    self.digest = digest
  }

  /// The line after another.
  public init(
    after last: AuditEntry?, time: Int, actor: String, verb: Verb, object: String,
    outcome: String = "done"
  ) {
    self.init(
      number: (last?.number ?? 0) + 1, time: time, actor: actor, verb: verb, object: object,
      outcome: outcome, digest: "")
    digest = expectedDigest(after: last?.digest ?? "")
  }

  func expectedDigest(after previous: String) -> String {
    var bytes: [UInt8] = []
    for field in [
      previous, String(number), String(time), actor, verb.rawValue, object, outcome,
    ] {
      bytes += Array("\(field.utf8.count):".utf8) + Array(field.utf8)
    }
    return Digest.blake2b(bytes).hexadecimal
  }
}

/// Follows the chain line by line.
public struct AuditCheck: Sendable {
  /// What is wrong with the first line that does not follow from the one before.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public let number: Int
    public let expected: Int

    public var description: String {
      number == expected
        ? "audit entry \(number): its contents are not those that were written; the entries before "
          + "it are as they were"
        : "audit entry \(expected): missing or out of place, entry \(number) follows; the entries "
          + "before it are as they were"
    }
  }

  public private(set) var last: AuditEntry?

  public init() {}

  public mutating func follow(_ entry: AuditEntry) throws(Fault) {
    let expected = (last?.number ?? 0) + 1
    guard entry.number == expected,
      entry.digest == entry.expectedDigest(after: last?.digest ?? "")
    else { throw Fault(number: entry.number, expected: expected) }
    last = entry
  }
}

/// What waits to be written into the audit: a line of the spool.
public struct SpooledEntry: Sendable, Hashable, Codable {
  /// Counts up without end.
  public var number: Int
  public var time: Int
  public var actor: String
  public var verb: AuditEntry.Verb
  public var object: String
  public var outcome: String

  public init(
    number: Int, time: Int, actor: String, verb: AuditEntry.Verb, object: String, outcome: String
  ) {
    self.number = number
    self.time = time
    self.actor = actor
    self.verb = verb
    self.object = object
    self.outcome = outcome
  }
}
