import Claims
import Store

/// By what a reviewed case finds its denial on the list.
struct CaseKey: Sendable, Hashable {
  let payerKey: String
  /// The payer's reference in the denial letter, or the case's name; `nil` without a letter.
  let reference: String?
  /// The claim's number, the practice's or the payer's; `nil` before a claim.
  let claim: String?

  /// Whether a denial is of this case: of the same payer, by the letter's reference or the claim's number.
  func isOf(_ denial: Denial) -> Bool {
    payerKey == denial.payer.key
      && (isNamed(by: denial) || claim.map(denial.isOfClaim) ?? false)
  }

  /// The one that this case is of: the letter's own, else of its claim the one that is decided on the
  /// chart, where a remittance denied several lines of it.
  func choose<Item>(among items: [Item], _ denial: (Item) -> Denial) -> Item? {
    let ours = items.filter { isOf(denial($0)) }
    return ours.first { isNamed(by: denial($0)) }
      ?? ours.first { denial($0).reading.route.isClinical } ?? ours.first
  }

  private func isNamed(by denial: Denial) -> Bool {
    reference.map { $0 == denial.reference } ?? false
  }
}

extension StoredReview {
  var key: CaseKey { CaseKey(payerKey: payerKey, reference: reference, claim: claim) }
}

extension CaseReview {
  var key: CaseKey {
    CaseKey(payerKey: file.payer.key, reference: letter.map { _ in reference }, claim: claim)
  }
}

extension Denial {
  /// Whether a claim's number, the practice's or the payer's, is its claim's.
  func isOfClaim(_ number: String) -> Bool {
    patientControlNumber == number || claimNumber == number
  }
}
