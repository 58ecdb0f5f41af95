import CCrypto
import Foundation

/// The SHA-256 digest by which a file is known, in lower-case hexadecimal.
///
/// Source: NIST FIPS 180-4, computed by libcrypto with the processor's own instructions where it
/// has them.
public enum FileDigest {
  /// Digests a file of any size in flat memory.
  public static func sha256(path: String) throws(CSVError) -> String {
    let source = try ByteSource(path: path)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let digest = SHA256Digest()
    while true {
      let count = try source.read(into: &buffer, from: 0)
      digest.update(buffer, count: count)
      if count < buffer.count { return digest.finish() }
    }
  }

  public static func sha256(_ bytes: [UInt8]) -> String {
    let digest = SHA256Digest()
    digest.update(bytes, count: bytes.count)
    return digest.finish()
  }
}

/// One running digest; only a lack of memory could make its calls fail.
private final class SHA256Digest {
  private let state: OpaquePointer

  init() {
    guard let made = EVP_MD_CTX_new(), EVP_DigestInit_ex(made, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto could not begin a SHA-256 digest")
    }
    state = made
  }

  deinit { EVP_MD_CTX_free(state) }

  func update(_ bytes: [UInt8], count: Int) {
    guard EVP_DigestUpdate(state, bytes, count) == 1 else {
      preconditionFailure("libcrypto could not go on with a SHA-256 digest")
    }
  }

  func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    guard EVP_DigestFinal_ex(state, &digest, nil) == 1 else {
      preconditionFailure("libcrypto could not end a SHA-256 digest")
    }
    return hexadecimal(digest)
  }
}
