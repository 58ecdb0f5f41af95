/// How a payer decided an appeal.
public enum AppealOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case overturned
  case partiallyOverturned = "partially-overturned"
  case upheld
  case withdrawn
  /// Not decided as far as the record goes: neither won nor lost.
  case pending

  /// `partially overturned`.
  public var words: String { rawValue.replacing("-", with: " ") }

  public var isWon: Bool { self == .overturned || self == .partiallyOverturned }
}

/// A row of the practice's appeal log.
public struct Appeal: Sendable, Hashable, Codable {
  public var payer: Payer
  public var patientControlNumber: String
  public var claimNumber: String?
  /// 1 is the first level.
  public var level: Int
  /// What was filed: `appeal`, `corrected claim`, `peer-to-peer`, `records`, as the log says.
  public var action: String
  public var filedDay: CalendarDay
  public var outcome: AppealOutcome
  public var decidedDay: CalendarDay?
  /// What the payer agreed to pay more, as the log says.
  public var recovered: Money?
  /// The last day for the next level, as the payer's decision prints it.
  public var nextDeadline: CalendarDay?
  /// Staff time, where it was logged.
  public var minutes: Int?
  /// The change of the queue that said so; `nil` where a log did. Said again after it was taken
  /// back, the same words are another fact.
  public var record: Int?
  /// How the other of log and queue answers the same filing, where they differ; no log says it.
  public var otherAnswer: AppealOutcome?

  public init(
    payer: Payer, patientControlNumber: String, claimNumber: String? = nil, level: Int = 1,
    action: String = "appeal", filedDay: CalendarDay, outcome: AppealOutcome = .pending,
    decidedDay: CalendarDay? = nil, recovered: Money? = nil, nextDeadline: CalendarDay? = nil,
    minutes: Int? = nil
  ) {
    self.payer = payer
    self.patientControlNumber = patientControlNumber
    self.claimNumber = claimNumber
    self.level = level
    self.action = action
    self.filedDay = filedDay
    self.outcome = outcome
    self.decidedDay = decidedDay
    self.recovered = recovered
    self.nextDeadline = nextDeadline
    self.minutes = minutes
  }
}
