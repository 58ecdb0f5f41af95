import Claims
import X12

/// An 837 (professional X222 and X098, institutional X223 and X096, dental X224 and X097): the
/// claims of a practice, under the hierarchy of billing provider, subscriber and patient.
///
/// What the hierarchy says is kept until it is said anew; a claim runs from CLM to the next CLM or
/// HL. A claim with a fault is refused alone.
struct ClaimReader: TransactionReader {
  /// Whose loop the names and dates before a claim belong to: HL03.
  private enum Level {
    case none, billingProvider, subscriber, patient
  }

  private let kind: SubmittedClaim.Kind?
  private let context: ReadingContext
  private var level = Level.none
  private var party = ClaimParties()
  private var claim: SubmittedClaimLoop?
  private var hasClaim = false

  init(_ kind: SubmittedClaim.Kind?, _ context: ReadingContext) {
    self.kind = kind
    self.context = context
  }

  mutating func take(_ segment: Segment, into sink: (Imported) throws -> Void) throws {
    switch segment.id {
    case .clm:
      try endClaim(before: segment, sink)
      claim = SubmittedClaimLoop(segment, kind, party)
      hasClaim = true
    case .hl:
      try endClaim(before: segment, sink)
      enterLevel(segment)
    case .se:
      try endClaim(before: segment, sink)
      if !hasClaim { try sink(.issue(.empty("837 without a claim", at: segment.position))) }
    default:
      if claim != nil { claim?.take(segment) } else { try takeParty(segment, sink) }
    }
  }

  private mutating func endClaim(
    before segment: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    guard let ended = claim.take() else { return }
    let submitted: SubmittedClaim
    do throws(ElementFault) {
      submitted = try ended.finished()
    } catch {
      let content = context.source.bytes(ended.position.byte..<segment.position.byte)
      return try sink(.issue(.refused("claim", error, content: content)))
    }
    try sink(.submittedClaim(submitted))
    let names = (submitted.subscriber?.names ?? []) + (submitted.patient?.names ?? [])
    let replaced = context.replacedBytes(
      in: names + [submitted.payer.name], at: ended.position)
    if let replaced { try sink(.issue(replaced)) }
  }

  private mutating func enterLevel(_ hl: Segment) {
    if hl.element(3, is: "20") {
      level = .billingProvider
      party.leaveBillingProvider()
    } else if hl.element(3, is: "22") {
      level = .subscriber
      party.leaveSubscriber()
    } else if hl.element(3, is: "23") {
      level = .patient
      party.leavePatient()
    }
  }

  private mutating func takeParty(
    _ segment: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    do throws(ElementFault) {
      switch (segment.id, level) {
      case (.bht, _): party.submittedDay = try segment.day(4)
      case (.nm1, .billingProvider) where segment.element(1, is: "85"):
        party.billingProvider = segment[9]
      case (.sbr, .subscriber):
        party.payerSequence = segment[1]
        party.filingIndicator = segment[9]
      case (.nm1, .subscriber) where segment.element(1, is: "IL"):
        party.subscriber = segment.person
      case (.nm1, .subscriber) where segment.element(1, is: "PR"):
        party.payer = Payer(identifier: segment.text(9), name: segment.text(3))
      case (.nm1, .patient) where segment.element(1, is: "QC"): party.patient = segment.person
      case (.dmg, .subscriber): party.subscriberBirthDay = try segment.day(2)
      case (.dmg, .patient): party.patientBirthDay = try segment.day(2)
      default: break
      }
    } catch {
      try sink(.issue(.unknown("the day", error)))
    }
  }
}
