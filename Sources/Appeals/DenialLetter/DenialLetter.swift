public import Claims
public import ClinicalRecords

/// What a denial letter says about surgery, each thing with its words.
///
/// What the letter does not state is `nil` or empty, and so is what it states twice differently:
/// see ``contradictions``. Orders in the text ("approve this") are words like any others.
public struct DenialLetter: Sendable, Hashable {
  /// The letter's name and text, which every quote below is taken from.
  public let document: String
  public let text: String

  public internal(set) var payer: Stated<String>?
  /// Who reviewed on the payer's behalf, where the letter says so.
  public internal(set) var administrator: Stated<String>?
  public internal(set) var lineOfBusiness: Stated<LineOfBusiness>?
  public internal(set) var letterDay: Stated<CalendarDay>?
  /// When the payer decided, where the letter says so.
  public internal(set) var decisionDay: Stated<CalendarDay>?
  /// Why, in the payer's words; the first is the one given under a heading, where there is one.
  public internal(set) var reasons: [Quote] = []
  /// Where it says that what was asked for is not medically necessary: in so many words, else by what
  /// it holds against the patient's record.
  public internal(set) var unnecessary: Quote?
  /// Where it refuses days of a hospital stay and not the operation, which is done.
  public internal(set) var stay: Quote?
  /// Where it refuses the place, and lets the operation stand.
  public internal(set) var place: Quote?
  /// Where it says that the injury or accident did not cause what is to be treated.
  public internal(set) var cause: Quote?
  /// Where it says that the request is approved or the denial overturned.
  public internal(set) var approval: Quote?
  /// Where it approves a part and refuses another, both plainly named by code or level.
  public internal(set) var approvedPart: Quote?
  /// Where it says that nothing is decided yet: a request for records, an invitation to a call.
  public internal(set) var pending: Quote?
  /// Where it says that an appeal has come in; such a letter is ``pending`` too.
  public internal(set) var acknowledgement: Quote?
  /// Where it ends the matter without deciding it; such a letter is ``pending`` too, and asks for no
  /// answer.
  public internal(set) var closing: Closing?
  /// Where it refuses anything, in whatever words; `nil` in a letter that denies nothing.
  public internal(set) var refusal: Quote?
  /// Where it upholds an earlier denial, or says that the payer's own appeals are used up.
  public internal(set) var upholding: Quote?
  /// The day of the denial that a call between physicians left as it was: its clock goes on.
  public internal(set) var deniedBeforeCall: Stated<CalendarDay>?
  /// Where it says that the payer's own appeals are used up.
  public internal(set) var exhaustion: Quote?
  /// Where it says that there is no appeal of it.
  public internal(set) var notAppealable: Quote?
  /// Policies, guidelines and coverage determinations by the name the letter uses.
  public internal(set) var policies: [Stated<String>] = []
  public internal(set) var references: [Stated<Reference>] = []

  /// What is denied, where the letter plainly approves a part; else all that it names.
  public internal(set) var procedures: [Stated<String>] = []
  /// Braces, implants and supplies by code, which it names beside an operation.
  public internal(set) var equipment: [Stated<String>] = []
  /// What is approved, or paid, beside it.
  public internal(set) var approvedProcedures: [String] = []
  public internal(set) var diagnoses: [Stated<String>] = []
  /// Levels and side of what was asked for, not those of findings it discusses.
  public internal(set) var levels: [Stated<SpinalLevel>] = []
  public internal(set) var side: Stated<Side>?
  /// What the payer asks back of what it had paid.
  public internal(set) var demand: Stated<Money>?
  /// Whether the service was still to come when the letter was written.
  public internal(set) var isPreService: Stated<Bool>?
  /// The first day of service that the letter prints, given or planned.
  public internal(set) var serviceDay: Stated<CalendarDay>?

  /// Every time limit on the practice or the member; the payer's own clocks are left out.
  public internal(set) var windows: [Stated<FilingWindow>] = []
  public internal(set) var peerToPeer = PeerToPeer()
  public internal(set) var appealAddress: Stated<String>?
  public internal(set) var appealFax: Stated<String>?
  public internal(set) var member = Member()
  /// What the letter says in two ways, in words without names or numbers of persons.
  public internal(set) var contradictions: [String] = []

  /// How a letter ends the matter without a decision on the request.
  public struct Closing: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// The practice or the member took the request back.
      case requestWithdrawn = "request withdrawn"
      /// The payer took its denial back.
      case denialWithdrawn = "denial withdrawn"
      case closed
    }

    public let kind: Kind
    public let quote: Quote
  }

  /// The member as the letter names one, to see that chart and letter are of one person.
  public struct Member: Sendable, Hashable {
    public internal(set) var name: Stated<String>?
    public internal(set) var number: Stated<String>?
    public internal(set) var birthDay: Stated<CalendarDay>?
  }

  /// A number the payer gave the matter.
  public struct Reference: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case `case`, reference, authorization, claim, appeal

      /// As a letter names the number.
      public var words: String {
        switch self {
        case .case: "Case number"
        case .reference: "Reference number"
        case .authorization: "Authorization number"
        case .claim: "Claim number"
        case .appeal: "Appeal number"
        }
      }
    }

    public let kind: Kind
    public let number: String
  }

  /// What the letter says about a call between physicians.
  public struct PeerToPeer: Sendable, Hashable {
    public internal(set) var phone: Stated<String>?
    public internal(set) var window: Stated<FilingWindow>?
    /// Whether the call can still change this decision.
    public internal(set) var canChangeDecision: Stated<Bool>?
    public internal(set) var acceptsNewFacts: Stated<Bool>?

    public var isOffered: Bool { phone != nil || window != nil }
  }

  /// Everything that was read of the letter, in its words.
  public var quotes: [Quote] {
    let singles: [Quote?] = [
      payer?.quote, administrator?.quote, lineOfBusiness?.quote, letterDay?.quote,
      decisionDay?.quote, pending, closing?.quote, demand?.quote, deniedBeforeCall?.quote, refusal,
      upholding, exhaustion,
      notAppealable,
      unnecessary, stay, place, cause, approval,
      approvedPart, side?.quote, isPreService?.quote, serviceDay?.quote,
      peerToPeer.phone?.quote, peerToPeer.window?.quote,
      peerToPeer.canChangeDecision?.quote, peerToPeer.acceptsNewFacts?.quote,
      appealAddress?.quote, appealFax?.quote, member.name?.quote, member.number?.quote,
      member.birthDay?.quote,
    ]
    return singles.compactMap(\.self) + reasons + policies.map(\.quote) + references.map(\.quote)
      + procedures.map(\.quote) + equipment.map(\.quote) + diagnoses.map(\.quote)
      + levels.map(\.quote)
      + windows.map(\.quote)
  }
}
