import CSodium
import Foundation

/// The SHA-256 digest by which a file is known, in lower-case hexadecimal.
///
/// Source: NIST FIPS 180-4, computed by libsodium.
public enum FileDigest {
  /// Digests a file of any size in flat memory.
  public static func sha256(path: String) throws(CSVError) -> String {
    let source = try ByteSource(path: path)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    while true {
      let count = try source.read(into: &buffer, from: 0)
      crypto_hash_sha256_update(&state, buffer, UInt64(count))
      if count < buffer.count { break }
    }
    return finish(&state)
  }

  public static func sha256(_ bytes: [UInt8]) -> String {
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    return finish(&state)
  }

  private static func finish(_ state: inout crypto_hash_sha256_state) -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256_final(&state, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
