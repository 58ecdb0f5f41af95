import Claims
import Ingest
import Testing

struct PrintedCodesTests {
  private static func reasons(_ text: String) -> [String] {
    PrintedCodes(in: text).reasons.map { "\($0.group?.rawValue ?? "?") \($0.code)" }
  }

  @Test(arguments: [
    ("Denied: CO-50.", ["CO 50"]), ("CO50 N115", ["CO 50"]), ("PR 204", ["PR 204"]),
    ("Reason code: 197", ["? 197"]), ("denial reason code 252", ["? 252"]),
    ("CARC 16, RARC N290", ["? 16"]), ("CO-16 and CO-16 again, OA-18", ["CO 16", "OA 18"]),
    ("Adjustment codes: B7", ["? B7"]),
  ])
  func `a code that is named as one is read`(text: String, expected: [String]) {
    #expect(Self.reasons(text) == expected)
  }

  @Test(arguments: [
    "Your co-payment is $50", "denial of 50 units", "Page 2 of 50", "CPT code 63047",
    "diagnosis code M48.062", "Call reason 800-555-0100", "for this reason: 12/31/2026",
    "Group number 001234", "adjustment 45",
  ])
  func `a number that is not named as a code is left alone`(text: String) {
    #expect(Self.reasons(text) == [])
  }

  @Test func `a physician's report of a work injury is no patient's share`() {
    #expect(Self.reasons("The PR-2 reports leg pain. See also PR-4 of 6/1/2026.") == [])
    #expect(Self.reasons("Workers' Compensation\nRFA with PR-2, PR-3. Denied: CO-50.") == ["CO 50"])
    #expect(Self.reasons("Line 2   coinsurance   PR-2") == ["PR 2"])
  }

  @Test func `a remark stands beside its reason, or is called one`() {
    #expect(PrintedCodes(in: "CO-16 N29, M127").remarks == ["N29", "M127"])
    #expect(PrintedCodes(in: "Remark code: MA130").remarks == ["MA130"])
    #expect(PrintedCodes(in: "Diagnosis M54 and an N95 mask").remarks == [])
    #expect(PrintedCodes(in: "CO-50 for diagnosis M48.062").remarks == [])
  }

  @Test func `the group printed later joins the code printed first`() {
    #expect(Self.reasons("Reason code 50\nCO-50") == ["CO 50"])
  }
}
