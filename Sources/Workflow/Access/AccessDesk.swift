public import Access
import Foundation
public import Store
import Synchronization

/// Who sends a request, and what they may do.
public struct Identity: Sendable, Hashable {
  /// The account, or `ACCOUNT (token NAME)`.
  public let actor: String
  public let account: String
  public let permissions: Set<Permission>
  /// The session's secret; `nil` for a token.
  public let session: String?

  public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}

/// Why somebody is not let in. One message for a wrong name, password or code, so that nobody can
/// tell which.
public enum AccessRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  case wrong
  case wait(seconds: Int)
  case notSetUp
  case setupSecret
  case name
  case nameTaken
  case noSuchAccount
  case noSuchToken
  case lastAdmin
  case password(PasswordRefusal)
  case expiry(longestDays: Int)
  case scope

  public var description: String {
    switch self {
    case .wrong: "name, password or code is wrong, or the account is disabled"
    case .wait(let seconds): "too many tries; wait \(seconds) seconds"
    case .notSetUp: "there is no account yet; use the set-up secret printed at the start"
    case .setupSecret: "the set-up secret is wrong, spent or older than a day; start again for one"
    case .name:
      "name: expected a letter or digit, then up to 63 letters, digits, '.', '-', '_' or '@'"
    case .nameTaken: "name: an account of this name exists; choose another"
    case .noSuchAccount: "name: expected an account that exists"
    case .noSuchToken: "token: expected one in force"
    case .lastAdmin: "the last admin can be neither disabled nor given another role; make another"
    case .password(let refusal): refusal.description
    case .expiry(let days): "expires: expected 1 to \(days) days"
    case .scope: "scopes: expected some of the account's own permissions"
    }
  }
}

/// Lets people and programs in, and keeps record of it. Safe to use from any thread.
public final class AccessDesk: Sendable {
  public static let longestTokenDays = 366
  /// Seconds for which the set-up secret holds.
  static let setupHolds = 24 * 3600
  /// A session's last request is written down at most this often.
  private static let touchAfter = 60

  let store: ClaimStore
  let cost: PasswordHash.Cost
  private let throttle = Mutex(LoginThrottle())
  /// When sessions were last used, until it is written down.
  private let seen = Mutex<[String: Int]>([:])
  /// Keys offered to sessions, by the session's digest, until one is enrolled.
  let offeredKeys = Mutex<[String: OneTimePassword]>([:])
  /// A hash to compare with where there is no account, so that both take the same time.
  private let decoy: PasswordHash

  public init(_ store: ClaimStore, cost: PasswordHash.Cost = .usual) throws {
    self.store = store
    self.cost = cost
    decoy = try PasswordHash(of: Secret(prefix: "decoy").text, account: "", cost: cost)
  }

  // MARK: - First start

  /// A secret to make the first account with; `nil` when there are accounts.
  public func offerSetup(at seconds: Int) throws -> String? {
    let secret = Secret(prefix: "setup")
    let isOffered = try store.offerSetup(
      digest: secret.digest, expires: seconds + Self.setupHolds)
    return isOffered ? secret.text : nil
  }

  public var hasAccounts: Bool { get throws { try !store.accounts().isEmpty } }

  /// Makes the first account, an admin, with the set-up secret.
  public func setUp(
    secret: String, name: String, password: String, address: String, at seconds: Int
  ) throws {
    let keys = [LoginThrottle.Key.here("setup " + address)]
    let wait = throttle.withLock { $0.wait(keys, at: seconds) }
    guard wait == 0 else { throw AccessRefusal.wait(seconds: wait) }
    let account = try new(name, .admin, password)
    guard try store.spendSetup(digest: Secret.digest(of: secret), at: seconds) else {
      throttle.withLock { $0.failed(keys, at: seconds) }
      try store.audit(actor: "-", .account, "set-up", outcome: "refused", at: seconds)
      throw AccessRefusal.setupSecret
    }
    try store.save(account, by: name, at: seconds)
  }

  // MARK: - Signing in

  /// - Parameters:
  ///   - name: The account's.
  ///   - password: As it was typed.
  ///   - code: Of the authenticator, where one is enrolled.
  ///   - address: Where the try comes from.
  ///   - seconds: Unix time.
  /// - Returns: The session's secret, for the browser alone.
  /// - Throws: ``AccessRefusal``, `StoreError`.
  public func signIn(
    name: String, password: String, code: String?, address: String, at seconds: Int
  ) throws -> String {
    let tried = "name " + name.lowercased()
    let keys: [LoginThrottle.Key] = [
      .here("address " + address), .here("\(tried) from \(address)"), .anywhere(tried),
    ]
    let wait = throttle.withLock { $0.wait(keys, at: seconds) }
    guard wait == 0 else { throw AccessRefusal.wait(seconds: wait) }
    let account = try Account.isName(name) ? store.account(name) : nil
    let isRight = (account?.password ?? decoy).matches(password)
    guard let account, isRight, !account.isDisabled, try accepts(code, of: account, at: seconds)
    else {
      throttle.withLock { $0.failed(keys, at: seconds) }
      try store.audit(
        actor: account?.name ?? "-", .signIn, "session", outcome: "refused", at: seconds)
      throw AccessRefusal.wrong
    }
    throttle.withLock { $0.succeeded(keys) }
    let secret = Secret(prefix: "ovs")
    try store.save(
      Session(digest: secret.digest, account: account.name, created: seconds, lastSeen: seconds))
    try store.audit(actor: account.name, .signIn, "session", at: seconds)
    return secret.text
  }

  private func accepts(_ code: String?, of account: Account, at seconds: Int) throws -> Bool {
    guard let text = account.oneTimeKey else { return true }
    guard let key = OneTimePassword(base32: text), let code,
      let step = key.step(of: code, at: seconds, after: account.lastStep)
    else { return false }
    return try store.useStep(step, of: account.name)
  }

  /// That who is signed in knows the password: guesses at a browser left open wait as those at the door.
  func confirm(_ password: String, of account: Account, at seconds: Int) throws {
    let keys = [LoginThrottle.Key.here("password " + account.name.lowercased())]
    let wait = throttle.withLock { $0.wait(keys, at: seconds) }
    guard wait == 0 else { throw AccessRefusal.wait(seconds: wait) }
    guard account.password.matches(password) else {
      throttle.withLock { $0.failed(keys, at: seconds) }
      throw AccessRefusal.wrong
    }
    throttle.withLock { $0.succeeded(keys) }
  }

  public func signOut(_ identity: Identity, at seconds: Int) throws {
    guard let session = identity.session else { return }
    try store.revokeSessions(.one(digest: Secret.digest(of: session)))
    try store.audit(actor: identity.actor, .signOut, "session", at: seconds)
  }

  /// Writes down when sessions were last used.
  public func touch() throws {
    let seen = seen.withLock { seen in
      defer { seen = [:] }
      return seen
    }
    for (digest, seconds) in seen { try store.touchSession(digest, at: seconds) }
  }

  // MARK: - Who is it

  /// `nil` for a session that is unknown, over, revoked, or of a disabled account. Only a use begins
  /// the session's time without a request anew.
  public func identity(
    session secret: String, at seconds: Int, isUse: Bool = true
  ) throws -> Identity? {
    let digest = Secret.digest(of: secret)
    guard var session = try store.session(digest: digest) else { return nil }
    session.lastSeen = max(session.lastSeen, seen.withLock { $0[digest] ?? 0 })
    guard session.isValid(at: seconds),
      let account = try store.account(session.account), !account.isDisabled
    else { return nil }
    // Written down later: a reader does not wait for whoever loads a file.
    let last = seen.withLock { $0[digest] ?? session.lastSeen }
    if isUse, seconds - last >= Self.touchAfter { seen.withLock { $0[digest] = seconds } }
    return Identity(
      actor: account.name, account: account.name, permissions: account.role.permissions,
      session: secret)
  }

  /// `nil` for a token that is unknown, over, revoked, or of a disabled account. A token may no more
  /// than its account may now.
  public func identity(token secret: String, at seconds: Int) throws -> Identity? {
    guard let token = try store.token(digest: Secret.digest(of: secret)),
      token.isValid(at: seconds), let account = try store.account(token.account),
      !account.isDisabled
    else { return nil }
    return Identity(
      actor: "\(account.name) (token \(token.name))", account: account.name,
      permissions: token.scopes.intersection(account.role.permissions), session: nil)
  }
}
