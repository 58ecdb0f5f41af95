import Claims
import Testing

@testable import Workflow

struct RejectionCodesTests {
  private static let row = [
    "code_list": "status", "code": "562", "meaning": "provider's number", "to_do": "correct it",
    "verification": "S", "source": "a list",
  ]

  private static func rejection(_ category: String, _ status: String) -> Acknowledgement {
    Acknowledgement(
      payer: Payer(identifier: "P", name: "P"), patientControlNumber: "N", isRejected: true,
      category: category, statusCode: status)
  }

  @Test func `a code the table does not hold has no meaning`() throws {
    let codes = try RejectionCodes(rows: [Self.row])
    #expect(codes.meaning(of: Self.rejection("A7", "562")) == "provider's number")
    #expect(codes.toDo(about: Self.rejection("A7", "562")) == "correct it")
    #expect(codes.meaning(of: Self.rejection("A7", "999")) == nil)
    #expect(codes.toDo(about: Self.rejection("A7", "999")) == nil)
  }

  @Test func `an unverified meaning is not told, a missing source or a second row refused`() throws
  {
    var row = Self.row
    row["verification"] = "U"
    #expect(try RejectionCodes(rows: [row]).meaning(of: Self.rejection("A7", "562")) == nil)
    #expect(throws: WorkflowError.self) { try RejectionCodes(rows: [Self.row, Self.row]) }
    row["source"] = ""
    #expect(throws: WorkflowError.self) { try RejectionCodes(rows: [row]) }
  }
}
