import Claims

/// Follows the lines of one claim from day to day: which denials hold them, and what came after.
///
/// Money that comes for a denied line is credited to the denials that held it when it came, in
/// proportion to what each denied; money taken back is taken from those that had got it. Facts are
/// met in the order they became known, so what is derived as of a day never changes later.
struct LineLedger {
  /// A line from the day it was first denied.
  struct Tracked {
    var position: LinePosition
    /// The decision that first denied it.
    var decision: Int
    /// Paid apart from what denials are credited with.
    var level: Money
    /// Denials that hold the line, and what each denied of it.
    var owners: [Int: Money]
    var credited: [Int: Money] = [:]

    var paid: Money { credited.values.reduce(level, +) }
  }

  let log: DecisionLog
  private(set) var lines: [Tracked] = []
  private(set) var cases: [DenialCase] = []

  init(log: DecisionLog) {
    self.log = log
  }

  /// Takes in everything that became known on `day`; `takenBack` are the net recoupments without a
  /// claim up to then.
  mutating func advance(to day: CalendarDay, takenBack: Money) {
    let standing = log.standing(on: day)
    creditPayments(standing)
    own(standing, on: day)
    ownDuplicates(on: day)
    observe(standing, on: day, takenBack: takenBack)
  }

  func trackedIndex(of position: LinePosition) -> Int? {
    lines.lastIndex { $0.position.isSame(as: position) }
  }
}

// MARK: - Money

extension LineLedger {
  private mutating func creditPayments(_ standing: [StandingLine]) {
    guard !lines.isEmpty else { return }
    let found = lines.map { line in
      standing.first { $0.position.isSame(as: line.position) }?.position.paid
    }
    for (index, paid) in found.enumerated() {
      if let paid { lines[index].pay(paid) }
    }
    payAbsent(lines.indices.filter { found[$0] == nil }, newMoney(in: standing))
  }

  /// Pays lines that a decision no longer names out of what it pays under other names. What had been
  /// paid on them before the denial comes again in it, on whichever line: only the rest is new.
  private mutating func payAbsent(_ absent: [Int], _ money: Money) {
    let change = money - absent.reduce(Money.zero) { $0 + lines[$1].paid }
    let weights = absent.map { index in
      (change > .zero ? lines[index].owners : lines[index].credited).values
        .reduce(0) { $0 + $1.cents }
    }
    for (index, part) in zip(absent, change.allocated(over: weights)) {
      lines[index].pay(lines[index].paid + part)
    }
  }
}

extension LineLedger.Tracked {
  /// Credits or debits the difference between `now` and what was paid before.
  fileprivate mutating func pay(_ now: Money) {
    let difference = now - paid
    let holders = difference > .zero ? owners : credited
    let keys = holders.keys.sorted()
    var amount = difference
    if difference < .zero {
      // What was paid apart from denials may go too, but no denial loses more than it got.
      amount = max(difference, -credited.values.reduce(.zero, +))
    }
    let parts = amount.allocated(over: keys.map { holders[$0]?.cents ?? 0 })
    for (key, part) in zip(keys, parts) { credited[key, default: .zero] += part }
  }
}

// MARK: - Denials

extension LineLedger {
  private mutating func own(_ standing: [StandingLine], on day: CalendarDay) {
    releaseDropped(standing, on: day)
    var fresh: [DenialCategory: [StandingLine]] = [:]
    for line in standing {
      for category in categories(of: line.position) where !isHeld(line.position, category) {
        fresh[category, default: []].append(line)
      }
    }
    let firstNew = cases.count
    for category in DenialCategory.allCases {
      guard let denied = fresh[category] else { continue }
      open(category, with: denied, besides: standing, on: day)
    }
    for line in standing { settleOwners(of: line, firstNew: firstNew) }
  }

  /// What the payer decides anew to deny, after it had paid, is a denial of its own with a clock of
  /// its own; the earlier one was won, and taken back. A payment that is only reversed leaves the
  /// first decision.
  private mutating func releaseDropped(_ standing: [StandingLine], on day: CalendarDay) {
    for index in cases.indices {
      guard let dropped = cases[index].droppedDay else { continue }
      let again = cases[index].lines.filter { number in
        standing.contains { line in
          log.decisions[line.decision].day > dropped
            && line.position.isSame(as: lines[number].position)
            && line.position.denied(as: cases[index].category) > .zero
        }
      }
      if !again.isEmpty { cases[index].release(Set(again), on: day) }
    }
  }

  /// An answer to an appeal leaves the line with its denials; without an earlier denial on record
  /// it is a denial for a reason that nobody here knows.
  private func categories(of position: LinePosition) -> [DenialCategory] {
    guard position.denials.isEmpty, !position.replies.isEmpty else { return position.categories }
    return trackedIndex(of: position) == nil ? [.unclassified] : []
  }

  private func isHeld(_ position: LinePosition, _ category: DenialCategory) -> Bool {
    guard let index = trackedIndex(of: position) else { return false }
    return cases.contains { $0.category == category && $0.lines.contains(index) }
  }

  /// The same category on other lines joins the case when lines of that were replaced, and is a
  /// case of its own when all of them still stand.
  private mutating func open(
    _ category: DenialCategory, with denied: [StandingLine], besides standing: [StandingLine],
    on day: CalendarDay
  ) {
    let indices = denied.map { track($0) }
    let earlier = cases.lastIndex { $0.category == category && !$0.isDuplicateOfRecord }
    if let earlier,
      cases[earlier].lines.contains(where: { line in
        !standing.contains { $0.position.isSame(as: lines[line].position) }
      })
    {
      cases[earlier].lines += indices
      return
    }
    let isRepeated = cases.contains { $0.category == category }
    cases.append(
      DenialCase(
        category: category, firstDay: day, isRepeated: isRepeated, denied: denied,
        lines: indices))
  }

  private mutating func track(_ line: StandingLine) -> Int {
    if let index = trackedIndex(of: line.position) { return index }
    lines.append(
      Tracked(
        position: line.position, decision: line.decision, level: line.position.paid, owners: [:]))
    return lines.count - 1
  }

  private mutating func settleOwners(of line: StandingLine, firstNew: Int) {
    guard let index = trackedIndex(of: line.position) else { return }
    let position = line.position
    guard !position.denials.isEmpty || lines[index].owners.isEmpty else { return }
    var owners: [Int: Money] = [:]
    for (number, held) in cases.enumerated() where held.lines.contains(index) {
      let amount = position.denied(as: held.category)
      if amount > .zero { owners[number] = amount }
    }
    if owners.isEmpty, let sole = cases.lastIndex(where: { $0.lines.contains(index) }) {
      owners[sole] = position.replies.reduce(.zero) { $0 + $1.amount }
    }
    lines[index].owners = owners
    if owners.keys.allSatisfy({ $0 >= firstNew }) {
      let credits = lines[index].credited.values.reduce(Money.zero, +)
      lines[index].level = position.paid - credits
    }
  }

  /// A resend denied as a duplicate once more says nothing new.
  private mutating func ownDuplicates(on day: CalendarDay) {
    guard !cases.contains(where: \.isDuplicateOfRecord) else { return }
    for (index, decision) in log.decisions.enumerated()
    where decision.isDuplicateOfRecord && decision.day == day {
      let denied = decision.positions.filter { !$0.denials.isEmpty }
      cases.append(
        DenialCase(
          category: .duplicate, firstDay: day,
          isRepeated: cases.contains { $0.category == .duplicate },
          denied: denied.map { StandingLine(decision: index, position: $0) }, lines: [],
          isDuplicateOfRecord: true))
      return
    }
  }
}

// MARK: - What came after

extension LineLedger {
  private mutating func observe(
    _ standing: [StandingLine], on day: CalendarDay, takenBack: Money
  ) {
    for index in cases.indices {
      let held = cases[index].lines.map { line in
        standing.first { $0.position.isSame(as: lines[line].position) }?.position
      }
      let credited = (cases[index].lines + cases[index].formerLines)
        .reduce(Money.zero) { sum, line in sum + (lines[line].credited[index] ?? .zero) }
      cases[index].observe(
        Observation(
          day: day, credited: credited, held: held, category: cases[index].category,
          answered: isAnswered(cases[index], on: day), decided: isDecided(on: day)))
    }
    shareTakeback(takenBack)
  }

  private func isAnswered(_ denial: DenialCase, on day: CalendarDay) -> Bool {
    log.decisions.contains { decision in
      decision.day == day
        && decision.positions.contains { position in
          !position.replies.isEmpty
            && denial.lines.contains { lines[$0].position.isSame(as: position) }
        }
    }
  }

  private func isDecided(on day: CalendarDay) -> Bool {
    log.decisions.contains { $0.day == day && !$0.isDuplicateOfRecord }
  }

  /// A recoupment names the claim only: it falls on the denials by what each had got at most.
  private mutating func shareTakeback(_ amount: Money) {
    let peaks = cases.map(\.peak.cents)
    guard peaks.contains(where: { $0 > 0 }) else { return }
    for (index, part) in amount.allocated(over: peaks).enumerated() {
      cases[index].takeBack(part)
    }
  }
}
