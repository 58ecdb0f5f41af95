/// How far a treatment had come when the note was written.
///
/// Only ongoing, completed, stopped early and contraindicated may speak for a criterion.
public enum TreatmentStatus: String, Sendable, Hashable, Codable, CaseIterable {
  case ordered, scheduled, started, ongoing, completed
  case stoppedEarly = "stopped early"
  case contraindicated, declined
  case nonAdherent = "non-adherent"
  /// Asked for and refused by a payer, and so not had.
  case notAuthorized = "not authorized"
  /// Said never to have been had.
  case never
}

/// What a treatment did.
public enum TreatmentOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case none = "no relief"
  case transient = "transient relief"
  case partial = "partial relief"
  case good = "good relief"
  case worse
}
