import Appeals
import Claims
import MedicalPolicies

/// Which letter of a case is wanted, and what a person gives with it.
public struct LetterChoice: Sendable, Hashable {
  /// 1 is the first level, 2 the second; `nil` is external review.
  public var level: Int?
  /// The letter that upheld the denial, which a further level answers.
  public var upholding: String?
  /// The payer's own text by criterion; see ``PolicyWords``.
  public var policyWords: String?
  /// The cover of records that were asked for, instead of an appeal.
  public var isRecordsReply: Bool
  /// Why the decision cannot wait, in words that a note has; `nil` without haste.
  public var expeditedReason: String?
  /// Filed in the member's name, whose written authorization is at hand.
  public var isForMember: Bool
  /// The surgeon has seen the red flags in the chart.
  public var redFlagsSeen: Bool

  public init(
    level: Int? = 1, upholding: String? = nil, policyWords: String? = nil,
    isRecordsReply: Bool = false, expeditedReason: String? = nil, isForMember: Bool = false,
    redFlagsSeen: Bool = false
  ) {
    self.level = level
    self.upholding = upholding
    self.policyWords = policyWords
    self.isRecordsReply = isRecordsReply
    self.expeditedReason = expeditedReason
    self.isForMember = isForMember
    self.redFlagsSeen = redFlagsSeen
  }

  /// How it is filed: by the route that the denial calls for, as the list has it, and as an appeal
  /// before there is a denial.
  func filing(
    _ denial: Denial?, _ review: CaseReview, _ funding: PayerProfile.Funding
  ) -> AppealCase.Filing {
    AppealCase.Filing(
      route: denial?.reading.route ?? .clinicalAppeal, category: denial?.reading.category,
      level: level, lineOfBusiness: review.lineOfBusiness,
      funding: funding, state: review.file.request.state, isReviewFirst: review.isReviewFirst,
      filer: isForMember ? .member(isAuthorized: true) : .practice,
      expeditedReason: expeditedReason, redFlagsSeen: redFlagsSeen)
  }
}
