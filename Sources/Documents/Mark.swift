/// How far a value can be relied on. Every renderer writes it in words.
public enum Mark: String, Sendable, Hashable, CaseIterable {
  /// Stated by a source, or following from such values; the unmarked case on a page, spelled out in CSV and JSON.
  case known
  /// Computed from other data because the source does not state it.
  case estimated
  /// Taken as a rule of caution because no source was found.
  case assumed
  /// Nobody knows. The value is not zero and not blank: it is the word "unknown".
  case unknown

  /// The word written before a value on a page or a terminal; `nil` where none is needed.
  public var prefix: String? {
    switch self {
    case .known: nil
    case .estimated: "est."
    case .assumed: "assumed"
    case .unknown: "unknown"
    }
  }

  /// One line for the legend of a page that uses this mark.
  var meaning: String {
    switch self {
    case .known: "stated by a source, or follows from such values"
    case .estimated: "computed from other data; the source does not state it"
    case .assumed: "no source was found; the cautious value is used"
    case .unknown: "not known, which is neither zero nor none"
    }
  }
}
