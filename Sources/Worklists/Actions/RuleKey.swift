import Claims

/// For which denials a rule holds; a `nil` field fits everything.
struct RuleKey: Sendable, Hashable {
  var payerIdentifier: String?
  var lineOfBusiness: LineOfBusiness?
  var funding: PayerProfile.Funding?
  var network: PayerProfile.Network?
  var claimKind: SubmittedClaim.Kind?
  var route: Route?
  var isPreService: Bool?
  var state: String?

  /// How many fields are named.
  var specificity: Int {
    let named: [Bool] = [
      payerIdentifier != nil, lineOfBusiness != nil, funding != nil, network != nil,
      claimKind != nil, route != nil, isPreService != nil, state != nil,
    ]
    return named.count(where: \.self)
  }

  /// The unknown facts on which the fit depends; `nil` where a named field is known to differ.
  func unknownFacts(of facts: DeadlineTable.Facts) -> [String]? {
    let denial = facts.denial
    var open: [String] = []
    func fits<Value: Equatable>(_ field: Value?, _ fact: Value?, _ name: String) -> Bool {
      guard let field else { return true }
      guard let fact else {
        open.append(name)
        return true
      }
      return field == fact
    }
    guard fits(payerIdentifier, facts.payer(as: payerIdentifier), "payer"),
      fits(lineOfBusiness, facts.lineOfBusiness, "line of business"),
      fits(funding, facts.funding, "funding"), fits(network, facts.network, "network"),
      fits(claimKind, denial.claimKind, "claim kind"),
      fits(route, denial.reading.route, "route"),
      fits(isPreService, denial.isPreService, "service"), fits(state, facts.state, "state")
    else { return nil }
    return open
  }

  /// Whether some denial fits both.
  func meets(_ other: RuleKey) -> Bool {
    func agree<Value: Equatable>(_ mine: Value?, _ theirs: Value?) -> Bool {
      guard let mine, let theirs else { return true }
      return mine == theirs
    }
    return agree(payerIdentifier, other.payerIdentifier)
      && agree(lineOfBusiness, other.lineOfBusiness) && agree(funding, other.funding)
      && agree(network, other.network) && agree(claimKind, other.claimKind)
      && agree(route, other.route) && agree(isPreService, other.isPreService)
      && agree(state, other.state)
  }
}

extension DeadlineRule {
  var key: RuleKey {
    RuleKey(
      payerIdentifier: payerIdentifier, lineOfBusiness: lineOfBusiness, funding: funding,
      network: network, claimKind: claimKind, route: route, isPreService: isPreService,
      state: state)
  }
}
