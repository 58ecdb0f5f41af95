public import Claims
public import ClinicalRecords

/// One thing a policy asks of the record.
public struct Criterion: Sendable, Hashable {
  /// Unique within its pathway; waivers refer to it.
  public let id: String
  public let type: CriterionType
  /// Our own words.
  public let label: String
  public let fact: FactPath
  public let test: CriterionTest
  /// The section label to cite.
  public let section: String
  public let verification: Verification
  /// An id of the policy's sources; `nil` for an unverified one, or where none was recorded.
  public let source: String?
  /// How many days before the request day the evidence may have ended.
  public let lookbackDays: Int?
  /// The duration must be one course without a break.
  public let isConsecutive: Bool
  /// The visits must fall within so many days.
  public let spanDays: Int?
  /// Must hold at every requested level.
  public let isPerLevel: Bool
  /// Must agree with symptom, examination or imaging by level and side.
  public let needsConcordance: Bool
  /// Excused when this is true, as with a contraindication.
  public let unlessFact: FactPath?
  /// Met as well when this is true.
  public let alternativeFact: FactPath?
  /// Asked only when this is true.
  public let appliesIf: FactPath?
  /// Recommended; does not block.
  public let isSoft: Bool
  /// No waiver excuses it.
  public let isHardStop: Bool
  /// Kinds of document that count, to be attached.
  public let evidence: [String]
  /// Kinds of care that do not count.
  public let excludedModalities: [String]
  /// What must hold besides: a dated laboratory value, the same scale twice.
  public let conditions: [SideCondition]
  public let note: String?
}

/// A further fact that a criterion rests on.
public struct SideCondition: Sendable, Hashable {
  public let fact: FactPath
  public let test: CriterionTest
  /// How old the evidence may be on the request day.
  public let maximumAgeDays: Int?
}

/// What a criterion is about.
public enum CriterionType: String, Sendable, Hashable, CaseIterable {
  case conservativeCare = "conservative_care"
  case symptom
  case symptomDuration = "symptom_duration"
  case examFinding = "exam_finding"
  case functionalImpairment = "functional_impairment"
  case painScore = "pain_score"
  case imagingFinding = "imaging_finding"
  case imagingCorrelation = "imaging_correlation"
  case imagingRecency = "imaging_recency"
  case instability
  case instabilityMetric = "instability_metric"
  case redFlag = "neuro_red_flag"
  case urgentCondition = "urgent_condition"
  case tobacco, psych, age, labs, diagnosis
  case differentialExclusion = "differential_exclusion"
  case priorSurgeryInterval = "prior_surgery_interval"
  case injectionResponse = "injection_response"
  case frequencyLimit = "frequency_limit"
  case procedureTechnique = "procedure_technique"
  case deviceStatus = "device_status"
  case plan
  case sharedDecision = "shared_decision"
  case documentation, contraindication
  case crossPolicy = "cross_policy"

  /// Findings that lie at a level or on a side, and are compared with the request's.
  var hasPlace: Bool {
    switch self {
    case .symptom, .examFinding, .imagingFinding, .imagingCorrelation, .instability,
      .instabilityMetric:
      true
    default: false
    }
  }
}
