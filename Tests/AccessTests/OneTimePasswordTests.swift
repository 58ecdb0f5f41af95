import Testing

@testable import Access

struct OneTimePasswordTests {
  /// RFC 6238, appendix B: the key is the ASCII text 12345678901234567890, the codes have 8 digits.
  @Test(arguments: [
    (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
    (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
  ])
  func `codes are those of RFC 6238`(seconds: Int, code: String) {
    let key = OneTimePassword(key: Array("12345678901234567890".utf8))
    #expect(key.code(step: seconds / 30, digits: 8) == code)
    #expect(key.code(at: seconds) == code.suffix(6))
  }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
    ("foobar", "MZXW6YTBOI"),
  ])
  func `keys are written in base 32`(text: String, base32: String) throws {
    let key = OneTimePassword(key: Array(text.utf8))
    #expect(key.base32 == base32)
    #expect(OneTimePassword(base32: base32.lowercased() + "==") == key)
    #expect(OneTimePassword(base32: "M1") == nil)
    #expect(OneTimePassword(base32: "") == nil)
  }

  @Test func `a code of a clock half a minute off is taken, one of a minute and a half is not`() {
    let key = OneTimePassword()
    let now = 1_800_000_015
    #expect(key.step(of: key.code(at: now - 30), at: now, after: nil) == now / 30 - 1)
    #expect(key.step(of: key.code(at: now + 30), at: now, after: nil) == now / 30 + 1)
    #expect(key.step(of: key.code(at: now - 90), at: now, after: nil) == nil)
    #expect(key.step(of: key.code(at: now + 90), at: now, after: nil) == nil)
    #expect(key.step(of: "", at: now, after: nil) == nil)
  }

  @Test func `no code is taken twice, nor an older one after it`() throws {
    let key = OneTimePassword()
    let now = 1_800_000_015
    let step = try #require(key.step(of: key.code(at: now), at: now, after: nil))
    #expect(key.step(of: key.code(at: now), at: now, after: step) == nil)
    #expect(key.step(of: key.code(at: now - 30), at: now, after: step) == nil)
    #expect(key.step(of: key.code(at: now + 30), at: now, after: step) == step + 1)
  }

  @Test func `the address names account and key and lets nothing else in`() throws {
    let key = try #require(OneTimePassword(base32: "MZXW6YTBOI"))
    #expect(
      key.address(account: "a&b@c")
        == "otpauth://totp/Overturn:a%26b%40c?secret=MZXW6YTBOI&issuer=Overturn")
  }
}
