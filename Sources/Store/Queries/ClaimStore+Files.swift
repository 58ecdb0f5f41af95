public import Claims
import GRDB

extension ClaimStore {
  /// Every file loaded, in the order of loading.
  public func files() throws -> [SourceFile] {
    try lookUp { lookup in
      try lookup.all(
        "source_file",
        "SELECT name, sha256, bytes, kind, is_synthetic FROM source_file ORDER BY id"
      ) { fields in
        try SourceFile(
          name: fields.text(), digest: fields.text(), bytes: fields.integer(),
          kind: fields.text(), isSynthetic: fields.flag())
      }
    }
  }
}
