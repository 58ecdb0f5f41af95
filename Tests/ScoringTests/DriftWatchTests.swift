import Claims
import Scoring
import Statistics
import Testing

struct DriftWatchTests {
  private static let first = Sample.day("2025-01-06")

  /// Ten outcomes a week; from `week` on payer A overturns less than foretold by `shift`.
  private static func forecasts(
    weeks: Int, seed: UInt64, shift: Double, from week: Int = 20
  ) -> [DriftWatch.Forecast] {
    var random = RandomSource(seed: seed)
    return (0..<weeks * 10).map { index in
      let payer = index.isMultiple(of: 2) ? "A" : "B"
      let logOdds = random.normal()
      let off = payer == "A" && index / 10 >= week ? -shift : 0
      return DriftWatch.Forecast(
        dueDay: first.adding(days: index / 10 * 7 + index % 5), caseName: "c\(index)",
        payer: payer, category: "medical-necessity", probability: expit(logOdds),
        isOverturned: random.bernoulli(expit(logOdds + off)))
    }
  }

  private static func watch(
    _ forecasts: [DriftWatch.Forecast], weeks: Int, denials: [Denial] = []
  ) throws -> DriftWatch {
    try DriftWatch(
      forecasts, denials: denials, firstDay: first, lastDay: first.adding(days: 7 * weeks - 1),
      falseAlarmRate: 0.05)
  }

  @Test func `while nothing changes alarms are rarer than the stated rate`() throws {
    var alarmed = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      let found = try Self.watch(Self.forecasts(weeks: 52, seed: seed, shift: 0), weeks: 52)
      alarmed += found.alarms.isEmpty ? 0 : 1
    }
    #expect(alarmed <= 6)
  }

  @Test func `a payer that turns is named, with about when it turned`() throws {
    let found = try Self.watch(Self.forecasts(weeks: 60, seed: 3, shift: 2), weeks: 60)
    let alarm = try #require(found.alarms.first { $0.kind == .payerChances })
    #expect(alarm.group == "A")
    #expect(alarm.change == "less is overturned than foretold")
    #expect(abs(alarm.likelyStart.days(since: Self.first) / 7 - 20) <= 5)
    #expect(alarm.raised >= alarm.likelyStart)
  }

  @Test func `a payer who grants one of 27 where half were foretold is noticed among nine`() throws
  {
    let weeks = 54
    let forecasts = (0..<27).flatMap { turn in
      (0..<9).map { payer in
        DriftWatch.Forecast(
          dueDay: Self.first.adding(days: 14 * turn), caseName: "\(turn)-\(payer)",
          payer: "P\(payer)", category: "category \((turn + payer) % 5)", probability: 0.5,
          isOverturned: payer == 0 ? turn == 0 : (turn + payer).isMultiple(of: 2))
      }
    }
    let found = try Self.watch(forecasts, weeks: weeks)
    #expect(found.alarms.map(\.group) == ["P0"], "\(found.alarms) \(found.nearest)")
  }

  @Test func `what is a little off with every payer is noticed in all cases together`() throws {
    let weeks = 80
    let forecasts = (0..<weeks * 10).map { index in
      DriftWatch.Forecast(
        dueDay: Self.first.adding(days: index / 10 * 7 + index % 5), caseName: "c\(index)",
        payer: "P\(index % 40)", category: "reason \(index % 37)", probability: 0.5,
        isOverturned: index * 7 % 20 < 7)
    }
    let found = try Self.watch(forecasts, weeks: weeks)
    #expect(found.alarms.map(\.kind) == [.allChances], "\(found.alarms) \(found.nearest)")
    #expect(found.alarms.first?.group == DriftWatch.everyCase)
  }

  @Test func `cases that name no payer are watched by reason and all together`() throws {
    var forecasts = Self.forecasts(weeks: 10, seed: 1, shift: 0)
    for index in forecasts.indices { forecasts[index].payer = "" }
    let found = try Self.watch(forecasts, weeks: 10)
    #expect(found.nearest.map(\.kind) == [.allChances, .reasonChances])
  }

  @Test func `a case counts once, and what falls outside the weeks not at all`() throws {
    let some = Self.forecasts(weeks: 10, seed: 1, shift: 0)
    var late = some[0]
    late.caseName = "late"
    late.dueDay = Self.first.adding(days: 7 * 10)
    let found = try Self.watch(some + some + [late], weeks: 10)
    #expect(found.forecasts == some.count)
  }

  @Test func `a new kind of denial from one payer is noticed`() throws {
    func denials(_ count: Int, from start: Int, category: DenialCategory) -> [Denial] {
      (0..<count).map { index in
        var reading = Sample.reading
        reading.category = category
        var denial = Sample.denial("\(category)\(start)\(index)")
        denial.reading = reading
        denial.knownDay = Self.first.adding(days: start + index / 2)
        return denial
      }
    }
    let quiet =
      denials(300, from: -400, category: .medicalNecessity)
      + denials(150, from: 0, category: .medicalNecessity)
    #expect(try Self.watch([], weeks: 20, denials: quiet).alarms.isEmpty)
    let loud = quiet + denials(80, from: 40, category: .experimental)
    let alarm = try #require(try Self.watch([], weeks: 20, denials: loud).alarms.first)
    #expect(alarm.kind == .inputs && alarm.group == "Payer")
  }
}
