/// What words before a treatment mean in a plan, where most of it is to come.
extension MarkedNote {
  /// In a plan "after the injection" speaks of one to come, and so does what stands in the list behind
  /// a treatment that goes on: "continue gabapentin, PT 2x/wk x 6 wks". A medicine of that list may be
  /// taken on, and nothing is claimed of it by that.
  func planned(_ status: TreatmentStatus?, from clause: Range<Int>, at range: Range<Int>)
    -> TreatmentStatus?
  {
    switch status {
    case .completed:
      let words = tokens[max(0, range.lowerBound - 8)..<range.lowerBound]
      let isToCome = words.contains { ["after", "following", "once"].contains($0.text) }
      return isToCome ? .ordered : status
    case .ongoing where !isMedicine(range):
      return isBehindAnother(range, in: clause) ? .ordered : status
    default: return status
    }
  }

  private func isMedicine(_ range: Range<Int>) -> Bool {
    !Self.medicineNames.matches(in: tokens, range: range).isEmpty
  }

  /// Another treatment, and a comma behind it.
  private func isBehindAnother(_ range: Range<Int>, in clause: Range<Int>) -> Bool {
    let names = TreatmentNames.all.matches(in: tokens, range: clause)
    guard let last = names.last?.tokens.upperBound, last < range.lowerBound else { return false }
    return tokens[last..<range.lowerBound].contains { [",", ";"].contains($0.text) }
  }

  private static let medicineNames = PhraseTable<Bool>(lists: [(true, MedicineNames.every)])
}
