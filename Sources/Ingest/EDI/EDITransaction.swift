public import Claims
import X12

/// One whole transaction of a file, before it is read.
public struct EDITransaction: Sendable, Hashable {
  /// What kinds of transaction there are for this product.
  public enum Kind: Sendable, Hashable {
    case remittance
    /// An 837; nil where only its service lines tell which.
    case claim(SubmittedClaim.Kind?)
    case acknowledgement
    case authorization
    /// Named, and not an error.
    case unsupported(String)
  }

  public let kind: Kind
  /// ST02.
  public let controlNumber: String
  /// BLAKE2b-256 of everything between ST and SE, in hexadecimal; does not depend on separators,
  /// line breaks or envelope, so that a transaction sent again is known again.
  public let contentDigest: String
  /// Whether the sender (ISA06) calls itself synthetic, as our own simulator does.
  public let isSynthetic: Bool
  /// Its length in the file, for a progress bar.
  public let bytes: Int

  init(_ set: TransactionSet) {
    kind = Kind(code: set.code, version: set.version)
    controlNumber = set.controlNumbers.transaction
    contentDigest = hexadecimal(set.digest)
    isSynthetic = set.sender.uppercased().contains("SYNTHETIC")
    bytes = set.byteRange.count
  }
}

extension EDITransaction.Kind: CustomStringConvertible {
  /// `835`, `837P`, `277CA`, `278`, or the name of what is not read.
  public var description: String {
    switch self {
    case .remittance: "835"
    case .claim(.professional): "837P"
    case .claim(.institutional): "837I"
    case .claim(.dental): "837D"
    case .claim(nil): "837"
    case .acknowledgement: "277CA"
    case .authorization: "278"
    case .unsupported(let name): name
    }
  }
}

extension EDITransaction.Kind {
  /// - Parameters:
  ///   - code: ST01.
  ///   - version: The implementation guide, such as `005010X222A1`; its `X222` tells which 837.
  init(code: String, version: String) {
    let guide = version.dropFirst(6).prefix(4)
    switch code {
    case "835": self = .remittance
    case "837": self = Self.claim(guide: guide)
    case "277" where guide == "X214": self = .acknowledgement
    case "277" where guide == "X213": self = .unsupported("277 request for information")
    case "278": self = .authorization
    default: self = .unsupported(Self.names[code] ?? "a transaction that is not health care EDI")
    }
  }

  private static func claim(guide: Substring) -> Self {
    switch guide {
    case "X222", "X098": .claim(.professional)
    case "X223", "X096": .claim(.institutional)
    case "X224", "X097": .claim(.dental)
    case "X291", "X292": .unsupported("837 predetermination")
    case "X298", "X299", "X300": .unsupported("837 post-adjudicated claim data")
    default: .claim(nil)
    }
  }

  /// What is to be done about a kind that is not read, where that is something.
  static let advice = [
    "277 request for information": "the payer asks for records, answer it while its clock runs",
    "824 application advice": "look whether it refuses what was sent",
  ]

  private static let names = [
    "269": "269 coordination of benefits verification", "270": "270 eligibility inquiry",
    "271": "271 eligibility answer", "275": "275 patient information",
    "276": "276 claim status inquiry", "277": "277 claim status answer",
    "820": "820 premium payment", "824": "824 application advice", "834": "834 enrollment",
    "997": "997 functional acknowledgement", "999": "999 implementation acknowledgement",
  ]
}

/// What became of the transactions of a file.
public struct EDIOutcome: Sendable, Hashable {
  /// How many were read, by kind.
  public internal(set) var read: [EDITransaction.Kind: Int] = [:]
  /// How many are of kinds this product does not read, by name.
  public internal(set) var unsupported: [String: Int] = [:]
  /// Whole, supported and not wanted: already known.
  public internal(set) var passedOver = 0
  /// Refused whole because they are damaged.
  public internal(set) var refused = 0
  /// Faults outside any transaction.
  public internal(set) var faults = 0
  /// Whether any sender calls itself synthetic.
  public internal(set) var isSynthetic = false

  /// The outcome of an empty folder: nothing of anything.
  public init() {}

  /// What the file is, for its record: `835`, `837P`, or several joined.
  public var kind: String {
    let kinds = read.keys.map(\.description) + unsupported.keys
    return kinds.isEmpty ? "EDI" : kinds.sorted().joined(separator: ", ")
  }
}
