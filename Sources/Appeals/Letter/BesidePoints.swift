import ClinicalRecords
import MedicalPolicies

/// What a denial says is missing where no pleaded criterion asks for it.
///
/// A policy may ask for no treatment, and the payer writes all the same that none is documented: what the
/// record has is quoted then, with its days, and claims no section. Of care and of function whatever it
/// has; of other things only what says by itself that it is not missing ("unstable", "never smoked"),
/// for a finding quoted without its criterion could speak against the request.
struct BesidePoints {
  /// The most that is printed: more tires the reader.
  static let most = 6
  let facts: [Fact]
  /// Of which nothing can be quoted.
  let unanswered: [Objection]

  init(_ appeal: AppealCase, objections: ObjectionBook, pleaded: [Argument.Point]) {
    let carried = Set(pleaded.compactMap { objections.objection(for: $0)?.number })
    let kinds: Set<String> = [
      CriterionType.conservativeCare.rawValue, CriterionType.functionalImpairment.rawValue,
    ]
    let missed = objections.announced(by: appeal.denial).filter {
      (!$0.criterionTypes.isDisjoint(with: kinds) || $0.answeredBy != nil)
        && !carried.contains($0.number)
    }
    let sayable = appeal.factsInPlace.all.filter {
      $0.isSayable && $0.value != .truth(false) && !$0.support.isEmpty
    }
    func facts(of objection: Objection) -> [Fact] {
      let own = sayable.filter { fact in
        objection.answeredBy.map { $0.contains(fact.path) }
          ?? objection.facts.contains { fact.path.rawValue.hasPrefix($0) }
      }
      // Those with days or a length first: they are what the reader looks for.
      return own.filter { $0.firstDay != nil || $0.isLength }
        + own.filter { $0.firstDay == nil && !$0.isLength }
    }
    var said: Set<Quote?> = []
    let distinct = missed.flatMap { facts(of: $0) }.filter {
      said.insert($0.support.first).inserted
    }
    self.facts = Array(distinct.prefix(Self.most))
    unanswered = missed.filter { facts(of: $0).isEmpty }
  }
}
