import CSodium
import X12

/// BLAKE2b-256 of the segments of a transaction, by libsodium.
///
/// Source: RFC 7693.
final class BLAKE2bDigest: ContentDigest {
  private static let length = Int(crypto_generichash_BYTES)
  /// Lets libsodium choose the code for this processor: without, it hashes at half the speed.
  private static let isReady = sodium_init() >= 0

  private let state: OpaquePointer
  private let storage: UnsafeMutableRawPointer

  init() {
    precondition(Self.isReady, "libsodium could not be started")
    storage = .allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
    state = OpaquePointer(storage)
    reset()
  }

  deinit { storage.deallocate() }

  func reset() {
    crypto_generichash_init(state, nil, 0, Self.length)
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    let start = bytes.bindMemory(to: UInt8.self).baseAddress
    crypto_generichash_update(state, start, UInt64(bytes.count))
  }

  func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Self.length)
    crypto_generichash_final(state, &digest, Self.length)
    return digest
  }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
