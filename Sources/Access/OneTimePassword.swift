import CCrypto
import CSodium

/// Codes of an authenticator app: TOTP by RFC 6238 with HMAC-SHA1, 30 seconds and six digits, the
/// only form that every app reads.
public struct OneTimePassword: Sendable, Hashable {
  /// Seconds for which a code holds.
  public static let period = 30

  let key: [UInt8]

  /// A new key of 160 random bits.
  public init() {
    Sodium.start()
    var bytes = [UInt8](repeating: 0, count: 20)
    randombytes_buf(&bytes, bytes.count)
    key = bytes
  }

  init(key: [UInt8]) { self.key = key }

  /// - Returns: `nil` for what is no base 32 (RFC 4648) of a byte at least.
  public init?(base32 text: String) {
    var bits = 0
    var count = 0
    var bytes: [UInt8] = []
    for character in text.uppercased() where character != "=" {
      guard let value = Self.alphabet.firstIndex(of: character) else { return nil }
      bits = (bits << 5 | value) & 0xFFF
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xFF))
      }
    }
    guard !bytes.isEmpty else { return nil }
    key = bytes
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  public var base32: String {
    var text = ""
    var bits = 0
    var count = 0
    for byte in key {
      bits = (bits << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 5 {
        count -= 5
        text.append(Self.alphabet[bits >> count & 31])
      }
    }
    if count > 0 { text.append(Self.alphabet[bits << (5 - count) & 31]) }
    return text
  }

  /// What an app reads from a picture or a link.
  public func address(account: String) -> String {
    let name = account.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      return isPlain && byte < 128
        ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    return "otpauth://totp/Overturn:\(name)?secret=\(base32)&issuer=Overturn"
  }

  /// The code of a step of `period` seconds since 1970.
  func code(step: Int, digits: Int = 6) -> String {
    var message = [UInt8](repeating: 0, count: 8)
    for index in 0..<8 { message[7 - index] = UInt8(truncatingIfNeeded: step >> (8 * index)) }
    var hash = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    _ = HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, &hash, &length)
    let offset = Int(hash[19] & 15)
    let number =
      Int(hash[offset] & 0x7F) << 24 | Int(hash[offset + 1]) << 16 | Int(hash[offset + 2]) << 8
      | Int(hash[offset + 3])
    let modulus = (0..<digits).reduce(1) { product, _ in product * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.count) + text
  }

  public func code(at seconds: Int) -> String { code(step: seconds / Self.period) }

  /// The step whose code this is, of now, the one before and the one after, since clocks differ.
  ///
  /// - Parameters:
  ///   - code: As it was typed.
  ///   - seconds: Unix time.
  ///   - last: The step used last: no code is taken twice, nor one before it.
  /// - Returns: The step to keep; `nil` for a wrong or used code.
  public func step(of code: String, at seconds: Int, after last: Int?) -> Int? {
    let now = seconds / Self.period
    let sent = Array(code.utf8)
    var found: Int?
    for step in [now - 1, now, now + 1] where step > last ?? -1 {
      if Digest.areEqual(Array(self.code(step: step).utf8), sent), found == nil { found = step }
    }
    return found
  }
}
