import ClinicalRecords
import Documents
import MedicalPolicies

/// The parts of a letter that no known criteria stand behind.
extension LetterPage {
  /// What the record shows, by what it is of.
  func record(_ exhibits: Exhibits) -> [Template.Values] {
    (plea.record?.groups ?? []).map { group in
      Template.Values(
        slots: ["shown": [.text(group.heading)]],
        blocks: ["findings": group.facts.map { .prose(Self.sentence($0.uncounted, exhibits)) }])
    }
  }

  /// By what the payer's letter says it judged, or that it does not say.
  var criteriaSought: String {
    let named = plea.namedCriteria.joined(separator: "; ")
    if licensed != nil {
      return
        (named.isEmpty
        ? "The denial does not quote its criteria." : "The denial refers to \(named).")
        + " The criteria that decide are licensed, and we do not have their text."
    }
    return named.isEmpty
      ? "The denial names no criteria, guideline or policy by which the request was judged, and we have "
        + "found none that govern it."
      : "The denial refers to \(named), of which we have not found the text."
  }

  /// What whoever sends a letter without criteria must know of it.
  var withoutCriteria: [String] {
    guard let record = plea.record else { return [] }
    let named = plea.namedCriteria.joined(separator: "; ")
    let source =
      if let licensed {
        "the criteria that decide under \(licensed.policy.name), which are licensed"
      } else {
        named.isEmpty
          ? "the criteria that were used: the denial names none, and no policy in the library governs"
          : "the text of \(named), which the library does not hold"
      }
    var words = [
      "No criteria stand behind this letter. Ask the payer today for \(source). A letter that answers "
        + "them section by section is stronger; send this one where the time to appeal would run out "
        + "first.",
      "No criterion chose what is quoted: read every finding, and strike out what does not speak for "
        + "the request.",
    ]
    let missing =
      plea.missing + (licensed.map { Argument($0).open.map(\.criterion.printedLabel) } ?? [])
    if !missing.isEmpty {
      words.append(
        "The record has nothing that could be quoted of: \(missing.joined(separator: "; ")).")
    }
    words += record.contradicted.map {
      "\($0.document), \($0.place): the record contradicts itself here, so that the letter says nothing "
        + "of it; have the surgeon settle it."
    }
    return words
  }
}

extension Fact {
  /// Without a bare count, which says nothing where no criterion says what is counted.
  fileprivate var uncounted: Fact {
    guard case .number(_, "count")? = value else { return self }
    var fact = self
    fact.value = nil
    return fact
  }
}
