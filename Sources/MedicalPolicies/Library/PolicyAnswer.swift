public import Claims

/// The policies that fit a question, what is uncertain about each, and the nearest that do not.
public struct PolicyAnswer: Sendable, Hashable {
  public struct Match: Sendable, Hashable {
    public let policy: Policy
    /// Pathways with a requested procedure code, those that list a requested diagnosis first.
    public let pathways: [Pathway]
    /// The requested codes it speaks of.
    public let procedureCodes: [String]
    /// The pathways that list a requested diagnosis; the lists are mostly unverified.
    public let pathwaysByDiagnosis: [String]
    /// What was taken for granted, each to be asked; empty where everything is stated.
    public let caveats: [String]
  }

  public struct NearMiss: Sendable, Hashable {
    public let policy: Policy
    public let reasons: [Mismatch]
  }

  public let question: PolicyQuestion
  /// The policies in force, those with the fewest caveats first.
  public let matches: [Match]
  /// At most five, the nearest first.
  public let nearMisses: [NearMiss]
  /// Policies known to exist whose criteria the library does not hold.
  public let listedOnly: [DirectoryEntry]
  /// Requested codes of which no policy in force speaks.
  public let uncoveredCodes: [String]

  /// Two policies in force speak of the same code: a person decides which governs.
  public var isAmbiguous: Bool {
    question.procedureCodes.contains { code in
      matches.count { $0.procedureCodes.contains(code) } > 1
    }
  }

  /// The pathways to evaluate: of each match those that list the diagnosis, or all of them, and those
  /// that somebody speaks of.
  ///
  /// - Parameter named: Those spoken of, of the pathways of one policy that has the requested codes.
  /// - Returns: By policy, in the library's order, what is only spoken of last.
  public func candidates(
    naming named: ([Pathway]) -> [Pathway] = { _ in [] }
  ) -> [(policy: Policy, pathway: Pathway)] {
    matches.flatMap { match in
      let listed = match.pathways.filter { match.pathwaysByDiagnosis.contains($0.id) }
      let chosen = listed.isEmpty ? match.pathways : listed
      let spoken = named(match.pathways).filter { !chosen.contains($0) }
      return (chosen + spoken).map { (match.policy, $0) }
    }
  }
}

/// Why a policy does not answer a question.
public enum Mismatch: Sendable, Hashable {
  case payerNotNamed
  case otherPayer(String)
  case otherAdministrator([String])
  case otherPlanType([PlanType])
  case otherState([String])
  case codeNotCovered
  case notYetInForce(EffectiveDay)
  case retired(CalendarDay?)
  case historic
  case superseded(by: String)

  public var words: String {
    switch self {
    case .payerNotNamed: "the request names no payer"
    case .otherPayer(let payer): "it is a policy of \(payer)"
    case .otherAdministrator(let names): "it holds where \(names.joined(separator: " or ")) decides"
    case .otherPlanType(let types):
      "it is for " + types.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: ", ")
    case .otherState(let states): "it holds in \(states.joined(separator: ", "))"
    case .codeNotCovered: "it does not speak of the requested procedure"
    case .notYetInForce(let effective): "it takes effect on \(effective.day)"
    case .retired(let day?): "it was retired on \(day)"
    case .retired(nil): "it is retired"
    case .historic: "it is an old text, kept for old denials"
    case .superseded(let uid): "it was replaced by \(uid)"
    }
  }
}

/// A row of the directory: who decides for a payer, by which policy.
public struct DirectoryEntry: Sendable, Hashable {
  public let payer: String
  public let administrator: String
  public let procedureCodes: [String]
  public let policyNumber: String?
  /// As found, not always a day.
  public let effective: String?
  public let address: String?
  /// The library's file; `nil` where it does not hold the policy.
  public let file: String?
  public let verification: Verification
  public let note: String?
}
