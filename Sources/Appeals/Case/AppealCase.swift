public import Claims
public import ClinicalRecords
public import MedicalPolicies

/// Everything an appeal is made from: request, denial, chart and verdicts.
public struct AppealCase: Sendable, Hashable {
  public let request: SurgeryRequest
  /// Families of the requested procedures, such as `lumbar-decompression`.
  public let families: Set<String>
  public let member: Member
  public let practice: Practice
  public let denial: DenialLetter?
  /// The decision that upheld the denial, which a further level answers.
  public let upholding: DenialLetter?
  public let facts: ChartFacts
  /// The chart as it is now; the denial letter need not be among them.
  public let documents: [SourceDocument]
  /// `nil` where no policy was found.
  public let argument: Argument?
  /// The same with what is named beside it; `nil` where no policy was found.
  public let argued: ArguedPathway?
  /// Other policies in force that speak of the request, where the denial does not say which governs.
  public let rivals: [String]
  public let filing: Filing
  /// The day that the papers look from; `nil` where none was given.
  public let asOf: CalendarDay?

  public init(
    request: SurgeryRequest, families: Set<String>, member: Member, practice: Practice,
    denial: DenialLetter?, upholding: DenialLetter? = nil, facts: ChartFacts,
    documents: [SourceDocument],
    argued: ArguedPathway?, rivals: [String] = [], filing: Filing = Filing(),
    asOf: CalendarDay? = nil
  ) {
    self.request = request
    self.families = families
    self.member = member
    self.practice = practice
    self.denial = denial
    self.upholding = upholding
    self.facts = facts
    self.documents = documents
    self.argued = argued
    argument = argued.map { Argument($0.evaluation) }
    self.rivals = rivals
    self.filing = filing
    self.asOf = asOf
  }

  /// Whom the operation is for; what is `nil` is not known.
  public struct Member: Sendable, Hashable {
    public var name: String?
    public var birthDay: CalendarDay?
    /// As a sentence names the patient: `woman`, `man`.
    public var noun: String?
    public var number: String?

    public init(
      name: String? = nil, birthDay: CalendarDay? = nil, noun: String? = nil,
      number: String? = nil
    ) {
      self.name = name
      self.birthDay = birthDay
      self.noun = noun
      self.number = number
    }

    /// `R.D.`, for a card that lies on a desk; a dash where no name is known.
    var initials: String {
      let letters = (name ?? "").split { !$0.isLetter && $0 != "-" }.compactMap(\.first)
      return letters.isEmpty ? "–" : letters.map { "\($0)." }.joined()
    }
  }

  /// Who writes, for letterhead and signature; what is `nil` is left to fill in by hand.
  public struct Practice: Sendable, Hashable {
    public var name: String
    public var addressLines: [String]
    public var phone: String?
    public var surgeon: String?
    public var credentials: String?

    public init(
      name: String, addressLines: [String] = [], phone: String? = nil, surgeon: String? = nil,
      credentials: String? = nil
    ) {
      self.name = name
      self.addressLines = addressLines
      self.phone = phone
      self.surgeon = surgeon
      self.credentials = credentials
    }
  }

  /// How and in whose name the appeal is filed.
  public struct Filing: Sendable, Hashable {
    /// Whose right is used, which selects the clock.
    public enum Filer: Sendable, Hashable {
      case practice
      case member(isAuthorized: Bool)
    }

    public var route: Route
    /// What the denial is about, where the list knows it.
    public var category: DenialCategory?
    /// 1 is the first level, 2 the second; `nil` is external review.
    public var level: Int?
    public var lineOfBusiness: LineOfBusiness
    /// Who bears the plan's risk, which decides who reviews externally.
    public var funding: PayerProfile.Funding
    /// The state whose law the plan follows, in two letters.
    public var state: String?
    /// An independent review comes first, without an appeal to the payer before it.
    public var isReviewFirst: Bool
    public var filer: Filer
    /// Why a decision is asked for within the time for urgent ones, in words that a note has; `nil`
    /// where none is.
    public var expeditedReason: String?
    /// The surgeon has seen the red flags in the chart.
    public var redFlagsSeen: Bool

    public init(
      route: Route = .clinicalAppeal, category: DenialCategory? = nil, level: Int? = 1,
      lineOfBusiness: LineOfBusiness = .unknown,
      funding: PayerProfile.Funding = .unknown, state: String? = nil, isReviewFirst: Bool = false,
      filer: Filer = .practice,
      expeditedReason: String? = nil, redFlagsSeen: Bool = false
    ) {
      self.route = route
      self.category = category
      self.level = level
      self.lineOfBusiness = lineOfBusiness
      self.funding = funding
      self.state = state
      self.isReviewFirst = isReviewFirst
      self.filer = filer
      self.expeditedReason = expeditedReason
      self.redFlagsSeen = redFlagsSeen
    }

    var isExpedited: Bool { expeditedReason != nil }
  }
}

extension AppealCase {
  /// Full years on the day of the request.
  var age: Int? {
    guard let birth = member.birthDay?.civil else { return nil }
    let today = request.day.civil
    let hadBirthday = (today.month, today.day) >= (birth.month, birth.day)
    let age = today.year - birth.year - (hadBirthday ? 0 : 1)
    return (0...120).contains(age) ? age : nil
  }

  /// `CPT 63047 at L4-5, bilateral`.
  public var requestWords: String {
    let place = placeWords
    return "CPT " + request.procedureCodes.joined(separator: ", ")
      + (place.isEmpty ? "" : request.levels.isEmpty ? ", \(place)" : " at \(place)")
  }

  /// What is done already cannot be approved any more.
  var askedVerb: String { denial?.isPreService?.value == false ? "cover" : "approve" }

  /// `L4-5, bilateral`.
  var placeWords: String {
    let side = request.side.flatMap { $0 == .none ? nil : $0.rawValue }
    return (request.levels.map(\.description) + [side].compactMap(\.self)).joined(separator: ", ")
  }

  /// Chart and payer's letters: everything that may be quoted.
  var sources: [SourceDocument] {
    func source(_ letter: DenialLetter?, _ kind: String) -> [SourceDocument] {
      letter.map {
        [SourceDocument(name: $0.document, kind: kind, day: $0.letterDay?.value, text: $0.text)]
      } ?? []
    }
    let letters =
      source(denial, "denial letter") + source(upholding, "decision that upheld the denial")
    return documents.filter { document in !letters.contains { $0.name == document.name } } + letters
  }
}
