/// Where the cases of a training set come from and where others were left: the denominators.
///
/// `denials = notAppealable + notAppealed + appealed`;
/// `appealed = immature + withdrawn + called + wonUndated + overturned + upheld + undecided`, where the last
/// three are the outcomes used and `undecided` means without a decision when the horizon ended.
public struct SelectionLedger: Sendable, Hashable, Codable {
  public var horizonDays: Int
  public var denials = 0
  public var notAppealable = 0
  public var notAppealed = 0
  /// Filed less than the horizon before the as-of day: censored, neither won nor lost.
  public var immature = 0
  public var withdrawn = 0
  /// Won on a day that nobody recorded, so that the horizon says nothing of it.
  public var wonUndated: Int {
    get { undated ?? 0 }
    set { undated = newValue }
  }
  /// Tried by a call between physicians first, of which the model is not.
  public var called: Int {
    get { calls ?? 0 }
    set { calls = newValue }
  }
  public var overturned = 0
  public var upheld = 0
  public var undecided = 0

  /// `nil` in models stored before it was counted.
  private var undated: Int?
  private var calls: Int?

  public init(horizonDays: Int) {
    self.horizonDays = horizonDays
  }

  public var appealed: Int {
    immature + withdrawn + called + wonUndated + overturned + upheld + undecided
  }
  public var used: Int { overturned + upheld + undecided }
}
