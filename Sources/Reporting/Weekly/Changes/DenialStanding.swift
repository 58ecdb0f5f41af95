public import Claims
public import Worklists

/// Where a denial stands on a day, as far as money can still come of it.
public enum DenialStanding: String, Sendable, Hashable, CaseIterable {
  /// Open, in time, and appealable as far as anybody can tell: in play.
  case toWork = "to work"
  /// Upheld, with a further level that the practice can file in time: in play.
  case furtherLevel = "upheld, a further level open"
  /// Appealed and not decided: in play.
  case appealed
  /// Overturned in full or in part.
  case won
  /// Upheld, with nothing further that the practice can file.
  case lost
  /// Upheld, and a stated or sourced last day of the next level, the practice's to file, has passed.
  case nextLevelExpired = "upheld, the time for the next level over"
  /// Paid without an appeal on record.
  case paidUnasked = "paid without an appeal"
  case clawedBack = "clawed back"
  /// Replaced or voided by the practice, or withdrawn.
  case closed
  /// Never appealed, and a stated or sourced last day has passed.
  case expiredUnworked = "expired unworked"
  /// Open, but another step than an appeal is due.
  case notAppealable = "not appealable"
  /// A rule says that there is no first step, or that the plan takes it.
  case noStep = "nothing to file by a rule"
  /// Denied before it was performed, and billed since: its claim counts in its place.
  case billed = "performed and billed since"
  /// Counted with another denial of the same planned service.
  case sameService = "one surgery with another denial"
  /// A person said that it is not to be worked.
  case putAside = "put aside by a person"

  /// - Parameters:
  ///   - denial: As known on the day.
  ///   - isExpired: Whether a stated or sourced last day had passed.
  ///   - hasFurtherLevel: Whether another level after an upheld one is the practice's to file.
  ///   - deferral: Why it is not on the list of the day, where it is on none.
  public init(
    of denial: Denial, isExpired: Bool, hasFurtherLevel: Bool = false, deferral: Deferral? = nil
  ) {
    self =
      switch denial.status {
      case .open where deferral == .noStep: .noStep
      case .open where deferral == .billed, .upheld where deferral == .billed: .billed
      case .open where deferral == .sameService: .sameService
      case .open where deferral == .putAside, .upheld where deferral == .putAside: .putAside
      case .appealed: .appealed
      case .overturned, .partiallyOverturned: .won
      case .upheld where hasFurtherLevel: isExpired ? .nextLevelExpired : .furtherLevel
      case .upheld: .lost
      case .reprocessed: .paidUnasked
      case .clawedBack: .clawedBack
      case .closed: .closed
      case .open where denial.reading.rulesOutAppeal:
        .notAppealable
      case .open: isExpired ? .expiredUnworked : .toWork
      }
  }

  /// Whether an appeal, filed or not, can still bring money.
  public var isInPlay: Bool { isToWork || self == .appealed }

  /// Whether the next step is the practice's.
  var isToWork: Bool { self == .toWork || self == .furtherLevel }
}

/// A denial as it stood on a day.
public struct DenialSighting: Sendable, Hashable {
  /// Its number in the store.
  public let id: Int
  public let denial: Denial
  public let standing: DenialStanding

  public init(
    id: Int, denial: Denial, isExpired: Bool, hasFurtherLevel: Bool = false,
    deferral: Deferral? = nil
  ) {
    self.id = id
    self.denial = denial
    standing = DenialStanding(
      of: denial, isExpired: isExpired, hasFurtherLevel: hasFurtherLevel, deferral: deferral)
  }
}
