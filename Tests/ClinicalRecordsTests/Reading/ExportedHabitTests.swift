import Testing

@testable import ClinicalRecords

/// Tobacco and nicotine as social histories print them.
struct ExportedHabitTests {
  @Test func `a field for vaping is no vaping`() throws {
    let read = try reading(
      """
      Social History
      Tobacco Use
      • Smoking status: Former
         Quit date: 1/1/1998
      Vaping Use
      • Vaping status: Never Used
      """)
    #expect(read.fact("tobacco.status")?.value == .choice("former"))
    #expect(read.fact("tobacco.status")?.isConflict == false)
  }

  @Test func `never smoking and chewing tobacco are two facts`() throws {
    for text in [
      "Social History: Never smoked. Chewing tobacco daily.",
      "Social History: Tobacco: never smoker, uses smokeless tobacco.",
    ] {
      let read = try reading(text)
      let status = try #require(read.fact("tobacco.status"))
      #expect(status.value == .choice("current") && !status.isConflict)
      #expect(read.fact("tobacco.never_smoker")?.value == .truth(true))
      #expect(read.fact("tobacco.nicotine_free_weeks")?.value == .number(0, unit: "weeks"))
      #expect(read.fact("tobacco.ok_or_counselled_6wk") == nil)
      #expect(!read.flags.contains { $0.kind == .contradiction })
    }
  }

  @Test func `one product given up and another begun is nicotine`() throws {
    let read = try reading("Social History: Quit cigarettes 3/1/26, now vapes nicotine.")
    let status = try #require(read.fact("tobacco.status"))
    #expect(status.value == .choice("current") && !status.isConflict)
    #expect(read.fact("tobacco.ok_or_counselled_6wk") == nil)
    let both = try reading("Social History: Quit smoking and vaping in 2020.")
    #expect(both.fact("tobacco.status")?.value == .choice("former"))
  }

  @Test func `never is never, however often it is said`() throws {
    for text in [
      "Social History: Tobacco: Never smoker.", "Social History: Never smoked cigarettes.",
    ] {
      #expect(try reading(text).fact("tobacco.status")?.value == .choice("never"))
    }
  }

  @Test func `who smokes and says to have quit contradicts himself`() throws {
    let read = try reading("HPI: Smokes 5 cigs/day per his wife; tells us he quit.")
    #expect(read.fact("tobacco.status")?.isConflict == true)
    let course = try reading("Social History: Smoked 1 ppd, quit 2015.")
    #expect(course.fact("tobacco.status")?.value == .choice("former"))
    #expect(course.fact("tobacco.status")?.isConflict == false)
  }

  @Test func `an end without a beginning makes a former smoker`() throws {
    let read = try reading("Social History: He smoked until 2011. He does not use nicotine now.")
    let status = try #require(read.fact("tobacco.status"))
    #expect(status.value == .choice("former"))
    #expect(read.mentions.first { $0.concept == .tobacco }?.begin == StatedDate(year: 2011))
  }

  @Test func `each field answers for its own product`() throws {
    let read = try reading(
      "Social History: Tobacco: Current some day smoker. E-cigarette/Vaping: Never user. "
        + "Smokeless: Former user, quit 2010.")
    let status = try #require(read.fact("tobacco.status"))
    #expect(status.value == .choice("current") && !status.isConflict)
    #expect(read.fact("tobacco.never_smoker")?.value == .truth(false))
  }

  @Test func `one who vapes and was never asked of smoking is not called a smoker`() throws {
    let read = try reading("Social History: Vapes daily.")
    #expect(read.fact("tobacco.status")?.value == .choice("current"))
    #expect(read.fact("tobacco.never_smoker") == nil)
  }

  @Test func `packs are counted by the week too`() throws {
    let read = try reading("Social History: 1 pack per week, trying to cut down.")
    #expect(read.fact("tobacco.status")?.value == .choice("current"))
  }

  @Test func `the day of a cotinine is no result`() throws {
    let read = try reading(
      "Labs: Smoking: quit 01-Jan-2026; cotinine neg 28-Jul-2026 (<3 ng/ml).")
    let cotinine = try #require(read.mentions.first { $0.concept == .cotinine })
    #expect(cotinine.number == 3 && cotinine.choice(.bound) == "less than")
    #expect(cotinine.begin?.day == day("2026-07-28"))
    #expect(read.fact("tobacco.status")?.isConflict == false)
  }
}
