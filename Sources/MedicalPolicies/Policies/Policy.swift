public import Claims

/// A payer's medical policy: its text in our words, when it holds, whom, and by what criteria.
public struct Policy: Sendable, Hashable {
  /// Names policy and version: `aetna-cpb-0743@2026-07-30`.
  public let uid: String
  /// The file's name without `.json`, by which other policies refer to it.
  public let file: String
  public let payer: String
  public let administrator: String?
  /// The payer's own number.
  public let number: String
  public let title: String
  public let version: String?
  public let effective: EffectiveDay?
  public let effectiveNote: String?
  /// The last day it held.
  public let lastDay: CalendarDay?
  /// The day of the revision that was read, where the policy is older.
  public let revisionDay: CalendarDay?
  public let supersedes: String?
  public let standing: Standing
  /// The standing as it was found, in words.
  public let status: String
  public let planTypes: [PlanType]
  public let scope: PolicyScope
  /// Whether the deciding criteria are public.
  public let access: String
  public let binding: String?
  public let sources: [PolicySource]
  public let sections: [PolicySection]
  public let pathways: [Pathway]
  /// What is never covered on its own, in words; not evaluated.
  public let exclusions: [String]
  public let cautions: [String]

  public enum Standing: String, Sendable, Hashable, CaseIterable {
    case active
    /// A later release may exist, or the text read is a summary: ask before citing.
    case check
    /// An old text, kept for old denials.
    case historic
    case retired
  }

  /// The marks its criteria carry.
  public var verifications: [Verification] {
    let used = Set(pathways.flatMap { $0.criteria.map(\.verification) })
    return Verification.allCases.filter(used.contains)
  }

  public func pathway(_ id: String) -> Pathway? { pathways.first { $0.id == id } }
}

/// The day a policy takes effect, and how far it is verified.
public struct EffectiveDay: Sendable, Hashable {
  public let day: CalendarDay
  public let verification: Verification

  /// The day where it may be printed as fact, else `nil`.
  public var statable: CalendarDay? { verification == .unverified ? nil : day }
}

/// The kinds of plan that policies tell apart.
public enum PlanType: String, Sendable, Hashable, CaseIterable {
  case commercial
  case individualExchange = "individual_exchange"
  case medicare = "medicare_ffs"
  case medicareAdvantage = "medicare_advantage"
  case medicaidManaged = "medicaid_managed"
  case workersCompensation = "workers_comp"
}

/// Whom a policy is for.
public struct PolicyScope: Sendable, Hashable {
  /// Names whose words are looked for in the payer's name.
  public let payers: [String]
  /// Plan types in which it binds every payer.
  public let anyPayerOf: [PlanType]
  /// Names of who administers it; empty where the payer itself decides.
  public let administrators: [String]
  /// It holds for every payer that one of the administrators decides for.
  public let isForClientsOfAdministrators: Bool
  /// Two-letter codes; empty where no states are stated.
  public let states: [String]
}

/// Where the text of a policy was read.
public struct PolicySource: Sendable, Hashable {
  public let id: String
  public let kind: String
  public let address: String
  public let note: String?
}

/// A section of the payer's document.
public struct PolicySection: Sendable, Hashable {
  public let id: String
  public let title: String
  public let page: Int?
}
