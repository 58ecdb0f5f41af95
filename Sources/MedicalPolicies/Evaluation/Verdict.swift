/// What the record says about a criterion. There is no sixth.
public enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
  case met
  case notMet = "not_met"
  /// Not documented, or not well enough to tell.
  case unknown
  /// Excused by the policy itself; counts as met and claims nothing about the patient.
  case waived
  /// The record contradicts itself or the request; undecided, and a person must look.
  case conflict

  /// In Kleene's logic: `nil` is undecided.
  public var truth: Bool? {
    switch self {
    case .met, .waived: true
    case .notMet: false
    case .unknown, .conflict: nil
    }
  }

  public var words: String { rawValue.replacing("_", with: " ") }
}

/// Kleene's strong connectives, which tell a contradiction from a gap and an excuse from a proof.
///
/// Source: S. C. Kleene, *Introduction to Metamathematics*, §64.
extension Verdict {
  public static func all(_ verdicts: [Verdict]) -> Verdict {
    atLeast(verdicts.count, of: verdicts)
  }

  public static func any(_ verdicts: [Verdict]) -> Verdict { atLeast(1, of: verdicts) }

  /// Met when `count` are true, not met when fewer can still become true.
  public static func atLeast(_ count: Int, of verdicts: [Verdict]) -> Verdict {
    let isTrue = verdicts.count { $0.truth == true }
    if isTrue >= count {
      // Excused only where no part of it is proof.
      return verdicts.contains(.met) || verdicts.isEmpty ? .met : .waived
    }
    let isOpen = verdicts.count { $0.truth == nil }
    if isTrue + isOpen < count { return .notMet }
    return verdicts.contains(.conflict) ? .conflict : .unknown
  }

  /// Met when every one is not met.
  public static func none(_ verdicts: [Verdict]) -> Verdict { any(verdicts).negated }

  public var negated: Verdict {
    switch self {
    case .met, .waived: .notMet
    case .notMet: .met
    case .unknown, .conflict: self
    }
  }
}
