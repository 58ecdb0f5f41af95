/// The part of a note a sentence stands in.
public enum Section: String, Sendable, Hashable, Codable, CaseIterable {
  /// Before any heading, or under one that is not known.
  case other
  case complaint, history
  case pastMedical = "past medical history"
  case pastSurgical = "past surgical history"
  case family = "family history"
  case social, medications, allergies
  case systems = "review of systems"
  case exam, imaging, assessment, plan
  /// The account of an operation or injection.
  case procedure
}

extension Section {
  /// Whether a line that begins at a token is no longer of this section, though no heading says so:
  /// a study behind a list of medicines, the account behind the title of a letter.
  func isLeft(at index: Int, in tokens: [Token]) -> Bool {
    guard isNarrow || self == .procedure, tokens[index].startsLine, tokens[index].isCapitalised
    else { return false }
    let text = tokens[index].text
    switch self {
    case .procedure:
      // "Ms. Doe is a 71-year-old woman who ...".
      let words = tokens[index..<min(index + 9, tokens.count)]
      return ["mr", "mrs", "ms"].contains(text)
        && zip(words, words.dropFirst()).contains { first, second in
          first.text == "is" && ["a", "an"].contains(second.text)
        }
    case .medications, .allergies, .social:
      return Self.studyWords.contains(text) || Self.accounts.contains(text)
        || Self.labels.contains(text) && tokens.isAlone(at: index)
    default: return Self.studyWords.contains(text)
    }
  }

  private static let studyWords: Set<String> = [
    "mri", "ct", "xr", "xray", "x-ray", "emg", "dexa", "dxa", "radiographs",
  ]
  /// Labels on lines of their own, as records are exported: what follows is of another kind.
  private static let labels: Set<String> = [
    "problem", "problems", "treatment", "treatments", "order", "orders", "diagnosis", "procedure",
    "odi", "oswestry", "encounter", "vitals", "result", "results", "immunization", "referral",
  ]
  private static let accounts: Set<String> = [
    "reports", "denies", "says", "states", "complains", "returns", "she", "he",
  ]

  /// Sections that end at any heading in capitals, known or not: what is read in them means
  /// something else outside.
  var isNarrow: Bool {
    switch self {
    case .family, .social, .medications, .allergies, .pastMedical, .pastSurgical: true
    default: false
    }
  }

  static let headings = PhraseTable<Section>(lists: [
    (.complaint, "chief complaint | cc | complaint | complaints | reason for visit"),
    (.complaint, "reason for exam | reason for examination | reason for study"),
    (.complaint, "reason for consultation | reason for consult | presenting complaint"),
    (.history, "history of present illness | hpi | history of present injury | history"),
    (.history, "present illness | interval history | subjective | s | history of injury"),
    (.history, "indications for procedure | indications for surgery | indication for surgery"),
    (.history, "indications for operation | indication for procedure | clinical note"),
    (.history, "brief history | hospital course | history and physical | brief clinical history"),
    (.history, "history of presenting illness | clinical history | indication | indications"),
    (.history, "treatment to date | conservative treatment | conservative care"),
    (.history, "hpi lumbar spine | prior treatment | previous treatment | treatment history"),
    (.history, "interim history | patient profile | current complaints | present complaints"),
    (.history, "injection history | subjective complaints | background"),
    (.pastMedical, "past medical history | pmh | pmhx | medical history | past history"),
    (.pastMedical, "resolved problems | inactive problems | past problems | resolved conditions"),
    (.assessment, "active problems | problem list | active problem list | current problems"),
    (.pastMedical, "past medical condition | past spine history | past psych history"),
    (.pastSurgical, "past surgical history | psh | pshx | surgical history | past surgeries"),
    (.pastSurgical, "prior surgeries | previous surgeries | past medical and surgical history"),
    (.family, "family history | fh | fhx | family medical history | family hx | fam hx"),
    (.social, "social history | sh | shx | habits | personal history | occupational history"),
    (.social, "soc | social | tobacco history | psychosocial history | social hx | soc hx"),
    (.pastSurgical, "surgical hx | past surgical hx"),
    (.pastMedical, "medical hx | past medical hx"),
    (.medications, "medications | medication | meds | current medications | current medication"),
    (.medications, "current outpatient medications | outpatient medications | active medications"),
    (.medications, "current meds | home medications | medication list | present medications"),
    (.medications, "current general medications | current spine medications"),
    (.allergies, "allergies | allergy | drug allergies"),
    (.systems, "review of systems | ros"),
    (.exam, "physical examination | physical exam | examination | exam general | pe | objective"),
    (.exam, "o | neurologic examination | neurological examination | neurologic exam | neuro"),
    (.exam, "neurological exam | musculoskeletal | motor | motor examination | motor exam"),
    (.exam, "strength | reflexes | sensory | sensation | vitals | vital signs | gait"),
    (.exam, "palpation | lumbar spine exam | cervical spine exam | range of motion"),
    (.exam, "exam lumbar spine | neurologic | neurological | extremities | physical"),
    (.exam, "spine exam | exam | objective findings | on exam | on examination | exam today"),
    (.medications, "d/c meds | d/c medications | dc meds | dc medications | discharge medication"),
    (.medications, "discharge medications | medications on discharge | discharge meds"),
    (.plan, "discharge instructions | patient instructions | instructions | discharge plan"),
    (.assessment, "imp"),
    (.imaging, "imaging | imaging studies | radiology | diagnostic studies | diagnostic imaging"),
    (.imaging, "diagnostic imagery | findings | technique | radiographs | x-rays | x-ray | mri"),
    (.imaging, "radiographic studies | data | studies | diagnostics | labs and imaging | ct"),
    (.imaging, "lumbar mri | cervical mri | mri lumbar spine | mri cervical spine | comparison"),
    (.imaging, "imaging review | radiologic studies | x-ray findings | mri findings"),
    (.imaging, "review of imaging"),
    (.assessment, "assessment | impression | diagnosis | diagnoses | a | conclusion"),
    (.assessment, "conclusions | impressions | clinical impression | discussion | opinion"),
    (.assessment, "summary | preoperative diagnosis | postoperative diagnosis"),
    (.assessment, "admitting diagnosis | assessment and plan | assessment/plan | a/p"),
    (.assessment, "assessment & plan | impression & plan | impression/plan"),
    (.assessment, "impression and plan | preoperative diagnoses | postoperative diagnoses"),
    (.assessment, "discharge diagnosis"),
    (.plan, "plan | p | recommendations | recommendation | treatment plan | plan of care"),
    (.plan, "orders | disposition | follow-up | followup | discharge orders"),
    (.plan, "rec | recs | tx plan | treatment recs"),
    (.plan, "requested treatment | requested treatments | services requested | requested services"),
    (.plan, "treatment recommendations | plans | plan and recommendations | future medical care"),
    (.procedure, "procedure | procedures | description of procedure | procedure performed"),
    (.procedure, "procedures performed | operation | operation performed | operative procedure"),
    (.procedure, "description of operation | procedure in detail | details of procedure"),
    (.procedure, "title of operation | title of procedure | name of procedure"),
    (.procedure, "operative findings | procedure note | details of the procedure | anesthesia"),
  ])
}
