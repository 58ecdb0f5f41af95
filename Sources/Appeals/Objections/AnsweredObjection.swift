import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

/// An objection to expect, with the answer the record gives, if it gives one.
struct AnsweredObjection {
  let objection: Objection
  /// `nil` where a slot is empty: then ``Objection/needs`` is a task, not prose.
  let answer: [Span]?
  let facts: [Fact]
  /// The criterion it stands on; `nil` where only the denial's words raise it.
  let point: Argument.Point?
  /// The record has what the objection misses: neither counter nor fallback applies.
  let isSettled: Bool
  /// The length of care it stands on is reached, so that nothing is to be tried instead.
  let isMet: Bool
  /// By the denial itself; another may come up on the call.
  let isRaised: Bool

  /// `pleaded` are the criteria under this objection that are met.
  init(
    _ expected: ObjectionBook.Expected, isMet: Bool, pleaded: [Argument.Point],
    appeal: AppealCase, literature: Literature, reference: (Quote) -> Span
  ) {
    let (objection, point, isRaised) = expected
    self.isMet = isMet
    self.isRaised = isRaised
    self.objection = objection
    self.point = point
    isSettled = appeal.factsInPlace.all.contains {
      $0.isSayable && objection.settledBy?.contains($0.path) == true
    }
    for (index, answer) in objection.answers.enumerated() {
      if let study = answer.study,
        literature[study].map({ $0.isCitable && $0.fits(appeal.population) }) != true
      {
        continue
      }
      // Where the lengths are reached, the plain fact is said of a policy without a day as well.
      guard answer.beside != true || point == nil || isMet,
        // Of several criteria the one that the answer's own facts meet is answered, whatever else is open.
        let found = Self.slots(
          of: answer, point: pleaded.first { answer.tells($0.criterion.fact) } ?? point,
          appeal: appeal),
        let text = try? answer.text(of: objection, number: index + 1),
        let spans = try? text.filled(found.values)
      else { continue }
      var cited: [Fact] = []
      for fact in found.facts where !cited.contains(fact) { cited.append(fact) }
      let links = cited.compactMap(\.support.first).map(reference)
        .reduce(into: [Span]()) { unique, link in
          if !unique.contains(where: { $0.words == link.words }) { unique.append(link) }
        }
      self.answer =
        Self.withoutDoubledStop(spans) + links.flatMap { [.text(" ["), $0, .text("]")] }
      facts = cited
      return
    }
    answer = nil
    facts = []
  }

  /// A quotation that ends a sentence needs no second full stop.
  private static func withoutDoubledStop(_ spans: [Span]) -> [Span] {
    guard let last = spans.last, case .text(".") = last,
      spans.dropLast().last?.words.hasSuffix(".”") == true
    else { return spans }
    return spans.dropLast()
  }

  /// - Returns: `nil` where a slot is not filled by a fact that may be said.
  private static func slots(
    of answer: Objection.Answer, point: Argument.Point?, appeal: AppealCase
  ) -> (values: [String: [Span]], facts: [Fact])? {
    var values: [String: [Span]] = [:]
    var facts: [Fact] = []
    let chart = appeal.factsInPlace
    for (name, slot) in answer.slots {
      let found = slot.facts.lazy.flatMap { chart[$0] }.compactMap { fact in
        fact.isSayable ? fact.words(slot.take).map { (fact: fact, words: $0) } : nil
      }.first
      guard let found else { return nil }
      values[name] = [.text(found.words)]
      facts.append(found.fact)
    }
    if let policy = appeal.argument?.evaluation.policy {
      values["policy"] = [.text(policy.number)]
      values["effective"] = policy.effective?.statable.map { [.text($0.description)] }
    }
    // What the record does not meet is answered by nothing in it, and a section that does not ask for
    // something is not answered by it.
    values["section"] = point.flatMap { $0.isPleaded ? [.text($0.criterion.section)] : nil }
    return (values, facts)
  }
}

extension ObjectionBook {
  static let most = 4

  /// An objection to prepare, with the criterion it stands on, where one does.
  typealias Expected = (objection: Objection, point: Argument.Point?, isRaised: Bool)

  /// The criteria that are met and that an objection stands on.
  func pleaded(_ objection: Objection, in appeal: AppealCase) -> [Argument.Point] {
    (appeal.argument?.points ?? []).filter {
      $0.isPleaded && self.objection(for: $0) == objection
    }
  }

  /// The objections to prepare: first the one that is the denial's own category, then those that its
  /// reasons raise, in the order of its words; then those of criteria that are open, which the call may
  /// come to. At most four, each once.
  func expected(in appeal: AppealCase) -> [Expected] {
    var chosen: [Expected] = []
    func add(_ objection: Objection?, _ point: Argument.Point?, isRaised: Bool) {
      guard let objection, chosen.count < Self.most,
        !chosen.contains(where: { $0.objection.number == objection.number })
      else { return }
      chosen.append((objection, point, isRaised))
    }
    // What the criteria of the operation leave open is no matter of the place.
    let open = appeal.otherMatter != nil ? [] : appeal.argument?.open ?? []
    add(
      objections.first { $0.id == appeal.filing.category?.rawValue }, nil, isRaised: true)
    for objection in announced(by: appeal.denial) where !isMoot(objection, in: appeal) {
      let point =
        open.first { self.objection(for: $0) == objection } ?? point(of: objection, in: appeal)
      add(objection, point, isRaised: true)
    }
    // Where all is met, what is open is an alternative that nobody needs.
    if appeal.argument?.evaluation.result.truth != true {
      for point in open { add(objection(for: point), point, isRaised: false) }
    }
    return chosen
  }

  /// To name the guideline that is argued objects to nothing, nor does "the requested level" of one.
  private func isMoot(_ objection: Objection, in appeal: AppealCase) -> Bool {
    if objection.id == "multi-level" { return appeal.request.levels.count == 1 }
    guard objection.criterionTypes.contains(CriterionType.crossPolicy.rawValue) else {
      return false
    }
    return appeal.argument.map { appeal.denial?.names($0.evaluation.policy) == true } ?? false
  }

  private func point(of objection: Objection, in appeal: AppealCase) -> Argument.Point? {
    appeal.argument?.points.first { self.objection(for: $0) == objection }
  }

  /// Whether the lengths of care that an objection stands on are reached, so that no missing weeks are
  /// to be filed and none waived.
  func isMet(_ objection: Objection, in appeal: AppealCase) -> Bool {
    guard let argument = appeal.argument else { return false }
    let lengths = argument.points.filter {
      $0.role == .criterion && !$0.criterion.isSoft && $0.criterion.test.isLength
        && self.objection(for: $0) == objection
    }
    let ids = Set(lengths.map(\.criterion.id))
    let requirements = argument.evaluation.requirements.filter { requirement in
      requirement.criteria.contains { ids.contains($0.criterion.id) }
    }
    return !requirements.isEmpty && requirements.allSatisfy { $0.verdict.truth == true }
  }

  /// The objections whose words a denial's reasons hold, in the order of those words; what a reason
  /// grants beside them is none.
  func announced(by denial: DenialLetter?) -> [Objection] {
    let sentences = (denial?.reasons ?? []).flatMap { LetterText.sentences(of: $0.oneLine[...]) }
    let held = sentences.filter { !DenialLetterReader.grants($0) }
    let reasons = (held.isEmpty ? sentences : held).map { $0.lowercased() }.joined(separator: "\n")
    let found = objections.compactMap { objection in
      objection.denialWords.compactMap { Self.place(of: $0.lowercased(), in: reasons) }.min()
        .map { (objection: objection, place: $0) }
    }
    return found.sorted { ($0.place, $0.objection.number) < ($1.place, $1.objection.number) }
      .map(\.objection)
  }

  /// Where a word begins so: "submit" holds no BMI.
  private static func place(of beginning: String, in text: String) -> String.Index? {
    text.ranges(of: beginning).first { range in
      range.lowerBound == text.startIndex
        || !text[text.index(before: range.lowerBound)].isLetter
    }?.lowerBound
  }

  /// The objection that stands on a criterion: by its fact, the longest beginning first, else by its
  /// kind.
  func objection(for point: Argument.Point) -> Objection? {
    let byFact = objections.compactMap { objection -> (Objection, Int)? in
      objection.facts.filter { point.criterion.fact.rawValue.hasPrefix($0) }.map(\.utf8.count).max()
        .map { (objection, $0) }
    }.max { ($0.1, -$0.0.number) < ($1.1, -$1.0.number) }
    return byFact?.0
      ?? objections.first { $0.criterionTypes.contains(point.criterion.type.rawValue) }
  }
}

extension Objection.Answer {
  /// Whether a slot is filled by a fact.
  fileprivate func tells(_ path: FactPath) -> Bool {
    slots.values.contains { $0.facts.contains(path) }
  }
}

extension CriterionTest {
  /// Weeks or months: a length of care.
  fileprivate var isLength: Bool {
    if case .number(_, _, let unit) = self { unit.days != nil } else { false }
  }
}
