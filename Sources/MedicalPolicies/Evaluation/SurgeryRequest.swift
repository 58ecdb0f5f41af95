public import Claims
public import ClinicalRecords
import StrictJSON

/// What is asked of the payer: the operation, where, on which side, when.
public struct SurgeryRequest: Sendable, Hashable {
  public enum RequestedSide: String, Sendable, Hashable, CaseIterable {
    case left, right, bilateral
    /// The operation has no side.
    case none
  }

  /// The day of the request, from which windows run back.
  public var day: CalendarDay
  public var procedureCodes: [String]
  /// Empty where none is stated; nothing is then shown at a level.
  public var levels: [SpinalLevel]
  /// `nil` where none is stated, which is not the same as ``RequestedSide/none``.
  public var side: RequestedSide?
  public var diagnosisCodes: [String]
  public var payer: String?
  public var administrator: String?
  public var planType: PlanType?
  public var state: String?

  public init(
    day: CalendarDay, procedureCodes: [String], levels: [SpinalLevel] = [],
    side: RequestedSide? = nil, diagnosisCodes: [String] = [], payer: String? = nil,
    administrator: String? = nil, planType: PlanType? = nil, state: String? = nil
  ) {
    self.day = day
    self.procedureCodes = procedureCodes
    self.levels = levels
    self.side = side
    self.diagnosisCodes = diagnosisCodes
    self.payer = payer
    self.administrator = administrator
    self.planType = planType
    self.state = state
  }

  /// What to ask the library.
  public var question: PolicyQuestion {
    PolicyQuestion(
      payer: payer, administrator: administrator, planType: planType, state: state,
      procedureCodes: procedureCodes, diagnosisCodes: diagnosisCodes, day: day)
  }
}

extension SurgeryRequest {
  /// Reads `request_date` and `request` of a `case.json`; other fields of the case are left to
  /// others. `cpt` is required; `level`, `side`, `icd10`, `payer`, `administrator`, `plan_type` and
  /// `state` are read where they are.
  ///
  /// - Throws: ``FormatError`` by line and place, without the content of any field.
  public init(json bytes: [UInt8], file: String) throws(FormatError) {
    let top = try Fields(JSONNode(bytes, file: file), file: file, known: nil)
    guard let day = try top.day("request_date") else {
      throw FormatError(file: file, node: top.node, .missingField("request_date"))
    }
    let fields = try Fields(
      top.require("request"), file: file,
      known: [
        "cpt", "level", "side", "icd10", "payer", "administrator", "plan_type", "state",
      ])
    let codes = try fields.texts("cpt")
    guard !codes.isEmpty else {
      throw FormatError(file: file, node: fields.node, .missingField("cpt"))
    }
    var levels: [SpinalLevel] = []
    for node in try fields.items("level") {
      guard let level = SpinalLevel(try fields.text(node)) else {
        throw fields.expected("a level such as L4-5 or L5-S1", node)
      }
      levels.append(level)
    }
    self.init(
      day: day, procedureCodes: codes, levels: levels,
      side: try fields.choice("side", RequestedSide.self),
      diagnosisCodes: try fields.texts("icd10"), payer: try fields.optionalText("payer"),
      administrator: try fields.optionalText("administrator"),
      planType: try fields.choice("plan_type", PlanType.self),
      state: try fields.optionalText("state"))
  }
}
