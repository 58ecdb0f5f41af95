public import Claims

/// Where the dollars of a service that was denied beforehand count, if not with its denial.
public enum CountedElsewhere: Sendable, Hashable {
  /// With the claim by which it was billed since, by its number.
  case claim(String)
  /// With another denial of the same service, by its number.
  case denial(Int)
}

extension [Candidate] {
  /// The same with each planned service counted once: of the denials of one member by one payer, for one
  /// day, of one kind of claim and of the same procedures with the same modifiers, the one that is appealed
  /// already counts, else the one to act on first.
  ///
  /// A service is denied again under another reference when it is asked for again. With only a procedure in
  /// common both count, for surgeon and center are denied apart, and the later one says of which it may be.
  /// What is not known joins nothing: without member, day or procedures each stands alone; so does what a
  /// person put `aside`.
  public func countingServicesOnce(on day: CalendarDay, aside: Set<Int> = []) -> [Candidate] {
    var places: [PlannedService: [Int]] = [:]
    for (place, candidate) in enumerated() {
      guard candidate.countedAs == nil, !aside.contains(candidate.id),
        [.open, .appealed].contains(candidate.denial.status),
        let service = PlannedService(candidate.denial)
      else { continue }
      places[service, default: []].append(place)
    }
    var counted = self
    for group in places.values where group.count > 1 {
      let order = group.sorted { self[$0].precedes(self[$1], on: day) }
      for (index, place) in order.enumerated() where self[place].denial.status == .open {
        let before = order[..<index].filter { counted[$0].countedAs == nil }
        let own = self[place].denial.services
        if let same = before.first(where: { self[$0].denial.services == own }) {
          counted[place].countedAs = .denial(self[same].id)
        } else {
          counted[place].resembles = before.first { self[$0].denial.sharesProcedure(own) }.map {
            self[$0].id
          }
        }
      }
    }
    return counted
  }
}

extension Denial {
  /// Procedures with their modifiers, in no order.
  fileprivate var services: Set<[String]> {
    Set(procedures.map { [$0.code] + $0.modifiers.sorted() })
  }

  fileprivate func sharesProcedure(_ services: Set<[String]>) -> Bool {
    !Set(self.services.map(\.[0])).isDisjoint(with: services.map(\.[0]))
  }
}

/// What must agree for two denials to be of one planned service, beside a procedure.
private struct PlannedService: Hashable {
  let payer: String
  let member: String
  let day: CalendarDay
  let kind: SubmittedClaim.Kind?

  init?(_ denial: Denial) {
    let member = denial.patient?.memberNumber.filter { !$0.isWhitespace }.uppercased() ?? ""
    guard !member.isEmpty, let day = denial.plannedDay, !denial.procedures.isEmpty else {
      return nil
    }
    (payer, kind) = (denial.payer.key, denial.claimKind)
    (self.member, self.day) = (member, day)
  }
}

extension Candidate {
  /// Appealed before open, in time before late, then by the day to act by.
  fileprivate func precedes(_ other: Candidate, on day: CalendarDay) -> Bool {
    func key(_ candidate: Candidate) -> (Int, Int, CalendarDay, Int) {
      (
        candidate.denial.status == .appealed ? 0 : 1, candidate.deadline.isExpired(on: day) ? 1 : 0,
        candidate.deadline.alarm, candidate.id
      )
    }
    return key(self) < key(other)
  }
}
