import ClinicalRecords

/// Who hears a denial outside the payer, by the letter that offers it.
enum OutsideReviewer {
  case personnelManagement, stateHearing, independent

  /// The one that a letter's time limits for such a review name; else whoever its notice names.
  init(named letter: DenialLetter) {
    let offers = letter.windows.filter { $0.value.purpose == .externalReview }.map(\.quote.text)
    let named = [
      (Self.personnelManagement, /\bOPM\b|(?i:\bOffice\s+of\s+Personnel\s+Management\b)/),
      (.stateHearing, /(?i)\b(?:fair|state)\s+(?:\w+\s+)?hearing/),
      (.independent, /(?i)\b(?:external|independent)\b|\bI[MR][RO]\b/),
    ].filter { _, words in offers.contains { $0.firstMatch(of: words) != nil } }.map(\.0)
    self = named.count == 1 ? named[0] : .independent
  }

  var name: String {
    switch self {
    case .personnelManagement: "United States Office of Personnel Management"
    case .stateHearing: "The state hearing office named in the notice"
    case .independent: "The independent reviewer named in the notice"
    }
  }
}
