public import Claims

/// Which letter the route and level call for.
public enum LetterKind: String, Sendable, Hashable, CaseIterable {
  case appeal
  case secondAppeal = "second-appeal"
  /// Medicare Advantage, first level.
  case reconsideration
  /// Original Medicare, first level.
  case redetermination
  /// Original Medicare, second level, to the qualified independent contractor.
  case independentReconsideration = "independent-reconsideration"
  case externalReview = "external-review"
  /// Outside review of a denial that the payer itself hears no appeal of.
  case independentReview = "independent-review"
  /// Authorization asked for after the service.
  case retroAuthorization = "retro-authorization"

  /// - Parameters:
  ///   - route: What is to be done about the denial; authorization after the service is asked for once.
  ///   - level: 1 is the first; `nil` is external review.
  ///   - lineOfBusiness: The kind of coverage.
  ///   - isReviewFirst: An independent review is the first step.
  /// - Throws: ``NotReady`` where the route is no clinical appeal, or the next level is not one the
  ///   practice files.
  public init(
    route: Route, level: Int?, lineOfBusiness: LineOfBusiness, isReviewFirst: Bool = false
  ) throws(NotReady) {
    if route == .retroAuthorization, level == 1 {
      self = .retroAuthorization
      return
    }
    guard route == .clinicalAppeal || route == .authorizationAppeal else {
      throw NotReady([.otherRoute(route)])
    }
    guard !isReviewFirst else {
      guard level == nil else { throw NotReady([.reviewFirst]) }
      self = .independentReview
      return
    }
    switch (level, lineOfBusiness) {
    case (1, .medicareAdvantage): self = .reconsideration
    case (1, .medicare): self = .redetermination
    case (1, _): self = .appeal
    // 42 CFR 422.590: an upheld reconsideration goes to the independent entity by itself.
    case (_, .medicareAdvantage): throw NotReady([.forwardedByPlan])
    case (2, .medicare): self = .independentReconsideration
    case (_, .medicare): throw NotReady([.hearing])
    case (2, _): self = .secondAppeal
    default: self = .externalReview
    }
  }

  /// The letter that a case calls for as it is filed.
  ///
  /// - Throws: ``NotReady`` as ``init(route:level:lineOfBusiness:isReviewFirst:)`` does, and where the
  ///   cause is denied, whatever route that takes: what to get is the same.
  public init(of appeal: AppealCase) throws(NotReady) {
    if appeal.otherMatter == .cause { throw NotReady([.causation]) }
    try self.init(
      route: appeal.filing.route, level: appeal.filing.level,
      lineOfBusiness: appeal.filing.lineOfBusiness, isReviewFirst: appeal.filing.isReviewFirst)
  }

  /// Whether the letter answers a decision that upheld the denial.
  public var answersUpholding: Bool {
    switch self {
    case .appeal, .reconsideration, .redetermination, .retroAuthorization, .independentReview: false
    case .secondAppeal, .independentReconsideration, .externalReview: true
    }
  }

  /// Whether the right is the member's alone, so that who files for one needs it in writing.
  public var isMembers: Bool { self == .externalReview || self == .independentReview }

  /// The template's file name.
  public var template: String { rawValue + ".txt" }

  /// As the letter calls itself.
  public var name: String {
    switch self {
    case .appeal: "first-level appeal"
    case .secondAppeal: "second-level appeal"
    case .reconsideration: "request for reconsideration"
    case .redetermination: "request for redetermination"
    case .independentReconsideration:
      "request for reconsideration by the qualified independent contractor"
    case .externalReview: "request for external review"
    case .independentReview: "request for independent medical review"
    case .retroAuthorization: "request for authorization after the service"
    }
  }
}
