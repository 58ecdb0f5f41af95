/// A member's number as numbers are compared: its letters and digits alone.
struct MemberNumber: Sendable, Hashable {
  private let text: String

  /// - Returns: `nil` where there is no number.
  init?(_ printed: String?) {
    text = (printed ?? "").uppercased().filter { $0.isLetter || $0.isNumber }
    guard !text.isEmpty else { return nil }
  }

  /// Whether both are one member's: a card prints the plan's letters before the number, or the person's
  /// digits behind it, which remittances leave out.
  func isOfSameMember(as other: MemberNumber?) -> Bool {
    guard let other else { return false }
    let (short, long) = text.count < other.text.count ? (text, other.text) : (other.text, text)
    return short == long
      || short.count >= Self.leastTelling
        && long.count - short.count <= Self.longestAddition
        && (long.hasPrefix(short) || long.hasSuffix(short))
  }

  private static let leastTelling = 7
  private static let longestAddition = 3
}
