public import Claims
import GRDB

/// A review of a case: what was asked, what was read, and how each criterion stood.
public struct StoredReview: Sendable, Hashable, Codable {
  public struct Document: Sendable, Hashable, Codable {
    public var name: String
    /// Which contents were read.
    public var version: String

    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  public struct Criterion: Sendable, Hashable, Codable {
    public var id: String
    public var label: String
    public var section: String
    public var verdict: String
    /// Met, it speaks against the request; `nil` in reviews kept before that was recorded.
    public var isExclusion: Bool?

    public init(
      id: String, label: String, section: String, verdict: String, isExclusion: Bool? = nil
    ) {
      self.id = id
      self.label = label
      self.section = section
      self.verdict = verdict
      self.isExclusion = isExclusion
    }
  }

  /// One of the things of which the policy requires all; alternatives are one.
  public struct Requirement: Sendable, Hashable, Codable {
    public var verdict: String
    /// The ids of the criteria it turns on.
    public var criteria: [String]
    /// What to ask the clinic; empty where it is settled.
    public var questions: [String]

    public init(verdict: String, criteria: [String], questions: [String]) {
      self.verdict = verdict
      self.criteria = criteria
      self.questions = questions
    }
  }

  public var caseName: String
  public var reviewedAt: String
  /// The day it looked from; `nil` in reviews kept before that was recorded.
  public var day: CalendarDay?
  public var isSynthetic: Bool
  public var payerKey: String
  /// The reference of the denial; `nil` where nothing was denied yet.
  public var reference: String?
  /// The claim's number, the practice's or the payer's; `nil` before there is a claim.
  public var claim: String?
  public var policy: String?
  /// ISO day; `nil` where it is not known.
  public var policyEffectiveDay: String?
  public var verdict: String?
  public var documents: [Document]
  public var criteria: [Criterion]
  /// In the policy's order; `nil` in reviews kept before they were recorded.
  public var requirements: [Requirement]?
  /// Red flags that the chart told the surgeon; `nil` in reviews kept before they were recorded.
  public var redFlags: Int?
  /// Which contents the case file and the letter had; `nil` in reviews kept before they were recorded,
  /// and without a letter.
  public var requestVersion: String?
  public var letterVersion: String?
  /// Where the files were, so that a letter can be drafted from the same ones.
  public var requestPath: String
  public var notesPath: String
  public var letterPath: String?

  public init(
    caseName: String, reviewedAt: String, day: CalendarDay? = nil, isSynthetic: Bool,
    payerKey: String, reference: String? = nil, claim: String? = nil, policy: String? = nil,
    policyEffectiveDay: String? = nil, verdict: String? = nil, documents: [Document],
    criteria: [Criterion], requirements: [Requirement]? = nil, redFlags: Int? = nil,
    requestVersion: String? = nil, letterVersion: String? = nil,
    requestPath: String, notesPath: String, letterPath: String? = nil
  ) {
    self.caseName = caseName
    self.reviewedAt = reviewedAt
    self.day = day
    self.isSynthetic = isSynthetic
    self.payerKey = payerKey
    self.reference = reference
    self.claim = claim
    self.policy = policy
    self.policyEffectiveDay = policyEffectiveDay
    self.verdict = verdict
    self.documents = documents
    self.criteria = criteria
    self.requirements = requirements
    self.redFlags = redFlags
    self.requestVersion = requestVersion
    self.letterVersion = letterVersion
    self.requestPath = requestPath
    self.notesPath = notesPath
    self.letterPath = letterPath
  }
}

extension ClaimStore {
  /// Adds a review; earlier ones of the case stay.
  public func keepReview(_ review: StoredReview) throws {
    let content = try ContentText.text(review)
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO case_review (case_name, reviewed_at, is_synthetic, payer_key, reference,
            policy, policy_effective_day, verdict, content)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          review.caseName, review.reviewedAt, review.isSynthetic, review.payerKey,
          review.reference, review.policy, review.policyEffectiveDay, review.verdict, content,
        ])
    }
  }

  /// The latest review of a case; `nil` for a case that was never reviewed.
  public func review(ofCase name: String) throws -> StoredReview? {
    try reviews().first { $0.caseName == name }
  }

  /// Every review there was, in the order they were made.
  public func allReviews() throws -> [StoredReview] {
    try lookUp { lookup in
      try lookup.all("case_review", "SELECT content FROM case_review ORDER BY id") { fields in
        try ContentText.value(from: fields.text(), table: "case_review")
      }
    }
  }

  /// The latest review of every case, by name.
  public func reviews() throws -> [StoredReview] {
    try lookUp { lookup in
      try lookup.all(
        "case_review",
        """
        SELECT content FROM case_review r
        WHERE id = (SELECT max(id) FROM case_review WHERE case_name = r.case_name)
        ORDER BY case_name
        """
      ) { fields in try ContentText.value(from: fields.text(), table: "case_review") }
    }
  }
}
