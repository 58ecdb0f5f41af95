import CSodium
import Foundation

/// A password as it is kept: Argon2id by libsodium, with its own salt and cost inside (RFC 9106).
public struct PasswordHash: Sendable, Hashable {
  public let text: String

  public init(stored text: String) { self.text = text }

  /// How much work one hash is.
  public enum Cost: Sendable {
    /// 256 MiB and three passes: libsodium's moderate limits, about half a second.
    case usual
    /// The least there is; for tests.
    case least

    var passes: UInt64 {
      UInt64(
        self == .usual
          ? crypto_pwhash_opslimit_moderate() : crypto_pwhash_opslimit_min())
    }

    var bytes: Int {
      self == .usual ? crypto_pwhash_memlimit_moderate() : crypto_pwhash_memlimit_min()
    }
  }

  public static let shortest = 12
  /// Beyond it the cost of hashing grows with what is sent.
  public static let longest = 200

  /// - Throws: ``PasswordRefusal`` for one that is too easy or too long.
  public init(of password: String, account: String, cost: Cost = .usual) throws(PasswordRefusal) {
    guard password.count >= Self.shortest else { throw .tooShort }
    guard password.utf8.count <= Self.longest else { throw .tooLong }
    guard account.isEmpty || !password.lowercased().contains(account.lowercased()) else {
      throw .holdsAccount
    }
    guard Set(password).count >= 5 else { throw .tooPlain }
    guard !CommonPassword.isOne(password) else { throw .common }
    Sodium.start()
    var hash = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
    let bytes = Array(password.utf8CString)
    let status = crypto_pwhash_str(
      &hash, bytes, UInt64(bytes.count - 1), cost.passes, cost.bytes)
    guard status == 0 else { throw .noMemory }
    text = String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  public func matches(_ password: String) -> Bool {
    Sodium.start()
    guard password.utf8.count <= Self.longest, text.utf8.count < crypto_pwhash_strbytes() else {
      return false
    }
    let bytes = Array(password.utf8CString)
    return crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count - 1)) == 0
  }
}

/// Why a password was not taken.
public enum PasswordRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  case tooShort, tooLong, holdsAccount, tooPlain, common, noMemory

  public var description: String {
    switch self {
    case .tooShort: "password: expected at least \(PasswordHash.shortest) characters"
    case .tooLong: "password: expected at most \(PasswordHash.longest) bytes"
    case .holdsAccount: "password: expected one without the account's name"
    case .tooPlain: "password: expected at least five different characters"
    case .common:
      "password: expected more than a common word, a row of keys, or one piece again and again"
    case .noMemory: "password: no memory to hash it; try again"
    }
  }
}

/// libsodium has to be started once.
enum Sodium {
  private static let status = sodium_init()

  static func start() {
    precondition(status >= 0, "libsodium does not start")
  }
}
