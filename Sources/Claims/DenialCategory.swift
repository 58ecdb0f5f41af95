/// What a denial is about, as far as it decides what to do next.
public enum DenialCategory: String, Sendable, Hashable, Codable, CaseIterable {
  case medicalNecessity = "medical-necessity"
  case experimental
  /// Authorization absent, exceeded or misquoted on the claim.
  case authorization
  /// Refused already when authorization was asked for (CARC 39): the authorization is appealed.
  case upstreamAuthorization = "upstream-authorization"
  /// Information, records or attachments are missing.
  case documentation
  case coding
  case siteOfService = "site-of-service"
  /// More units, levels or visits than the payer supports.
  case frequency
  case benefit
  case timelyFiling = "timely-filing"
  case duplicate
  case coordinationOfBenefits = "coordination-of-benefits"
  case eligibility
  /// A reason the catalogue does not hold: a person decides.
  case unclassified
}

/// The first thing to do about a denial.
public enum Route: String, Sendable, Hashable, Codable, CaseIterable {
  case clinicalAppeal = "clinical-appeal"
  case peerToPeer = "peer-to-peer"
  case authorizationAppeal = "authorization-appeal"
  case correctedClaim = "corrected-claim"
  case retroAuthorization = "retro-authorization"
  case sendRecords = "send-records"
  case resubmit
  case proofOfTimelyFiling = "proof-of-timely-filing"
  case traceDuplicate = "trace-duplicate"
  case coordinateBenefits = "coordinate-benefits"
  case planDocumentChallenge = "plan-document-challenge"
  case billPatient = "bill-patient"
  case needsHuman = "needs-human"
  case none
}
