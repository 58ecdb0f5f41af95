import Appeals
import Claims
import ClinicalRecords
import Testing

/// Tables of services with what was paid on each: only what was denied is at stake.
struct PaidLineTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 10/15/2026\n\n" + text, document: "letter.txt")
  }

  @Test func `a line that was paid is not denied`() {
    let letter = read(
      """
      EXPLANATION OF BENEFITS - THIS IS NOT A BILL

      Service date   Procedure   Billed       Allowed      Plan paid    You owe    Code
      09/02/2026     63047       $12,400.00   $4,210.00    $3,368.00    $842.00    45
      09/02/2026     63048       $3,100.00    $0.00        $0.00        $0.00      CO-50

      CO-50: these services are not deemed a medical necessity by the payer.
      You may appeal within 180 days of this notice.
      """)
    #expect(letter.procedures.map(\.value) == ["63048"])
    #expect(letter.approvedProcedures == ["63047"] && letter.approvedPart != nil)
  }

  @Test func `titles of two lines and bars are read too`() {
    let letter = read(
      """
      | Code  | Amount billed | Not covered | Amount paid |
      |-------|---------------|-------------|-------------|
      | 22612 | $18,000.00    | $0.00       | $6,020.55   |
      | 22853 | $9,500.00     | $9,500.00   | $0.00       |

      22853 is considered experimental and investigational.
      """)
    #expect(letter.procedures.map(\.value) == ["22853"])
    #expect(letter.approvedProcedures == ["22612"])
    let stacked = read(
      """
      Procedure      Amount        Amount        Plan
      code           Billed        Allowed       Paid
      63047          12,400.00     4,210.00      3,368.00
      63048          3,100.00      0.00          0.00
      """)
    #expect(stacked.procedures.map(\.value) == ["63048"])
  }

  @Test func `a line that is paid with an amount not covered is left to a person, and said`() {
    let letter = read(
      """
      Procedure   Billed       Not covered   Plan paid
      63047       $12,400.00   $4,000.00     $3,368.00
      63048       $3,100.00    $3,100.00     $0.00
      20930       $500.00      $0.00         $400.00
      """)
    #expect(letter.procedures.map(\.value) == ["63048"])
    #expect(letter.approvedProcedures == ["20930"])
    #expect(letter.contradictions.contains { $0.hasPrefix("line 5 pays a service") })
  }

  @Test func `what the patient owes whole is not denied, and what is paid and denied is at stake`()
  {
    let letter = read(
      """
      Procedure   Billed       Allowed      Deductible   Plan paid
      63047       $12,400.00   $4,210.00    $4,210.00    $0.00
      63048       $3,100.00    $0.00        $0.00        $0.00
      20930       $500.00      $400.00      $0.00        $400.00
      """)
    #expect(letter.procedures.map(\.value) == ["63048"])
    let twice = read(
      """
      Procedure   Billed       Allowed      Plan paid
      63047-LT    $12,400.00   $4,210.00    $3,368.00
      63047-RT    $12,400.00   $0.00        $0.00
      """)
    #expect(twice.procedures.map(\.value) == ["63047"] && twice.approvedProcedures.isEmpty)
  }
}
