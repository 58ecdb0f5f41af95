public import Claims

/// Denials of one payer with one root cause, to be argued once.
///
/// One project for each payer, category and cause, where the cause is the adjustment reason with its
/// remarks, which name the policy or the record that the payer rests on.
public struct Project: Sendable, Hashable {
  public let payer: Payer
  public let category: DenialCategory
  /// The code with its remarks, such as `50 N115`, or the reason's own short name.
  public let cause: String
  /// What the payer means by it, in our words.
  public let reason: String
  /// Those to be worked, this week or later, by number; the sums and days are theirs.
  public let denials: [Int]
  /// Those past an assumed last day, by number: the payer is asked first, and they are in no sum.
  public let toConfirm: [Int]
  /// The sum over those of known or estimated amount.
  public let recoverable: Money
  public let recoverableMark: Estimate<Money>.Mark
  /// How many are in no sum.
  public let unknown: Int
  /// Over those that are valued.
  public let expectedNet: Money
  public let valued: Int
  public let firstAlarm: CalendarDay
  /// Whether that day rests on an assumed rule.
  public let isFirstAlarmAssumed: Bool

  /// The projects of two denials or more, of which one can be worked: the most expected net first,
  /// then the most recoverable, then the first number. Expired, not appealable and settled denials
  /// are in none, and neither is what a person put aside, what is not the practice's to file, what
  /// costs more than it brings, or what nobody has read the reason of.
  public static func projects(of worklist: Worklist) -> [Project] {
    let left: [Deferral] = [
      .notOpen, .noStep, .billed, .sameService, .memberOnly, .nextLevelUnknown, .putAside,
      .deadlineUnconfirmed,
      .appealUnconfirmed,
      .costsMoreThanItBrings, .reasonUnread,
    ]
    let lines =
      worklist.selected + worklist.deferred.filter { !left.contains($0.reason) }.map(\.line)
    let past = Dictionary(grouping: worklist.deferred(for: .deadlineUnconfirmed)) {
      Root($0.candidate.denial)
    }
    return Dictionary(grouping: lines) { Root($0.candidate.denial) }
      .compactMap { Project($0.key, $0.value, toConfirm: past[$0.key] ?? []) }
      .filter { $0.denials.count + $0.toConfirm.count > 1 }.sorted(by: precedes)
  }

  private static func precedes(_ left: Project, _ right: Project) -> Bool {
    if left.expectedNet != right.expectedNet { return left.expectedNet > right.expectedNet }
    if left.recoverable != right.recoverable { return left.recoverable > right.recoverable }
    return left.denials.lexicographicallyPrecedes(right.denials)
  }

  private struct Root: Hashable {
    var payer: String
    var category: DenialCategory
    var cause: String

    init(_ denial: Denial) {
      payer = denial.payer.key
      category = denial.reading.category
      let codes = [denial.reason].compactMap(\.self) + Set(denial.remarks).sorted()
      cause = codes.isEmpty ? denial.reading.name : codes.joined(separator: " ")
    }
  }

  private init?(_ root: Root, _ lines: [Worklist.Line], toConfirm: [Worklist.Line]) {
    guard let first = lines.min(by: { $0.candidate.id < $1.candidate.id }),
      let due = lines.map(\.candidate.deadline).min(by: { $0.alarm < $1.alarm })
    else { return nil }
    let amounts = lines.map(\.candidate.denial.recoverable)
    let known = amounts.compactMap(\.value)
    payer = first.candidate.denial.payer
    category = root.category
    cause = root.cause
    reason = first.candidate.denial.reading.name
    denials = lines.map(\.candidate.id).sorted()
    self.toConfirm = toConfirm.map(\.candidate.id).sorted()
    recoverable = known.reduce(.zero, +)
    recoverableMark =
      known.isEmpty ? .unknown : amounts.contains { $0.mark == .estimated } ? .estimated : .known
    unknown = amounts.count - known.count
    let nets = lines.compactMap(\.value.value?.expectedNet)
    expectedNet = nets.reduce(.zero, +)
    valued = nets.count
    firstAlarm = due.alarm
    isFirstAlarmAssumed = due.standing == .assumed
  }
}
