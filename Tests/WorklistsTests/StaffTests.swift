import Claims
import Testing

@testable import Worklists

struct StaffTests {
  @Test func `one number is of everybody, names are of skills`() throws {
    #expect(try Staff(reading: ["2400"]) == Staff(minutes: 2400))
    let bySkill = Staff(bySkill: [.biller: 1200, .nurse: 600, .surgeon: 60])
    #expect(try Staff(reading: ["biller=1200,nurse=600,surgeon=60"]) == bySkill)
    #expect(try Staff(reading: ["surgeon=60", "nurse=600, Biller = 1200"]) == bySkill)
    #expect(try Staff(reading: ["nurse=600"]).minutes(inWeek: 3) == [0, 600, 0])
    for staff in [bySkill, Staff(minutes: 2400)] {
      #expect(try Staff(reading: [#require(staff.written)]) == staff)
    }
  }

  @Test(arguments: [
    ([], StaffError.none), (["many"], .unreadable), (["1200,600"], .unreadable),
    (["2400,nurse=60"], .unreadable), (["coder=60"], .unknownSkill),
    (["nurse=60", "nurse=90"], .twice(.nurse)), (["nurse=-5"], .negative), (["-5"], .negative),
    (["nurse="], .unreadable), (["nurse=1=2"], .unreadable), (["99999999"], .tooMany),
    (["999999999999999999999"], .unreadable),
  ])
  func `what is no staff is refused`(texts: [String], error: StaffError) {
    #expect(throws: error) { try Staff(reading: texts) }
  }

  private let staff = Staff(bySkill: [.biller: 1200, .nurse: 600, .surgeon: 60])

  private func changed(_ texts: String...) throws -> Staff {
    try staff.changed(by: texts.map { try StaffChange(reading: $0) })
  }

  @Test func `a change holds for its weeks, and several go together`() throws {
    let more = try changed("nurse +240")
    #expect(more.minutes(inWeek: 0) == [1200, 840, 60])
    #expect(more.minutes(inWeek: 9) == [1200, 840, 60])
    let away = try changed("nurse 0 for 1 week", "Surgeon -60 for 2 weeks")
    #expect(away.minutes(inWeek: 0) == [1200, 0, 0])
    #expect(away.minutes(inWeek: 1) == [1200, 600, 0])
    #expect(away.minutes(inWeek: 2) == [1200, 600, 60])
    let back = try changed("nurse 0 for 1 week", "nurse +60")
    #expect(back.minutes(inWeek: 0) == [1200, 60, 60])
    #expect(back.minutes(inWeek: 5) == [1200, 660, 60])
    #expect(try changed("staff 0 for 1 week").minutes(inWeek: 0) == [0, 0, 0])
    let all = try Staff(minutes: 600).changed(by: [try StaffChange(reading: "staff -60")])
    #expect(all == Staff(minutes: 540))
  }

  @Test(arguments: [
    ("nurse", StaffError.unreadableChange), ("nurse +", .unreadable), ("coder +5", .unknownSkill),
    ("nurse +5 for", .unreadableChange), ("nurse +5 for some weeks", .unreadableChange),
    ("nurse +5 for 0 weeks", .unreadableChange), ("nurse 5 in 3 weeks", .unreadableChange),
  ])
  func `what is no change is refused`(text: String, error: StaffError) {
    #expect(throws: error) { try StaffChange(reading: text) }
  }

  @Test func `a change that does not go with the staff is refused`() throws {
    #expect(throws: StaffError.tooFew(pool: "nurse", minutes: 600)) { try changed("nurse -601") }
    #expect(throws: StaffError.bySkill) { try changed("staff +60") }
    let nurse = try StaffChange(reading: "nurse 0")
    #expect(throws: StaffError.notBySkill(.nurse)) {
      try Staff(minutes: 600).changed(by: [nurse])
    }
  }

  @Test func `words say what is given and what is assumed of later weeks`() throws {
    #expect(
      Staff(minutes: 2400).words == "2400 minutes this week and, assumed, in every week after it")
    #expect(
      try changed("nurse 0 for 1 week").words
        == "biller 1200, nurse 0, surgeon 60 minutes this week; biller 1200, nurse 600, surgeon 60 "
        + "minutes, assumed, in every week after it")
    #expect(
      try StaffChange(reading: "NURSE  -30 for 2 weeks").description == "nurse -30 for 2 weeks")
  }
}
