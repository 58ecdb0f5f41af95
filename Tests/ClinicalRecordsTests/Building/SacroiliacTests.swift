import Claims
import Testing

@testable import ClinicalRecords

/// Provocation of the sacroiliac joint, of which policies ask for three tests of five.
struct SacroiliacTests {
  private static let path = "exam.si_provocation_positive"

  @Test func `each positive test counts once, on its side`() throws {
    let chart = try reading(
      "EXAM: SI joint: positive FABER, thigh thrust, and Gaenslen's on the right.")
    #expect(chart.fact(Self.path)?.value == .number(3, unit: "count"))
    #expect(chart.fact(Self.path)?.side == .right)
  }

  @Test func `three of five is told as it is written`() throws {
    let chart = try reading("EXAM: 3 of 5 SI provocation maneuvers positive on the left.")
    #expect(chart.fact(Self.path)?.value == .number(3, unit: "count"))
  }

  @Test func `one positive test leaves the other four open`() throws {
    let chart = try reading("EXAM: FABER positive on the right.")
    #expect(chart.fact(Self.path)?.assertion == .possible)
    #expect(chart.fact(Self.path)?.value == nil)
  }

  @Test func `two of five tests named are too few`() throws {
    let chart = try reading(
      "EXAM: SI: thigh thrust +, FABER +, Gaenslen -, compression -, distraction -.")
    #expect(chart.fact(Self.path)?.value == .number(2, unit: "count"))
  }
}
