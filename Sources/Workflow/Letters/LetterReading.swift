import Adjudication
import Appeals
public import Claims
import ClinicalRecords
import Ingest
public import Scoring

/// What a denial letter is about: by the codes it prints, by its words, and which of the two holds.
public struct LetterReading: Sendable, Hashable {
  /// Codes as printed, such as `CO-50`.
  public let codes: [String]
  /// The category of every code that denies, distinct, in the order of the text.
  public let categoriesByCodes: [DenialCategory]
  public private(set) var byWords: LetterClassifier.Reading
  /// The ground that it names in so many words, where no other is likelier.
  public private(set) var named: DenialCategory?
  /// The matter beside need that alone it refuses: its words of need are of that.
  public private(set) var beside: DenialCategory?

  /// Codes win over words. Codes of two categories, or unsure words without a code or a ground that is
  /// named, leave it to a person.
  public var category: DenialCategory? {
    switch categoriesByCodes.count {
    case 0: beside ?? byWords.category ?? named
    case 1: categoriesByCodes[0]
    default: nil
    }
  }

  /// Whether codes and sure words disagree, which a person should see.
  public var isContradictory: Bool {
    guard let words = byWords.category, let codes = categoriesByCodes.first else { return false }
    return categoriesByCodes.count > 1 || words != codes
  }

  /// By the codes it prints, else by the sentences that give the reason; by all its words only where
  /// they agree, for appeal rights and letterheads speak of much that was not the reason: where no
  /// reason is read, they say what is likeliest and decide nothing.
  init(of letter: DenialLetter, catalogue: ReasonCatalogue, classifier: LetterClassifier) {
    let whole = LetterReading(of: letter.text, catalogue: catalogue, classifier: classifier)
    let given = letter.reasons.map(\.text)
    // Under its label a letter may say the particulars alone.
    let ground = [letter.unnecessary?.text].compactMap(\.self)
      .filter { said in !given.isEmpty && !given.contains { $0.contains(said) } }
    let reasons = (ground + given).joined(separator: "\n")
    guard whole.categoriesByCodes.isEmpty, !reasons.isEmpty else {
      self = whole
      if reasons.isEmpty { byWords = whole.byWords.unsure }
      beside = Self.beside(letter)
      return
    }
    let stated = LetterReading(of: reasons, catalogue: catalogue, classifier: classifier)
    // Few words leave it unsure; all of them count where they say what is likeliest by the reason.
    let agrees = whole.byWords.category.map { $0 == stated.byWords.likeliest } ?? false
    self = stated.category == nil && agrees ? whole : stated
    if letter.unnecessary != nil, (byWords.likeliest ?? .medicalNecessity) == .medicalNecessity {
      named = .medicalNecessity
    }
    beside = Self.beside(letter)
  }

  /// The place where the operation stands; the injury that is insured (adjustment reason P4) where need
  /// is not judged.
  private static func beside(_ letter: DenialLetter) -> DenialCategory? {
    letter.place != nil ? .siteOfService : letter.deniesCauseAlone ? .benefit : nil
  }

  init(of text: String, catalogue: ReasonCatalogue, classifier: LetterClassifier) {
    let printed = PrintedCodes(in: text)
    codes =
      printed.reasons.map {
        [$0.group?.rawValue, $0.code].compactMap(\.self).joined(separator: "-")
      }
      + printed.remarks
    var categories: [DenialCategory] = []
    for reason in printed.reasons {
      let reading = catalogue.reading(
        group: reason.group, reason: reason.code, remarks: printed.remarks)
      guard case .denial(let denial) = reading, denial.category != .unclassified,
        !categories.contains(denial.category)
      else { continue }
      categories.append(denial.category)
    }
    categoriesByCodes = categories
    byWords = classifier.reading(of: text)
  }
}
