import Appeals
import Claims
import ClinicalRecords
import Testing

/// Services in the rows that vendors print, and numbers that are none.
struct ServiceRowTests {
  private static func read(_ body: String) -> DenialLetter {
    DenialLetterReader().read(
      "Example Health Plan\nDate: 10/13/2026\n\n" + body, document: "letter.txt")
  }

  @Test func `a row begins with its code, however the service behind it is shortened`() {
    let letter = Self.read(
      """
      CPT Code   Description                 Units   Determination
      63047      REMOVE SPINE LAMINA 1 LMBR    1     Not Medically Necessary
      22853      INSJ BIOMECHANICAL DEVICE     1     Not Medically Necessary
      """)
    #expect(letter.procedures.map(\.value) == ["63047", "22853"])
  }

  @Test func `a row may have nothing but its code, a count and days`() {
    let letter = Self.read(
      """
      Service(s) requested   Qty   Dates               Decision
      62323                   1    10/20/26-12/19/26   DENIED
      64483                   1    10/20/26-12/19/26   DENIED
      """)
    #expect(letter.procedures.map(\.value) == ["62323", "64483"])
  }

  @Test func `a list of services parts its codes from their names by a dash`() {
    let letter = Self.read(
      """
      We denied the services listed below:

          22612 - Arthrodesis, posterior technique; lumbar (L4-L5)
          22840 - Posterior non-segmental instrumentation
      """)
    #expect(letter.procedures.map(\.value) == ["22612", "22840"])
  }

  @Test func `a ZIP code below its state is no service`() {
    let letter = Self.read("1200 Harbor Street, Fairfax, VA\n22030   United States\n")
    #expect(letter.procedures.isEmpty)
  }

  @Test func `a service is no number of the matter`() {
    let letter = Self.read("Request: 63047 L4-5\nRequest #: 3120087745\n")
    #expect(letter.references.map(\.value.number) == ["3120087745"])
    let short = Self.read("Authorization: 48213\n")
    #expect(short.references.map(\.value.number) == ["48213"])
  }

  @Test func `a number that begins with three digits goes on with its groups`() {
    let letter = Self.read("Auth # 189 004 772\nMember ID: 918 33 4471\n")
    #expect(letter.references.map(\.value.number) == ["189 004 772"])
    #expect(letter.member.number?.value == "918 33 4471")
  }

  @Test func `of two columns of addresses the member's names the member`() {
    let letter = Self.read(
      """
      MEMBER                       REQUESTING PROVIDER
      Tasha Quillen                Dana Synwell MD
      14 Reed Court                Example Spine Center
      """)
    #expect(letter.member.name?.value == "Tasha Quillen")
  }

  @Test func `a row may be counted before its code`() {
    let letter = Self.read(
      """
         Proc     Mod   Description                  Units   Status
      1  63030    RT    LOW BACK DISK SURGERY          1     Denied
      2  63035    RT    SPINAL DISK SURGERY ADD-ON     1     Denied
      """)
    #expect(letter.procedures.map(\.value) == ["63030", "63035"])
  }

  @Test func `of an explanation of payment the unpaid rows are denied`() {
    let letter = DenialLetterReader().read(
      """
      EXPLANATION OF PAYMENT               Run date 11/09/2026
      Example Health Plan                  Check/EFT date: 11/06/2026

      Line  CPT     Mod  Billed      Allowed    Paid       Adj        Reason
      1     22558        12,900.00   2,110.44   2,110.44   10,789.56  45
      2     22585        4,400.00    0.00       0.00       4,400.00   50
      """, document: "eop.txt")
    #expect(letter.procedures.map(\.value) == ["22585"])
    #expect(letter.approvedProcedures == ["22558"])
    #expect(letter.letterDay?.value == CalendarDay("2026-11-06"))
  }

  @Test func `a row that says paid is no denied one`() {
    let letter = Self.read(
      """
      22633   1 unit    paid
      22634   1 unit    denied     CO-198
      """)
    #expect(letter.procedures.map(\.value) == ["22634"])
    #expect(letter.approvedProcedures == ["22633"])
  }

  @Test func `a row may be called a line, and its code may bear a modifier`() {
    let letter = Self.read(
      """
      Line 1   63047-50   L4-L5    denied
      Line 2   63048-59   L5-S1    denied
      Line 3   22853      L4-L5    approved
      """)
    #expect(letter.procedures.map(\.value) == ["63047", "63048"])
    #expect(letter.approvedProcedures == ["22853"])
  }

  @Test func `every code of the subject line is read`() {
    #expect(Self.read("RE: 63047, 62323\n").procedures.map(\.value) == ["63047", "62323"])
    #expect(Self.read("RE: 1200 Harbor Street, OH 63047\n").procedures.isEmpty)
  }

  @Test func `a supply with a ruling of its own is equipment of the operation`() {
    let letter = Self.read(
      """
      Lumbar laminectomy L4-L5 (63047)     NON-CERTIFIED
      Cold therapy unit E0218              NON-CERTIFIED
      """)
    #expect(letter.procedures.map(\.value) == ["63047"])
    #expect(letter.equipment.map(\.value) == ["E0218"])
  }

  @Test func `a number ends with its line`() {
    let letter = Self.read(
      "Order ID: 331900218\nWe approved 63047 at L4-L5. We did not approve 63048.\n")
    #expect(letter.references.map(\.value.number) == ["331900218"])
    #expect(letter.approvedPart?.text == "We approved 63047 at L4-L5.")
  }
}
