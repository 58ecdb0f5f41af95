/// How severe a finding is said to be, as words beside it.
enum StatedGrade {
  static let phrases = PhraseTable<StenosisGrade>(lists: [
    (.mild, "mild | mildly | minimal | minimally | slight | slightly"),
    (.mild, "minimal to mild | minimal mild | minor"),
    (.mildModerate, "mild to moderate | mild moderate | mild/moderate | mild and moderate"),
    (.mildModerate, "mildly to moderately"),
    (.moderate, "moderate | moderately"),
    (.moderateSevere, "moderate to severe | moderate severe | moderate/severe | moderately severe"),
    (.moderateSevere, "moderately to severely"),
    (.severe, "severe | severely | high grade | critical | critically"),
  ])
}
