/// One thing read from a file, in file order.
///
/// A remittance opens a payment: the claims and provider adjustments after it belong to it until
/// ``remittanceEnd(_:)`` closes it with its balance check.
public enum Imported: Sendable, Hashable {
  case remittance(Remittance)
  case remittedClaim(RemittedClaim)
  case providerAdjustment(ProviderAdjustment)
  case remittanceEnd(BalanceCheck)
  case submittedClaim(SubmittedClaim)
  case acknowledgement(Acknowledgement)
  case authorization(AuthorizationDecision)
  case exportedClaim(ExportedClaim)
  case denialNotice(DenialNotice)
  case appeal(Appeal)
  case contractRate(ContractRate)
  case externalReview(ExternalReview)
  case payerProfile(PayerProfile)
  case deadlineRule(DeadlineRule)
  case actionRule(ActionRule)
  case chartReview(ChartReview)
  case issue(ImportIssue)
}
