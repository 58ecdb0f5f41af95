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
  }

  @Test func `a number that begins with three digits goes on with its groups`() {
    let letter = Self.read("Auth # 189 004 772\nMember ID: 918 33 4471\n")
    #expect(letter.references.map(\.value.number) == ["189 004 772"])
    #expect(letter.member.number?.value == "918 33 4471")
  }

  @Test func `two columns of addresses name no member`() {
    let letter = Self.read(
      """
      MEMBER                       REQUESTING PROVIDER
      Tasha Quillen                Dana Synwell MD
      14 Reed Court                Example Spine Center
      """)
    #expect(letter.member.name == nil)
  }
}
