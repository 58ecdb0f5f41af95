/// What the practice knows of a payer: the facts that choose a clock.
public struct PayerProfile: Sendable, Hashable, Codable {
  /// Who bears the risk: insured plans follow state law, self-funded ones ERISA.
  public enum Funding: String, Sendable, Hashable, Codable, CaseIterable {
    case insured
    case selfFunded = "self-funded"
    case government
    case unknown
  }

  /// The practice's standing with the payer.
  public enum Network: String, Sendable, Hashable, Codable, CaseIterable {
    case contracted
    case nonContracted = "non-contracted"
    case unknown
  }

  public var payer: Payer
  public var lineOfBusiness: LineOfBusiness
  public var funding: Funding
  public var network: Network
  /// Two-letter state whose law governs an insured plan.
  public var state: String?

  public init(
    payer: Payer, lineOfBusiness: LineOfBusiness, funding: Funding = .unknown,
    network: Network = .unknown, state: String? = nil
  ) {
    self.payer = payer
    self.lineOfBusiness = lineOfBusiness
    self.funding = funding
    self.network = network
    self.state = state
  }
}
