public import Claims

/// A paper, what it found in our words, and whom it is about.
public struct Study: Sendable, Hashable {
  public enum Diagnosis: String, Sendable, Hashable, CaseIterable {
    case stenosis, herniation, myelopathy
    case cervicalRadiculopathy = "cervical-radiculopathy"
    /// No population: a measure or a position.
    case any
  }

  /// A forward slip of one vertebra on the next, in the patients of the study.
  public enum Slip: String, Sendable, Hashable, CaseIterable {
    case no, yes, stable
  }

  public let id: String
  public let citation: String
  public let diagnosis: Diagnosis
  /// `nil` where the study took patients with and without.
  public let slip: Slip?
  public let symptomWeeks: ClosedRange<Int>
  public let ages: ClosedRange<Int>
  /// Procedure families it speaks for, and those it speaks against.
  public let supports: Set<String>
  public let adverseTo: Set<String>
  /// Numbers of the objections it bears on.
  public let answers: [Int]
  /// The finding with its figures, printed as it stands.
  public let statement: String
  /// What the medical director can answer back.
  public let counter: String
  public let verification: Verification
  public let source: String

  /// Only what was read may be cited.
  public var isCitable: Bool { verification == .primary }
}

/// Whom a request is for, as far as the record says it.
public struct StudyPopulation: Sendable, Hashable {
  public var diagnoses: Set<Study.Diagnosis>
  /// `nil` where the record does not say; never taken for "no".
  public var slip: Study.Slip?
  public var symptomWeeks: Double?
  public var age: Int?
  /// Procedure families of the request, such as `lumbar-fusion`.
  public var families: Set<String>

  public init(
    diagnoses: Set<Study.Diagnosis>, slip: Study.Slip?, symptomWeeks: Double?, age: Int?,
    families: Set<String>
  ) {
    self.diagnoses = diagnoses
    self.slip = slip
    self.symptomWeeks = symptomWeeks
    self.age = age
    self.families = families
  }
}

extension Study {
  /// Whether the patient is one the study could have taken. What is not known fits no limit.
  public func fits(_ patient: StudyPopulation) -> Bool {
    guard diagnosis == .any || patient.diagnoses.contains(diagnosis) else { return false }
    switch (slip, patient.slip) {
    case (nil, _), (.no, .no), (.yes, .yes), (.yes, .stable), (.stable, .stable): break
    default: return false
    }
    if symptomWeeks != Self.anyWeeks {
      guard let weeks = patient.symptomWeeks, weeks >= Double(symptomWeeks.lowerBound),
        weeks <= Double(symptomWeeks.upperBound)
      else { return false }
    }
    if ages != Self.anyAge {
      guard let age = patient.age, ages.contains(age) else { return false }
    }
    return true
  }

  static let anyWeeks = 0...Int.max
  static let anyAge = 0...Int.max
}
