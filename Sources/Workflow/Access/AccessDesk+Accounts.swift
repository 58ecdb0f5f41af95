public import Access
import Store
import Synchronization

extension AccessDesk {
  public func accounts() throws -> [Account] { try store.accounts() }

  public func add(
    _ name: String, _ role: Role, password: String, by actor: String, at seconds: Int
  ) throws {
    let account = try new(name, role, password)
    try store.save(account, by: actor, at: seconds)
  }

  func new(_ name: String, _ role: Role, _ password: String) throws -> Account {
    guard Account.isName(name) else { throw AccessRefusal.name }
    guard try store.account(name) == nil else { throw AccessRefusal.nameTaken }
    return Account(name: name, role: role, password: try hash(password, of: name))
  }

  private func hash(_ password: String, of name: String) throws(AccessRefusal) -> PasswordHash {
    do { return try PasswordHash(of: password, account: name, cost: cost) } catch {
      throw .password(error)
    }
  }

  /// Changes an account; whoever is signed in with it has to sign in again. A new password ends its
  /// tokens too: whoever knew the old one may have made some.
  private func change(
    _ name: String, by actor: String, at seconds: Int, endsTokens: Bool = false,
    _ body: (inout Account) throws -> Void
  ) throws {
    guard var account = try store.account(name) else { throw AccessRefusal.noSuchAccount }
    let wasAdmin = account.role == .admin && !account.isDisabled
    try body(&account)
    if wasAdmin, account.role != .admin || account.isDisabled {
      let admins = try store.accounts().filter { $0.role == .admin && !$0.isDisabled }
      guard admins.count > 1 else { throw AccessRefusal.lastAdmin }
    }
    // Before the change: should the program end in between, too little is let in and not too much.
    let tokens = try endsTokens ? store.tokens() : []
    for token in tokens where token.account == account.name && !token.isRevoked {
      try revoke(token, by: actor, at: seconds)
    }
    try store.save(account, by: actor, at: seconds)
    try store.revokeSessions(.all(account: account.name))
  }

  public func disable(_ name: String, by actor: String, at seconds: Int) throws {
    try change(name, by: actor, at: seconds) { $0.isDisabled = true }
  }

  public func setRole(_ role: Role, of name: String, by actor: String, at seconds: Int) throws {
    try change(name, by: actor, at: seconds) { $0.role = role }
  }

  /// Gives an account a new password, takes its authenticator and tokens away and enables it.
  public func reset(_ name: String, password: String, by actor: String, at seconds: Int) throws {
    let new = try hash(password, of: name)
    try change(name, by: actor, at: seconds, endsTokens: true) {
      $0.password = new
      $0.oneTimeKey = nil
      $0.lastStep = nil
      $0.isDisabled = false
    }
  }

  /// - Throws: ``AccessRefusal/wrong`` unless the old password is right.
  public func changePassword(
    of name: String, from old: String, to new: String, at seconds: Int
  ) throws {
    guard let account = try store.account(name) else { throw AccessRefusal.wrong }
    try confirm(old, of: account, at: seconds)
    let hash = try hash(new, of: name)
    try change(name, by: name, at: seconds, endsTokens: true) { $0.password = hash }
  }

  // MARK: - Authenticators

  /// A key made here, the same for a session until it is enrolled.
  public func offerAuthenticator(to session: String) -> OneTimePassword {
    offeredKeys.withLock { keys in
      let digest = Secret.digest(of: session)
      if let key = keys[digest] { return key }
      if keys.count >= 1000 { keys = [:] }
      let key = OneTimePassword()
      keys[digest] = key
      return key
    }
  }

  /// Enrols the authenticator offered, whose first code shows that it holds the key.
  ///
  /// - Throws: ``AccessRefusal/wrong`` unless password and code are right.
  public func enrol(
    code: String, password: String, of identity: Identity, at seconds: Int
  ) throws {
    guard let session = identity.session, let account = try store.account(identity.account)
    else { throw AccessRefusal.wrong }
    try confirm(password, of: account, at: seconds)
    let key = offerAuthenticator(to: session)
    guard let step = key.step(of: code, at: seconds, after: nil) else { throw AccessRefusal.wrong }
    try change(identity.account, by: identity.account, at: seconds) {
      $0.oneTimeKey = key.base32
      $0.lastStep = step
    }
    offeredKeys.withLock { $0[Secret.digest(of: session)] = nil }
  }

  // MARK: - Tokens

  /// - Returns: The token's text, shown once.
  public func addToken(
    named name: String, scopes: Set<Permission>, days: Int, of identity: Identity, at seconds: Int
  ) throws -> String {
    guard Account.isName(name) else { throw AccessRefusal.name }
    guard (1...Self.longestTokenDays).contains(days) else {
      throw AccessRefusal.expiry(longestDays: Self.longestTokenDays)
    }
    guard !scopes.isEmpty, scopes.isSubset(of: identity.permissions) else {
      throw AccessRefusal.scope
    }
    let secret = Secret(prefix: "ovt")
    try store.save(
      APIToken(
        digest: secret.digest, name: name, account: identity.account, scopes: scopes,
        created: seconds, expires: seconds + days * 86_400), by: identity.actor, at: seconds)
    return secret.text
  }

  /// Those of one account; all of them for an admin.
  public func tokens(seenBy identity: Identity) throws -> [APIToken] {
    try store.tokens().filter { identity.may(.accounts) || $0.account == identity.account }
  }

  /// Ends an account's tokens of a name; another's, of the same name perhaps, only for who keeps the
  /// accounts.
  public func revokeToken(
    named name: String, of account: String, by identity: Identity, at seconds: Int
  ) throws {
    let found = try tokens(seenBy: identity).filter {
      $0.name == name && $0.account == account && !$0.isRevoked
    }
    guard !found.isEmpty else { throw AccessRefusal.noSuchToken }
    for token in found { try revoke(token, by: identity.actor, at: seconds) }
  }

  private func revoke(_ token: APIToken, by actor: String, at seconds: Int) throws {
    var revoked = token
    revoked.isRevoked = true
    try store.save(revoked, by: actor, at: seconds)
  }
}
