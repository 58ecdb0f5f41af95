import Appeals
import Claims
import Testing

/// Braces and supplies that a letter names beside an operation.
struct EquipmentTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 10/15/2026\n\n" + text, document: "letter.txt")
  }

  @Test func `a brace beside the operation is no procedure to settle`() throws {
    let letter = read("The request for CPT 63047, L4-5, and HCPCS L0650 is denied.")
    #expect(letter.procedures.map(\.value) == ["63047"])
    #expect(letter.equipment.map(\.value) == ["L0650"])
    var sample = SampleCase()
    sample.letter += "\nHCPCS L0650 lumbar orthosis is requested too.\n"
    #expect(try !sample.appeal().unsettled.contains { $0.contains("L0650") })
  }

  @Test func `a brace that alone is denied is what is at stake`() {
    #expect(read("The request for HCPCS L0650 is denied.").procedures.map(\.value) == ["L0650"])
    let letter = read("CPT 63047 has been approved. HCPCS L0650 has been denied.")
    #expect(letter.procedures.map(\.value) == ["L0650"] && letter.equipment.isEmpty)
    #expect(letter.approvedProcedures == ["63047"])
  }
}
