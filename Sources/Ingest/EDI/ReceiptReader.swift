import Claims
import X12

/// A 999 or 997: whether what the practice sent was taken in at all.
///
/// Nothing of it is loaded. A transaction that was rejected (IK501 or AK501 is R, M, W or X) never
/// reached the payer: no answer to its claims will come, and their time to file goes on.
struct ReceiptReader: TransactionReader {
  private let name: String
  private let set: TransactionSet
  private var sent = 0
  private var rejected = 0
  private var isGroupRejected = false

  init(_ name: String, _ set: TransactionSet) {
    self.name = name
    self.set = set
  }

  static func reads(_ set: TransactionSet) -> Bool { set.code == "999" || set.code == "997" }

  mutating func take(_ segment: Segment, into sink: (Imported) throws -> Void) throws {
    switch segment.id {
    case .ak2: sent += 1
    case .ik5, .ak5: rejected += segment.rejects ? 1 : 0
    case .ak9: isGroupRejected = segment.rejects
    case .se: try sink(.issue(issue))
    default: break
    }
  }

  private var issue: ImportIssue {
    guard rejected > 0 || isGroupRejected else { return .unsupported(name, at: set.position) }
    let which = rejected > 0 ? "\(rejected) of \(max(sent, rejected)) transactions" : "everything"
    return ImportIssue(
      severity: .warning, place: .init(set.position),
      message: "\(name): expected what was sent to be taken in, \(which) of it was rejected and is"
        + " not with the payer; correct it and send it again, the time to file goes on")
  }
}

extension Segment {
  fileprivate var rejects: Bool { ["R", "M", "W", "X"].contains(text(1)) }
}
