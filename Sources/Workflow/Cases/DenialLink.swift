import Appeals
import Claims
import MedicalPolicies
import Store

/// By what the list knows the denial of a letter already, where letter and case file name nothing.
struct DenialLink: Sendable, Hashable {
  /// The practice's number of the claim that a remittance denied.
  var claim: String?
  /// The name under which a letter without a reference was registered before.
  var reference: String?
}

extension Workspace {
  /// Links a letter to what is on the list: the claim of the same member, day and procedure, or the same
  /// letter handed in before. Of several possible claims none is chosen.
  func link(of review: CaseReview) throws -> DenialLink {
    guard let letter = review.letter else { return DenialLink() }
    let before = try store.review(ofCase: review.file.name)?.reference
    let alike = try denials(alike: review)
    var link = DenialLink()
    if review.claim == nil, !review.isPreService, let day = review.serviceDay {
      let claims = Set(
        alike.filter { $0.serviceDay == day }.compactMap(\.patientControlNumber))
      link.claim = claims.count == 1 ? claims.first : nil
    }
    if letter.references.isEmpty, let day = review.letterDay {
      let same = alike.first {
        $0.patientControlNumber == nil && $0.reference != nil
          && $0.noticeDay == day
      }
      link.reference = before ?? same?.reference
    }
    return link
  }

  /// - Throws: ``WorkflowError/claimOfAnother`` where a claim that the case file names, or the letter
  ///   prints, is on the list as another payer's or member's.
  func checkClaim(of review: CaseReview) throws {
    let denials = try store.denials().map(\.denial)
    let ours = MemberNumber(review.memberNumber)
    for claim in Set([review.file.claim, review.claimNumber].compactMap(\.self)) {
      let named = denials.filter { $0.isOfClaim(claim) }
      let isOurs = named.contains { denial in
        let theirs = MemberNumber(denial.patient?.memberNumber)
        return denial.payer.key == review.file.payer.key
          && (ours == nil || theirs == nil || ours?.isOfSameMember(as: theirs) == true)
      }
      guard named.isEmpty || isOurs else { throw WorkflowError.claimOfAnother }
    }
  }

  /// The surgeon's and the center's rates of one procedure differ tenfold, and nobody chooses here.
  ///
  /// - Throws: ``WorkflowError/contractNames(_:)`` where the contract names a planned procedure in several
  ///   ways and the case file in none of them.
  func checkContractNames(of review: CaseReview, on day: CalendarDay) throws {
    guard review.claim == nil, !review.file.saysContractProcedures else { return }
    let named = try store.contractRates().filter { rate in
      rate.payer.key == review.file.payer.key && rate.firstDay <= day
        && rate.lastDay.map { day <= $0 } ?? true
        && review.file.request.procedureCodes.contains(Procedure(text: rate.procedure).code)
    }.map(\.procedure)
    let byCode = Dictionary(grouping: Set(named)) { Procedure(text: $0).code }
    let several = byCode.values.filter { $0.count > 1 }.flatMap(\.self).sorted()
    guard several.isEmpty else { throw WorkflowError.contractNames(several) }
  }

  /// Unsettled denials of the same payer, member and procedure.
  private func denials(alike review: CaseReview) throws -> [Denial] {
    guard let member = MemberNumber(review.memberNumber) else { return [] }
    let codes = Set(review.file.request.procedureCodes)
    return try store.denials().map(\.denial).filter { denial in
      denial.payer.key == review.file.payer.key && denial.isSynthetic == review.file.isSynthetic
        && member.isOfSameMember(as: MemberNumber(denial.patient?.memberNumber))
        && [.open, .appealed, .upheld].contains(denial.status)
        && denial.procedures.contains { codes.contains($0.code) }
    }
  }
}
