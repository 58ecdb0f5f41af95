import ClinicalRecords

extension Summary {
  /// One clause of the summary: the facts that can fill it, the first wins, and what to look for.
  struct Part {
    struct Source {
      /// A path ending in a full stop stands for all that begin with it.
      let path: String
      private let lead: String
      /// What the lead claims beyond the path, and the lead where the record's words do not say it.
      private let claim: (word: String, otherwise: String)?

      init(_ path: String, _ lead: String, claim: (word: String, otherwise: String)? = nil) {
        self.path = path
        self.lead = lead
        self.claim = claim
      }

      func lead(of fact: Fact) -> String {
        guard let claim else { return lead }
        let isSaid = fact.support.contains { $0.text.lowercased().contains(claim.word) }
        return isSaid ? lead : claim.otherwise
      }

      func holds(_ fact: Fact) -> Bool {
        path.hasSuffix(".")
          ? fact.path.rawValue.hasPrefix(path) : fact.path.rawValue == path
      }
    }

    let sources: [Source]
    let needs: String
    let isRequired: Bool

    init(_ sources: [Source], needs: String, isRequired: Bool = false) {
      self.sources = sources
      self.needs = needs
      self.isRequired = isRequired
    }

    /// The latest fact, so that a course long past does not stand for the present one; the gravest
    /// of one day. Full strength is no sign.
    func filling(in chart: ChartFacts) -> (lead: String, fact: Fact)? {
      for source in sources {
        let facts = chart.all
          .filter { $0.isSayable && source.holds($0) && $0.value != .motor(.five) }
          .sorted { $0.gravity > $1.gravity }
        guard var latest = facts.first else { continue }
        for fact in facts.dropFirst() {
          guard let day = fact.lastDay else { continue }
          if latest.lastDay.map({ $0 < day }) ?? true { latest = fact }
        }
        return (source.lead(of: latest), latest)
      }
      return nil
    }
  }
}

extension Summary.Part {
  /// In the order they are said; what is not required gives way first, from the end.
  static let all = [
    Self(
      [Source("symptom.duration_weeks", "Symptoms")],
      needs: "how long the symptoms have lasted", isRequired: true),
    Self(
      [
        Source("imaging.stenosis_grade", "Imaging"),
        Source("imaging.herniation_concordant", "Imaging"),
        Source("imaging.compression_concordant", "Imaging"),
        Source("imaging.cord_compression_concordant", "Imaging"),
        Source("imaging.dynamic_translation_mm", "Motion on films"),
      ], needs: "the imaging report's finding by level", isRequired: true),
    Self(
      [
        Source(
          "conservative.pt_in_person.weeks", "In-person therapy",
          claim: (word: "person", otherwise: "Physical therapy")),
        Source("conservative.supervised.weeks", "Supervised care"),
        Source("conservative.pt.weeks", "Physical therapy"),
        Source("conservative.exercise.weeks", "Exercise"),
      ], needs: "therapy with its dates", isRequired: true),
    Self(
      [Source("conservative.rx_any", "Medicines"), Source("conservative.rx.weeks", "Medicines")],
      needs: "medicines with dates and how they ended", isRequired: true),
    Self(
      [Source("function.odi", "ODI"), Source("function.adl_limits", "Limits")],
      needs: "a function score with its date", isRequired: true),
    Self(
      [Source("neuro.motor_mrc.", "Strength"), Source("neuro.motor_mrc_min", "Strength")],
      needs: "a graded sign on examination"),
    Self(
      [
        Source("exam.concordant", "Examination"), Source("exam.objective_finding", "Examination"),
        Source("exam.cervical_root_sign", "Examination"),
        Source("exam.myelopathic_sign", "Examination"),
      ], needs: "a sign on examination"),
    Self(
      [Source("injections.esi.count", "Epidural injections")],
      needs: "injections with dates and relief"),
    Self(
      [
        Source("symptom.radicular_or_claudication", "Complaint"),
        Source("symptom.radicular_leg", "Complaint"), Source("symptom.radicular_arm", "Complaint"),
      ], needs: "leg or arm symptoms in the patient's words"),
    Self([Source("function.adl_limits", "Limits")], needs: "activities given up"),
    Self(
      [Source("assessment.other_sources_excluded", "Other sources")],
      needs: "other causes excluded"),
  ]
}

extension Fact {
  /// Orders facts of one path and day: the narrower canal, the weaker muscle, the longer time first.
  fileprivate var gravity: Int {
    switch value {
    case .number(let length, _) where isLength: Int(length)
    case .stenosis(let grade): StenosisGrade.allCases.firstIndex(of: grade) ?? 0
    case .motor(let grade): -(MotorGrade.allCases.firstIndex(of: grade) ?? 0)
    default: 0
    }
  }
}
