import Claims
import Testing
import Worklists

/// One planned surgery, denied under two references, is one amount.
struct ServiceOnceTests {
  private func planned(
    _ id: Int, member: String = "M1", on service: CalendarDay? = day("2026-12-15"),
    codes: [String] = ["63047", "63048"], kind: SubmittedClaim.Kind? = nil,
    due: CalendarDay = day("2027-01-20"), status: Denial.Status = .open
  ) -> Candidate {
    var denial = denial(
      key: "R\(id)", kind: kind, isPreService: true, service: service, notice: day("2026-11-20"),
      status: status)
    denial.patient = Person(lastName: "Doe", memberNumber: member)
    denial.procedures = codes.map { Procedure(code: $0) }
    return candidate(id: id, denial, deadline: deadline(alarm: due))
  }

  private func counted(_ candidates: [Candidate]) -> [Int: CountedElsewhere?] {
    Dictionary(
      uniqueKeysWithValues: candidates.countingServicesOnce(on: monday).map {
        ($0.id, $0.countedAs)
      })
  }

  @Test func `the denial to act on first keeps the dollars, and the other says where they are`() {
    let candidates = [planned(1), planned(2, due: day("2026-12-20"))]
    #expect(counted(candidates) == [1: .denial(2), 2: nil])
    let list = Worklist(
      ranking: candidates.countingServicesOnce(on: monday), on: monday, minutes: 600)
    #expect(list.selected.map(\.candidate.id) == [2])
    #expect(list.deferred(for: .sameService).map(\.candidate.id) == [1])
    #expect(list.plan.expectedNet == Money(cents: 47_000))
  }

  @Test func `an appeal already filed keeps them, and a time that is over does not`() {
    #expect(
      counted([planned(1, due: day("2026-12-01")), planned(2, status: .appealed)])
        == [1: .denial(2), 2: nil])
    #expect(counted([planned(1, due: day("2026-11-01")), planned(2)]) == [1: .denial(2), 2: nil])
  }

  @Test func `another member, day, kind of claim or surgery is another amount`() {
    let others = [
      planned(2, member: "M2"), planned(3, on: day("2026-12-16")),
      planned(4, codes: ["22551"]), planned(9, codes: ["63047"]), planned(5, kind: .professional),
      planned(6, on: nil),
      planned(7, member: ""), planned(8, codes: []),
    ]
    for other in others {
      #expect(counted([planned(1), other]).values.allSatisfy { $0 == nil })
    }
  }

  @Test
  func `with only a procedure in common both count, and the later one says of which it may be`()
    throws
  {
    let alike = [planned(1), planned(2, codes: ["63047"])].countingServicesOnce(on: monday)
    let list = Worklist(ranking: alike, on: monday, minutes: 600)
    #expect(Set(list.selected.map(\.candidate.id)) == [1, 2])
    let line = try #require(list.place(of: 2)?.line)
    #expect(line.reasons.contains(.perhapsSameService(1)))
  }

  @Test func `center and surgeon are denied apart`() {
    var center = planned(2)
    var denial = center.denial
    denial.procedures = denial.procedures.map { Procedure(code: $0.code, modifiers: ["SG"]) }
    center = candidate(id: 2, denial)
    #expect(counted([planned(1), center]).values.allSatisfy { $0 == nil })
  }

  @Test func `what a person put aside keeps no dollars from the other`() {
    let both = [planned(1), planned(2)]
    #expect(both.countingServicesOnce(on: monday, aside: [1]).allSatisfy { $0.countedAs == nil })
  }

  @Test func `a member's number is one in capitals or small letters`() {
    #expect(
      counted([planned(1, member: "syn 900"), planned(2, member: "SYN900")])[2] == .denial(1))
  }

  @Test func `three denials count once, in any order of input`() {
    let three = [planned(3), planned(1), planned(2)]
    #expect(counted(three) == [1: nil, 2: .denial(1), 3: .denial(1)])
    #expect(counted(three.reversed()) == counted(three))
  }

  @Test func `a person may say that it is another surgery`() {
    let word = RankOverride(
      denial: 2, verdict: .first, reason: "second side", by: "JD", day: monday)
    let list = Worklist(
      ranking: [planned(1), planned(2)].countingServicesOnce(on: monday), on: monday,
      staff: Staff(minutes: 600), overrides: [2: word])
    #expect(Set(list.selected.map(\.candidate.id)) == [1, 2])
  }
}
