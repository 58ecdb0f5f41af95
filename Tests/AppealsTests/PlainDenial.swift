import Claims

@testable import Appeals

extension DenialLetter {
  /// A plain denial of a laminectomy for want of therapy, with these words after it.
  static func ofLaminectomy(_ words: String) -> DenialLetter {
    DenialLetterReader().read(
      """
      Redwood Health Plan
      November 4, 2026
      Re: CPT 63047, L4-L5

      We cannot approve this request because six weeks of therapy are not documented.

      """ + words, document: "letter.txt")
  }
}
