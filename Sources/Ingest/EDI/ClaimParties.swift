import Claims

/// Who bills, who is insured, who was treated and who is to pay, as the hierarchy above a claim
/// says; a new level takes with it what stood below the old one.
struct ClaimParties {
  /// BHT04.
  var submittedDay: CalendarDay?
  /// NM1*85.
  var billingProvider: String?
  /// SBR01 and SBR09.
  var payerSequence: String?
  var filingIndicator: String?
  /// NM1*PR; empty while nobody is named.
  var payer = Payer(identifier: "", name: "")
  /// NM1*IL and its DMG02.
  var subscriber: Person?
  var subscriberBirthDay: CalendarDay?
  /// NM1*QC and its DMG02, when the patient is not the subscriber.
  var patient: Person?
  var patientBirthDay: CalendarDay?

  mutating func leaveBillingProvider() {
    billingProvider = nil
    leaveSubscriber()
  }

  mutating func leaveSubscriber() {
    payerSequence = nil
    filingIndicator = nil
    payer = Payer(identifier: "", name: "")
    subscriber = nil
    subscriberBirthDay = nil
    leavePatient()
  }

  mutating func leavePatient() {
    patient = nil
    patientBirthDay = nil
  }
}
