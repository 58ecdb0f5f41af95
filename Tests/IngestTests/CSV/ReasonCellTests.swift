import Claims
import Ingest
import Testing

/// Group and code in one cell, as most exports write them.
struct ReasonCellTests {
  @Test(arguments: [
    (",CO-50", "CO", "50"), (",co 197", "CO", "197"), (",PR-B7", "PR", "B7"),
    (",CO-50 Not deemed necessary", "CO", "50"), (",OA18: duplicate", "OA", "18"),
    ("CO,CO-16", "CO", "16"), (",50", nil, "50"), ("CO,50", "CO", "50"),
    // Not a group with a published code: it stands as it was told.
    ("PR,CO-16", "PR", "CO-16"), (",CO-999", nil, "CO-999"),
    (",Coverage ended", nil, "Coverage ended"),
    (",CO-50X", nil, "CO-50X"), (",PR", nil, "PR"),
  ])
  func `a reason cell is parted into group and code`(
    cells: String, group: String?, reason: String
  ) throws {
    let claims = try Import(
      "claim_number,payer_name,status,billed,group,reason\nC1,Aetna,denied,100,\(cells)\n",
      by: shippedMapping("overturn-claims"))
    guard case .exportedClaim(let claim) = try #require(claims.values.first) else { return }
    #expect(claim.adjustmentGroup == group && claim.reason == reason)
    let notices = try Import(
      "reference,payer_name,notice_day,group,reason\nL1,Aetna,2025-03-01,\(cells)\n",
      by: shippedMapping("overturn-denials"))
    guard case .denialNotice(let notice) = try #require(notices.values.first) else { return }
    #expect(notice.adjustmentGroup?.rawValue == group && notice.reason == reason)
  }
}
