import Claims
import Documents

/// What came in between the two days for some denials, net of what was taken back.
struct Payments {
  private(set) var sum = Money.zero
  /// Some of it is told by the practice's log alone.
  private(set) var isEstimated = false
  /// Denials won or paid of which nobody says how much came.
  private(set) var unknown = 0
  private var known = 0
  /// One of them was won, paid or clawed back.
  private var isDue = false

  init(_ moves: [WeekChange.Move]) {
    self.init(moves.map { ($0.before, $0.after) })
  }

  init(_ pairs: [(before: DenialSighting?, after: DenialSighting?)]) {
    for pair in pairs { add(pair.before, pair.after) }
  }

  private mutating func add(_ before: DenialSighting?, _ after: DenialSighting?) {
    guard let after else { return }
    let isPaid = [.won, .paidUnasked, .clawedBack].contains(after.standing)
    isDue = isDue || isPaid
    guard after.denial.recoveryWitness != nil || !isPaid else {
      unknown += 1
      return
    }
    known += 1
    sum += after.denial.recovered - (before?.denial.recovered ?? .zero)
    isEstimated = isEstimated || after.denial.recoveryWitness == .appealLog
  }

  /// Unknown where of none of them the amount is known; empty where nothing was to come.
  var cell: Cell {
    if !isDue, sum == .zero, unknown == 0 { return .empty }
    return known == 0 && unknown > 0
      ? .unknown : .dollars(cents: sum.cents, mark: isEstimated ? .estimated : .known)
  }
}

extension DenialTally {
  /// The sum with its mark; unknown where no amount is known and some is missing.
  var cell: Cell {
    denials == unknown && unknown > 0 && recoverable == .zero
      ? .unknown : .dollars(cents: recoverable.cents, mark: isEstimated ? .estimated : .known)
  }
}

extension WeekChange.Event {
  /// The lines between the two days' stocks.
  static let sums: [Self] = [.new, .backInPlay] + departures

  /// Told even when there is none.
  var isAlwaysTold: Bool {
    [.new, .left(.won), .left(.lost), .left(.clawedBack), .left(.expiredUnworked)].contains(self)
  }

  /// Whether it counts at the amount of the earlier day.
  var countsThen: Bool {
    switch self {
    case .left, .withdrawn: true
    case .new, .backInPlay, .stays, .elsewhere: false
    }
  }

  var words: String {
    switch self {
    case .new: "new"
    case .backInPlay: "back in play"
    case .stays(.appealed): "appeal filed"
    case .stays(.toWork): "to work again"
    case .stays(let standing): standing.rawValue
    case .left(let standing): standing.rawValue
    case .withdrawn: "no longer on record"
    case .elsewhere(.clawedBack): "clawed back after a win"
    case .elsewhere(let standing): "\(standing.rawValue), not in play before"
    }
  }

  var lineWords: String { (self == .new || self == .backInPlay ? "plus: " : "less: ") + words }
}
