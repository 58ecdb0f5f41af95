import Claims
import Foundation

/// Which letter is wanted of a case, and what a person vouches for in it; kept with the case.
public struct LetterWishes: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The level after the last that was upheld.
    case next
    case first, second
    case externalReview = "external-review"
    case recordsReply = "records-reply"

    public var words: String {
      switch self {
      case .next: "The next level"
      case .first: "First-level appeal"
      case .second: "Second-level appeal"
      case .externalReview: "External review"
      case .recordsReply: "Cover of the records that were asked for"
      }
    }
  }

  public var kind: Kind
  /// Why the decision cannot wait, in words that a note has.
  public var expeditedReason: String?
  /// Filed in the member's name, whose written authorization is at hand.
  public var isForMember: Bool
  /// The surgeon has seen the red flags in the chart.
  public var redFlagsSeen: Bool

  public init(
    kind: Kind = .next, expeditedReason: String? = nil, isForMember: Bool = false,
    redFlagsSeen: Bool = false
  ) {
    self.kind = kind
    self.expeditedReason = expeditedReason
    self.isForMember = isForMember
    self.redFlagsSeen = redFlagsSeen
  }

  /// For a denial as the list has it, with what was handed in.
  func choice(for denial: Denial?, _ folder: CaseFolder?) -> LetterChoice {
    let level: Int? =
      switch kind {
      case .next: (denial?.upheld?.level ?? 0) + 1
      case .first, .recordsReply: 1
      case .second: 2
      case .externalReview: nil
      }
    return LetterChoice(
      level: level, upholding: folder?.only(.decision), policyWords: folder?.only(.policyWords),
      isRecordsReply: kind == .recordsReply, expeditedReason: expeditedReason,
      isForMember: isForMember, redFlagsSeen: redFlagsSeen)
  }
}

extension CaseFolder {
  private var wishesPath: String { path + "/letter.json" }

  public var wishes: LetterWishes {
    FileManager.default.contents(atPath: wishesPath)
      .flatMap { try? JSONDecoder().decode(LetterWishes.self, from: $0) } ?? LetterWishes()
  }

  public func keep(_ wishes: LetterWishes) throws {
    try Self.write(JSONEncoder().encode(wishes), to: wishesPath)
  }
}
