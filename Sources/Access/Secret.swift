import CSodium

/// 256 random bits that only their holder knows; what is kept is a digest.
public struct Secret: Sendable, Hashable {
  /// URL-safe, with a prefix that tells what it is.
  public let text: String

  /// - Parameter prefix: Such as `ovt`.
  public init(prefix: String) {
    Sodium.start()
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    text =
      "\(prefix)_"
      + bytes.map { byte in
        let hex = String(byte, radix: 16)
        return hex.count == 1 ? "0" + hex : hex
      }.joined()
  }

  /// What is kept of it.
  public var digest: String { Self.digest(of: text) }

  /// BLAKE2b-256 in hexadecimal. A secret of 256 random bits needs no slow hash.
  public static func digest(of text: String) -> String {
    Digest.blake2b(Array(text.utf8)).hexadecimal
  }
}

/// BLAKE2b-256 by libsodium.
enum Digest {
  static func blake2b(_ bytes: [UInt8], key: [UInt8] = []) -> [UInt8] {
    Sodium.start()
    var hash = [UInt8](repeating: 0, count: 32)
    let status = crypto_generichash(
      &hash, hash.count, bytes, UInt64(bytes.count), key.isEmpty ? nil : key, key.count)
    precondition(status == 0, "a digest of 32 bytes is always possible")
    return hash
  }

  /// In a time that tells nothing of where they differ.
  static func areEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    first.count == second.count && sodium_memcmp(first, second, first.count) == 0
  }
}

extension [UInt8] {
  var hexadecimal: String {
    map { byte in
      let hex = String(byte, radix: 16)
      return hex.count == 1 ? "0" + hex : hex
    }.joined()
  }
}

/// Proof that a form was sent by a page of this session: a keyed digest of the session's secret.
public enum FormToken {
  public static func text(session secret: String) -> String {
    Digest.blake2b(Array("form".utf8), key: Digest.blake2b(Array(secret.utf8))).hexadecimal
  }

  public static func isOf(session secret: String, _ text: String) -> Bool {
    Digest.areEqual(Array(self.text(session: secret).utf8), Array(text.utf8))
  }
}
