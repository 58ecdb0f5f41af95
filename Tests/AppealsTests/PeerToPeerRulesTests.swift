import Appeals
import Claims
import Documents
import Foundation
import MedicalPolicies
import Testing

/// What is known of payers' rules for calls, and what of it a card says.
struct PeerToPeerRulesTests {
  private static let row = [
    "name": "north", "payers": "summit valley", "line_of_business": "", "state": "",
    "who_may_call": "", "stage": "",
    "after_denial_can_change": "no", "accepts_new_facts": "", "window_days": "7",
    "advice": "the call comes before the decision", "verification": "S", "source": "a guide",
  ]

  private func rules(_ changes: [String: String] = [:]) throws -> PeerToPeerRules {
    try PeerToPeerRules(rows: [Self.row.merging(changes) { $1 }])
  }

  /// A letter that says nothing of a call.
  private static var silent: SampleCase {
    var sample = SampleCase()
    let text = sample.letter
    if let start = text.range(of: "PEER-TO-PEER"), let end = text.range(of: "APPEAL RIGHTS") {
      sample.letter.removeSubrange(start.lowerBound..<end.lowerBound)
    }
    return sample
  }

  private func page(_ sample: SampleCase, _ rules: PeerToPeerRules) throws -> String {
    HTMLRenderer(gnuplot: nil).render(try sample.card(calls: rules).report)
  }

  @Test func `the product's table is read, and every row in it has a source`() throws {
    let text = String(decoding: try Product.data("rules/peer-to-peer.csv"), as: UTF8.self)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    let rules = try PeerToPeerRules(rows: Array(rows))
    #expect(rules.rules.count == rows.count)
    for row in rows {
      guard let day = row["verified_day"], !day.isEmpty else { continue }
      #expect(row["source"]?.contains("of \(day)") == true, "the day is the source's own")
    }
    let evolent = rules.rules(for: ["Evolent Health"], .medicareAdvantage)
    #expect(evolent.first?.canChangeDecision == false)
    #expect(rules.rules(for: ["Evolent Health"], .commercial).map(\.name) == ["most-commercial"])
  }

  @Test func `where the letter is silent the payer's rule speaks, as sure as it is`() throws {
    let html = try page(Self.silent, rules())
    #expect(html.contains("no, reported, confirm: the call comes before the decision"))
    #expect(html.contains("may not change the decision"))
    // Monday August 24 and seven business days.
    #expect(html.contains("by 2026-09-02 (assumed"))
    #expect(try page(Self.silent, rules(["verification": "P"])).contains("s page: the call comes"))
  }

  @Test func `what nobody verified is not told`() throws {
    let html = try page(Self.silent, rules(["verification": "U"]))
    #expect(!html.contains("before the decision"))
    #expect(html.contains("the letter does not say: ask before booking"))
  }

  @Test func `another payer's rule says nothing here`() throws {
    #expect(!(try page(Self.silent, rules(["payers": "harbor"])).contains("reported, confirm")))
  }

  @Test func `the letter goes before the rule`() throws {
    let html = try page(SampleCase(), rules())
    #expect(!html.contains("no, reported, confirm"), "the letter says otherwise")
  }

  @Test(
    arguments: [
      ("verification", "X"), ("source", ""), ("advice", ""), ("window_days", "0"),
      ("window_days", "soon"), ("after_denial_can_change", "maybe"),
      ("line_of_business", "unheard-of"), ("state", "Ohio"), ("state", "oh"),
      ("stage", "whenever"),
    ])
  func `a rule that cannot be read is refused by row, without its cell`(
    column: String, cell: String
  ) {
    #expect {
      try rules([column: cell])
    } throws: { error in
      let words = String(describing: error)
      return words.hasPrefix("row 1: \(column)") && (cell.count < 2 || !words.contains(cell))
    }
  }

  @Test func `two rules of one name are refused`() {
    #expect(throws: PeerToPeerRules.Fault.self) {
      try PeerToPeerRules(rows: [Self.row, Self.row])
    }
  }

  @Test func `who may call and at which stage is told with its mark, or to be asked`() throws {
    let told = try page(
      Self.silent, rules(["who_may_call": "the treating surgeon alone", "stage": "before-appeal"]))
    #expect(told.contains("who: the treating surgeon alone, reported, confirm"))
    #expect(told.contains("before the appeal is filed, not after"))
    #expect(
      try page(Self.silent, rules()).contains(
        "who: not stated, ask; when: not stated, ask before filing"))
  }

  @Test func `a state's rule holds in that state alone, and before the general one`() throws {
    let general = Self.row.merging(["name": "general", "stage": "either"]) { $1 }
    let ohio = Self.row.merging(["state": "OH", "stage": "before-appeal"]) { $1 }
    let rules = try PeerToPeerRules(rows: [general, ohio])
    var sample = Self.silent
    #expect(try page(sample, rules).contains("before the appeal is filed or after"))
    sample.request.state = "OH"
    #expect(try page(sample, rules).contains("before the appeal is filed, not after"))
    sample.request.state = "TX"
    #expect(try page(sample, rules).contains("before the appeal is filed or after"))
  }
}
