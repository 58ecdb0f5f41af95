/// Somebody who may sign in. Disabled, never deleted: what they did stays theirs.
public struct Account: Sendable, Hashable {
  public var name: String
  public var role: Role
  public var password: PasswordHash
  /// Base 32; `nil` while no authenticator is enrolled.
  public var oneTimeKey: String?
  /// The step of the last code used.
  public var lastStep: Int?
  public var isDisabled: Bool

  public init(
    name: String, role: Role, password: PasswordHash, oneTimeKey: String? = nil,
    lastStep: Int? = nil, isDisabled: Bool = false
  ) {
    self.name = name
    self.role = role
    self.password = password
    self.oneTimeKey = oneTimeKey
    self.lastStep = lastStep
    self.isDisabled = isDisabled
  }

  /// A letter or digit, then letters, digits, `.`, `-`, `_` and `@`: a name stands in logs and
  /// addresses.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
    return isPlain(first) && text.utf8.allSatisfy { isPlain($0) || ".-_@".utf8.contains($0) }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

/// Somebody signed in at a browser. Times are Unix seconds.
public struct Session: Sendable, Hashable {
  /// Signed in again after half a day, or half an hour without a request.
  public static let longest = 12 * 3600
  public static let longestIdle = 30 * 60

  public var digest: String
  public var account: String
  public var created: Int
  public var lastSeen: Int
  public var isRevoked: Bool

  public init(
    digest: String, account: String, created: Int, lastSeen: Int, isRevoked: Bool = false
  ) {
    self.digest = digest
    self.account = account
    self.created = created
    self.lastSeen = lastSeen
    self.isRevoked = isRevoked
  }

  /// A clock that was set back makes no session longer.
  public func isValid(at seconds: Int) -> Bool {
    !isRevoked && (created...created + Self.longest).contains(max(seconds, created))
      && seconds <= lastSeen + Self.longestIdle && seconds >= created - 300
  }
}

/// A program's way in, with a part of its owner's permissions and an end.
public struct APIToken: Sendable, Hashable {
  public var digest: String
  public var name: String
  public var account: String
  public var scopes: Set<Permission>
  public var created: Int
  public var expires: Int
  public var isRevoked: Bool

  public init(
    digest: String, name: String, account: String, scopes: Set<Permission>, created: Int,
    expires: Int, isRevoked: Bool = false
  ) {
    self.digest = digest
    self.name = name
    self.account = account
    self.scopes = scopes
    self.created = created
    self.expires = expires
    self.isRevoked = isRevoked
  }

  public func isValid(at seconds: Int) -> Bool { !isRevoked && seconds < expires }
}
