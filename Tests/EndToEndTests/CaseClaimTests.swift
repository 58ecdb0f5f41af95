import Foundation
import Testing

/// A letter about a claim that a remittance has denied already, by the real binary.
struct CaseClaimTests {
  /// Claim F101887 of the sample was denied by the remittance of 2026-10-23 as not medically necessary.
  private static let letter = """
    SYNTHETIC LETTER
    Granite Mutual (synthetic)
    October 25, 2026
    Member: Alder Syngantry
    Member ID: SYN1001887
    NUMBER
    Reference number: GM-2026-7
    Date of service: September 18, 2026
    Service: CPT 22551 C5-6

    Your claim is denied because the service is not medically necessary.
    You may appeal. We must receive the appeal no later than December 20, 2026.
    """

  private static func caseFile(_ claim: String) -> String {
    """
    {"case": "X-293", "synthetic": true, "payer_id": "SYN02", "request_date": "2026-09-10", \(claim)
     "patient": {"name": "Alder Syngantry", "member_number": "SYN1001887"},
     "request": {"cpt": ["22551"], "icd10": ["M50.122"], "level": ["C5-6"], "side": "none",
       "payer": "Granite Mutual (synthetic)", "administrator": "Cigna", "plan_type": "commercial",
       "state": "OH"}, "contract_procedures": ["22551-SG"],
     "practice": {"name": "Synthetic Spine Surgery Center"}}
    """
  }

  @Test(arguments: [
    ("\"claim\": \"F101887\",", ""), ("\"claim\": \"SYN02F101887\",", ""),
    ("", "Claim number: SYN02F101887"),
  ])
  func `it is the same denial, and its dollars are counted once`(claim: String, number: String)
    throws
  {
    let practice = try SamplePractice(SamplePractice.trained)
    let notes = practice.scratch.file("notes")
    try FileManager.default.createDirectory(at: notes, withIntermediateDirectories: true)
    try """
    SYNTHETIC. Office visit 08/01/2026
    Patient: Alder Syngantry
    Neck pain with right arm pain for 8 months.
    """.write(to: notes.appending(path: "office.txt"), atomically: true, encoding: .utf8)
    let before = try open(practice)
    let review = try practice.run(
      "review", "--as-of", SamplePractice.day, "--notes", notes.path, "--request",
      practice.scratch.write(Self.caseFile(claim), "case.json"), "--denial",
      practice.scratch.write(
        Self.letter.replacingOccurrences(of: "NUMBER", with: number), "letter.txt"),
      "--out", practice.scratch.file("Reports").path)
    #expect(review.status == 0, "\(review.errors)")
    let after = try open(practice)
    #expect(after.map { $0["Denial"] as? Int } == before.map { $0["Denial"] as? Int })
    let denial = try #require(after.first { $0["Claim"] as? String == "F101887" })
    let explained = try practice.run(
      "rank", "--as-of", SamplePractice.day, "--minutes", "1200", "--explain",
      String(try #require(denial["Denial"] as? Int)))
    #expect(
      explained.output.contains("2026-12-20"), "the letter's own last day\n\(explained.output)")
  }

  @Test(arguments: ["SYN1001832", "XYZSYN1001887", "SYN100188701"])
  func
    `a claim that the letter prints is the member's own, whatever the card adds to it`(
      member: String
    ) throws
  {
    let practice = try SamplePractice(SamplePractice.trained)
    let notes = practice.scratch.file("notes")
    try FileManager.default.createDirectory(at: notes, withIntermediateDirectories: true)
    try "SYNTHETIC. Office visit 08/01/2026\nPatient: Alder Syngantry\nNeck pain.\n".write(
      to: notes.appending(path: "office.txt"), atomically: true, encoding: .utf8)
    let printed = Self.letter.replacingOccurrences(
      of: "NUMBER", with: "Claim number: SYN02F101887")
    let review = try practice.run(
      "review", "--as-of", SamplePractice.day, "--notes", notes.path, "--request",
      practice.scratch.write(
        Self.caseFile("").replacingOccurrences(of: "SYN1001887", with: member), "case.json"),
      "--denial",
      practice.scratch.write(
        printed.replacingOccurrences(of: "SYN1001887", with: member), "letter.txt"),
      "--out", practice.scratch.file("Reports").path)
    let isOurs = member.contains("SYN1001887")
    #expect(review.status == (isOurs ? 0 : 1))
    #expect(isOurs || review.errors.contains("another payer's or another member's"))
  }

  private func open(_ practice: SamplePractice) throws -> [[String: Any]] {
    let scores = try practice.run("score", "--as-of", SamplePractice.day, "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(scores.output.utf8))
    return try #require(json as? [[String: Any]])
  }
}
