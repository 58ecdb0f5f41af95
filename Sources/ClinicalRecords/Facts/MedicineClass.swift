/// What kind of medicine a name stands for, as policies name kinds.
public enum MedicineClass: String, Sendable, Hashable, Codable, CaseIterable {
  case nsaid, acetaminophen, opioid
  /// "Analgesics", "pain medications": which kind is not said.
  case analgesic
  case gabapentinoid, tricyclic, snri
  /// Topiramate, carbamazepine, and "membrane stabilizers" without a name.
  case anticonvulsant
  case muscleRelaxant = "muscle_relaxant"
  case oralSteroid = "oral_steroid"
  case topical

  /// In plain words, several of the kind.
  public var name: String {
    switch self {
    case .nsaid: "anti-inflammatories"
    case .acetaminophen: "acetaminophen"
    case .opioid: "opioids"
    case .analgesic: "analgesics"
    case .gabapentinoid: "gabapentinoids"
    case .tricyclic: "tricyclics"
    case .snri: "duloxetine and its kind"
    case .anticonvulsant: "anticonvulsants"
    case .muscleRelaxant: "muscle relaxants"
    case .oralSteroid: "oral steroids"
    case .topical: "topical medicines"
    }
  }

  /// The class of a medicine by the words a record names it with; `nil` where the words name none.
  public init?(naming words: String) {
    let tokens = Tokenizer.tokens(of: Array(words.utf8))
    guard let match = Self.names.matches(in: tokens, range: 0..<tokens.count).first else {
      return nil
    }
    self = match.value
  }

  private static let names = PhraseTable<MedicineClass>(lists: MedicineNames.lists)
}
