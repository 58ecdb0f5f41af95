import Claims
import ClinicalRecords
import MedicalPolicies

extension AppealCase {
  /// What stops letter and card alike: another patient, or words that are no longer in the chart.
  func gapsInSources(_ quotes: [Quote]) -> [NotReady.Gap] {
    identityGaps + quoteGaps(quotes)
  }

  /// The payer's letter and the request cannot be of one person, so that nothing may be registered.
  public var otherPatient: NotReady? { identityGaps.isEmpty ? nil : NotReady(identityGaps) }

  /// Where a payer's letter and the request cannot be of one person.
  private var identityGaps: [NotReady.Gap] {
    let gaps = [denial, upholding].compactMap { $0?.member }.flatMap { differences(from: $0) }
    return Array(gaps.prefix(1))
  }

  private func differences(from theirs: DenialLetter.Member) -> [NotReady.Gap] {
    var differences: [String] = []
    if let name = member.name, let other = theirs.name?.value,
      Self.nameParts(name).isDisjoint(with: Self.nameParts(other))
    {
      differences.append("name")
    }
    if let birth = member.birthDay, let other = theirs.birthDay?.value, birth != other {
      differences.append("birth date")
    }
    if let number = member.number, let other = theirs.number?.value,
      !Self.agree(Self.letters(number), Self.letters(other), isSamePerson: differences.isEmpty)
    {
      differences.append("member number")
    }
    return differences.isEmpty
      ? [] : [.otherPatient(differences: differences.joined(separator: " and "))]
  }

  /// One number, or one with the two digits of a person of the family behind it, where name and birth
  /// date do not speak against it.
  private static func agree(_ first: String, _ second: String, isSamePerson: Bool) -> Bool {
    guard first != second else { return true }
    let (short, long) = first.count < second.count ? (first, second) : (second, first)
    return isSamePerson && long.count == short.count + 2 && long.hasPrefix(short)
      && long.suffix(2).allSatisfy(\.isNumber)
  }

  private static func nameParts(_ name: String) -> Set<String> {
    Set(name.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 })
  }

  private static func letters(_ number: String) -> String {
    number.uppercased().filter { $0.isLetter || $0.isNumber }
  }

  private func quoteGaps(_ quotes: [Quote]) -> [NotReady.Gap] {
    let sources = sources
    var gaps: [NotReady.Gap] = []
    for quote in quotes {
      let document = sources.first { $0.name == quote.document }
      var gap: NotReady.Gap?
      if document == nil {
        gap = .documentMissing(quote.document)
      } else if document?.holds(quote) == false {
        gap = .quoteChanged(document: quote.document, line: quote.line)
      }
      if let gap, !gaps.contains(gap) { gaps.append(gap) }
    }
    return gaps
  }

  /// What is asked for must be whole, and the same in request and denial letter.
  func gapsInRequest() -> [NotReady.Gap] {
    var gaps: [NotReady.Gap] = []
    if request.procedureCodes.isEmpty { gaps.append(.requestIncomplete("procedure code")) }
    if request.levels.isEmpty, !isBesideSpine {
      gaps.append(.requestIncomplete("level"))
    }
    if request.side == nil, families != Self.unsided {
      gaps.append(.requestIncomplete("side, or the word none"))
    }
    if let document = otherSideDocument { gaps.append(.sideMismatch(against: document)) }
    guard let denial else { return gaps }
    let denied = Set(denial.levels.map(\.value))
    if !denied.isEmpty, !request.levels.isEmpty, denied != Set(request.levels) {
      gaps.append(.levelMismatch(against: denial.document))
    }
    if let side = request.side, let theirs = denial.side?.value, side.rawValue != theirs.rawValue {
      gaps.append(.sideMismatch(against: denial.document))
    }
    return gaps
  }

  private static let unsided: Set<String> = ["spinal-cord-stimulation"]

  /// A lead in the canal and a sacroiliac joint lie at no motion segment.
  private var isBesideSpine: Bool {
    !families.isEmpty && families.isSubset(of: Self.unsided.union(["sacroiliac-fusion"]))
  }

  /// The document that tells of symptoms or signs on the other side, where the record tells of none on
  /// the side asked for: a claudication without a side must not cover it.
  var otherSideDocument: String? {
    let asked: Side? = request.side == .left ? .left : request.side == .right ? .right : nil
    guard let asked else { return nil }
    let sided = facts.all.filter { fact in
      fact.isSayable && fact.side != nil
        && ["symptom.", "exam.", "neuro."].contains { fact.path.rawValue.hasPrefix($0) }
    }
    guard let one = sided.first, sided.allSatisfy({ $0.side != asked && $0.side != .bilateral })
    else { return nil }
    return one.support.first?.document
  }

  /// Where the record last said that the operation is not wanted or not indicated. A stimulator may be
  /// asked for because another operation is not.
  func gapsInWish() -> [NotReady.Gap] {
    let path = FactPath("plan.surgery_not_indicated_or_declined")
    let asks = (argument?.evaluation.criteria ?? []).contains { $0.criterion.fact == path }
    guard !asks, families != Self.unsided else { return [] }
    return facts[path].filter { $0.assertion == .present && !$0.isConflict }
      .compactMap(\.support.first)
      .map { .notWanted(document: $0.document, line: $0.line) }
  }

  /// What the chart says of the place that is asked for, or of the patient as a whole.
  var factsInPlace: ChartFacts { ChartFacts(facts.all.filter { gapsInPlaces([$0]).isEmpty }) }

  /// Facts pleaded for must lie where the operation is asked for.
  func gapsInPlaces(_ facts: [Fact]) -> [NotReady.Gap] {
    var gaps: [NotReady.Gap] = []
    let placed = ["imaging.", "exam.", "symptom.", "neuro."]
    for fact in facts where placed.contains(where: { fact.path.rawValue.hasPrefix($0) }) {
      let document = fact.support.first?.document ?? fact.path.rawValue
      var gap: NotReady.Gap?
      if let level = fact.level, !request.levels.isEmpty, !request.levels.contains(level) {
        gap = .levelMismatch(against: document)
      } else {
        switch (request.side, fact.side) {
        case (.left, .right), (.right, .left): gap = .sideMismatch(against: document)
        default: break
        }
      }
      if let gap, !gaps.contains(gap) { gaps.append(gap) }
    }
    return gaps
  }

  /// Red flags that the surgeon has not seen.
  func gapsInSafety() -> [NotReady.Gap] {
    guard !filing.redFlagsSeen else { return [] }
    let facts = SafetyStop.found(in: facts).flatMap(\.facts)
    return facts.reduce(into: []) { gaps, fact in
      let quote = (fact.support + fact.against).first
      let gap = NotReady.Gap.safety(
        document: quote?.document ?? fact.path.rawValue, line: quote?.line ?? 0)
      if !gaps.contains(gap) { gaps.append(gap) }
    }
  }
}
