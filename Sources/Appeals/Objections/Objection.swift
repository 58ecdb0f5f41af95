public import ClinicalRecords
public import Foundation

/// What a medical director says on the call, and how the record answers it.
public struct Objection: Sendable, Hashable, Decodable {
  /// A sentence for the call; every slot is filled from a cited fact or it is not said.
  public struct Answer: Sendable, Hashable, Decodable {
    public let say: String
    public let slots: [String: Slot]
    /// The study the sentence speaks of, which must be citable and fit the patient.
    public let study: String?
    /// Said only where no criterion of the policy stands on it, or all that do are met: it claims no
    /// section.
    public let beside: Bool?
  }

  /// Where a slot's words come from: the first of the facts that is present and quoted.
  public struct Slot: Sendable, Hashable, Decodable {
    public enum Take: String, Sendable, Hashable, Decodable, CaseIterable {
      case value, level, side, words
      case firstDay = "first day"
      case lastDay = "last day"
    }

    public let facts: [FactPath]
    public let take: Take
  }

  public let number: Int
  public let id: String
  /// The objection in our words.
  public let asks: String
  /// Kinds of criteria it stands on, and beginnings of the paths of their facts.
  public let criterionTypes: Set<String>
  public let facts: [String]
  /// Words of a denial letter that announce it, in any case.
  public let denialWords: [String]
  /// What to look for in the chart where an answer cannot be given.
  public let needs: String
  public let answers: [Answer]
  public let doNotSay: String
  public let fallback: String
  public let studies: [String]
  /// What speaks against us, said before the other side says it.
  public let counter: String
  /// Facts that answer it in so many words, which a letter may quote where no criterion asks for them.
  public let answeredBy: Set<FactPath>?
  /// Facts that, once in the record, leave ``counter``, ``fallback`` and ``doNotSay`` without object.
  public let settledBy: Set<FactPath>?

  enum CodingKeys: String, CodingKey {
    case number, id, asks, facts, needs, answers, fallback, studies, counter
    case criterionTypes = "criterion_types"
    case denialWords = "denial_words"
    case doNotSay = "do_not_say"
    case answeredBy = "answered_by"
    case settledBy = "settled_by"
  }

  /// Slots every answer may use: the criterion's own policy.
  static let policySlots: Set<String> = ["policy", "section", "effective"]
}

/// The objections of `Data/objections.json`.
public struct ObjectionBook: Sendable, Hashable {
  public let objections: [Objection]

  /// - Throws: ``ObjectionError`` naming the objection: an unknown slot, study or number twice.
  public init(json: Data, literature: Literature) throws(ObjectionError) {
    let objections: [Objection]
    do {
      objections = try JSONDecoder().decode([Objection].self, from: json)
    } catch let error as DecodingError {
      throw .unreadable(place: error.place)
    } catch {
      throw .unreadable(place: "objections.json")
    }
    var numbers: Set<Int> = []
    for objection in objections {
      guard numbers.insert(objection.number).inserted else {
        throw .repeated(objection: objection.id)
      }
      let studies = objection.studies + objection.answers.compactMap(\.study)
      if let unknown = studies.first(where: { literature[$0] == nil }) {
        throw .unknownStudy(objection: objection.id, study: unknown)
      }
      for (index, answer) in objection.answers.enumerated() {
        do {
          _ = try answer.text(of: objection, number: index + 1)
        } catch {
          throw .template(error)
        }
      }
    }
    self.objections = objections
  }
}

extension Objection.Answer {
  func text(of objection: Objection, number: Int) throws(TemplateError) -> SlotText {
    try SlotText(
      say, at: TemplateError.Place("objection '\(objection.id)', answer", line: number),
      known: Objection.policySlots.union(slots.keys))
  }
}

/// Why the objections are refused.
public enum ObjectionError: Error, Sendable, Hashable, CustomStringConvertible {
  case unreadable(place: String)
  case repeated(objection: String)
  case unknownStudy(objection: String, study: String)
  case template(TemplateError)

  public var description: String {
    switch self {
    case .unreadable(let place):
      "objections.json, \(place): expected the fields that Data/README.md lists"
    case .repeated(let objection):
      "objection '\(objection)' has the number of another; give it its own"
    case .unknownStudy(let objection, let study):
      "objection '\(objection)': study '\(study)' is not in literature.csv; add or remove it"
    case .template(let error): error.description
    }
  }
}

extension DecodingError {
  /// The path to what could not be decoded, such as `3.answers.0.slots`.
  fileprivate var place: String {
    let path: [any CodingKey] =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      case .keyNotFound(let key, let context): context.codingPath + [key]
      @unknown default: []
      }
    let words = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
    return words.isEmpty ? "the whole file" : words.joined(separator: ".")
  }
}
