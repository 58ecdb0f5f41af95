import Claims
import ClinicalRecords

/// What the record shows, where no criteria are known that could choose among its facts.
///
/// Facts by what they are of, the kinds that the denial finds missing first, and within a kind in the
/// order in which a physician tells them; those with days or a length before those without. A fact says
/// what its quote says and no more: whether it would meet anything is claimed of none.
struct RecordFindings {
  struct Group {
    let heading: String
    let facts: [Fact]
    /// Whether a reviewer could weigh it: what a patient says, or underwent before, decides nothing alone.
    let isWeighty: Bool
  }

  /// More under one heading tires the reader.
  static let mostFacts = 4
  let groups: [Group]
  /// Words of the record that contradict one another, and are said by no letter.
  let contradicted: [Quote]

  init(_ appeal: AppealCase, missed: [Objection]) {
    let facts = appeal.factsInPlace.all
    // The same words are not said twice, whatever they are found to mean.
    var said: Set<Quote?> = []
    let found = Kind.all.map { kind in
      let own = kind.facts(among: facts.filter { $0.isSayable && $0.isTelling })
        .filter { said.insert($0.support.first).inserted }
      return (kind: kind, facts: Array(Self.withoutRepeats(own).prefix(Self.mostFacts)))
    }.filter { !$0.facts.isEmpty }
    let asked = found.filter { found in missed.contains { found.kind.answers($0) } }
    let others = found.filter { found in !missed.contains { found.kind.answers($0) } }
    groups = (asked + others).map {
      Group(heading: $0.kind.heading, facts: $0.facts, isWeighty: $0.kind.isWeighty)
    }
    contradicted = facts.filter { fact in fact.isConflict && Kind.all.contains { $0.holds(fact) } }
      .compactMap { ($0.support + $0.against).first }
      .reduce(into: []) { unique, quote in
        if !unique.contains(where: { $0.document == quote.document && $0.line == quote.line }) {
          unique.append(quote)
        }
      }
  }

  var facts: [Fact] { groups.flatMap(\.facts) }

  /// Whether there is enough to argue from.
  var isArguable: Bool { groups.contains(where: \.isWeighty) }

  /// Of the lengths of one thing the latest that was told, and no medicine that an earlier quote names.
  private static func withoutRepeats(_ facts: [Fact]) -> [Fact] {
    let latest = facts.filter { fact in
      !fact.isLength
        || !facts.contains { other in
          other.path == fact.path && other.isLength
            && (other.lastDay?.description ?? "") > (fact.lastDay?.description ?? "")
        }
    }
    return latest.reduce(into: []) { kept, fact in
      guard case .words? = fact.value, let name = fact.valueWords?.lowercased() else {
        kept.append(fact)
        return
      }
      let isSaid = kept.contains { $0.support.first?.text.lowercased().contains(name) == true }
      if !isSaid { kept.append(fact) }
    }
  }
}

extension RecordFindings {
  /// What a paragraph of the record is about.
  private struct Kind {
    let heading: String
    /// Paths, or their beginnings where they end in a full stop, first what is told first.
    let paths: [String]
    var isWeighty = true

    func holds(_ fact: Fact) -> Bool { paths.contains { Self.holds($0, fact) } }

    func answers(_ objection: Objection) -> Bool {
      objection.facts.contains { beginning in
        paths.contains { $0.hasPrefix(beginning) || beginning.hasPrefix($0) }
      }
    }

    func facts(among facts: [Fact]) -> [Fact] {
      paths.flatMap { path in
        let own = facts.filter { Self.holds(path, $0) }
        return own.filter { $0.firstDay != nil || $0.isLength }
          + own.filter { $0.firstDay == nil && !$0.isLength }
      }
    }

    private static func holds(_ path: String, _ fact: Fact) -> Bool {
      path.hasSuffix(".") ? fact.path.rawValue.hasPrefix(path) : fact.path.rawValue == path
    }

    /// What a reader could turn against the request without its criterion (a body mass, a diabetes, a
    /// cigarette) is of no kind.
    static let all = [
      Kind(
        heading: "Symptoms", paths: ["symptom.duration_weeks", "symptom.", "urgent.", "pain."],
        isWeighty: false),
      Kind(heading: "Examination", paths: ["neuro.", "exam."]),
      Kind(
        heading: "Imaging",
        paths: [
          "imaging.stenosis_grade", "imaging.herniation_concordant",
          "imaging.compression_concordant", "imaging.cord_compression_concordant",
          "imaging.neural_compression", "imaging.disc_compression", "imaging.listhesis_mm",
          "imaging.meyerding", "imaging.dynamic_translation_mm", "imaging.dynamic_instability",
          "imaging.angulation_deg", "imaging.canal_mm", "imaging.pseudarthrosis",
          "imaging.pars_fracture", "imaging.cobb_deg", "imaging.sva_cm", "imaging.pi_ll_deg",
        ]),
      Kind(
        heading: "Treatment before this request",
        paths: [
          "conservative.pt_in_person.weeks", "conservative.supervised.weeks",
          "conservative.pt.weeks", "conservative.pt.visits", "conservative.pt",
          "conservative.exercise.weeks", "conservative.rx_any", "conservative.rx.weeks",
          "injections.esi.count", "injections.facet.count", "injections.esi.relief_pct",
          "injections.esi.relief_weeks", "conservative.other", "conservative.any.weeks",
          "scs.trial_relief_pct", "scs.trial_days",
        ]),
      Kind(heading: "Function", paths: ["function.odi", "function."]),
      Kind(
        heading: "Also in the record",
        paths: [
          "prior_surgery.history", "assessment.other_sources_excluded", "psych.evaluation",
          "psych.addressed_if_present", "tobacco.never_smoker", "tobacco.nicotine_free_weeks",
        ], isWeighty: false),
    ]
  }
}

extension Fact {
  /// Full strength is no sign, an open canal none either, and nothing is shown by none of it ("0 weeks
  /// without nicotine"); what its own sentence takes back ("... but the nerves are not impinged") would
  /// speak against the request.
  fileprivate var isTelling: Bool {
    if case .number(0, _)? = value { return false }
    let words = support.first?.text ?? ""
    return value != .motor(.five) && value != .stenosis(.none)
      && words.firstMatch(of: Pattern.takesBack) == nil
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let takesBack =
    /(?i)\b(?:but|however|although|though)\b[^.;]*\b(?:no|not|never|without|denies)\b/
}
