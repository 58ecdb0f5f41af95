public import Claims
import Documents

extension Checklist {
  /// What one answer would add: the same for each requirement that is open, for they are counted.
  public struct Worth: Sendable, Hashable {
    /// P(overturned): now, with one requirement more met, and with one more found not met.
    public let now: Double
    public let ifMet: Double
    public let ifNotMet: Double?
    /// 90 % interval of what one requirement more met adds; `nil` where there is none.
    public let gainEnds: Ends?
    /// P(an answer shows what it should).
    public let chanceMet: Estimate<Double>
    /// Dollars after the cost of getting it, if it shows it and on average.
    public let netIfMet: Estimate<Money>
    public let net: Estimate<Money>
    public let cost: Money
    public let isCostAssumed: Bool

    /// The ends of an interval, in probability.
    public struct Ends: Sendable, Hashable {
      public let lower: Double
      public let upper: Double

      public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
      }
    }

    public init(
      now: Double, ifMet: Double, ifNotMet: Double?, gainEnds: Ends?, chanceMet: Estimate<Double>,
      netIfMet: Estimate<Money>, net: Estimate<Money>, cost: Money, isCostAssumed: Bool
    ) {
      self.now = now
      self.ifMet = ifMet
      self.ifNotMet = ifNotMet
      self.gainEnds = gainEnds
      self.chanceMet = chanceMet
      self.netIfMet = netIfMet
      self.net = net
      self.cost = cost
      self.isCostAssumed = isCostAssumed
    }

    var words: String {
      let against = ifNotMet.map { "; found not met, \(Self.percent($0))" } ?? ""
      let dollars: String =
        switch (net, netIfMet) {
        case (.unknown(let reason), .unknown): "What it is worth in dollars is unknown: \(reason)."
        case (.unknown(let reason), let best):
          "It is worth \(best.value?.words ?? "") (estimated) if it shows it and \((.zero - cost).words) "
            + "if not; how often it does is unknown: \(reason)."
        case (let expected, let best):
          "It is worth \(expected.value?.words ?? "") (estimated) on average, "
            + "\(best.value?.words ?? "") if it shows it and \((.zero - cost).words) if not: "
            + "\(chanceMet.ground)."
        }
      return
        "Chance of overturn now \(Self.percent(now)) (estimated); with one open requirement more "
        + "met, \(Self.percent(ifMet))\(endsWords)\(against). \(dollars) Getting it is put at \(cost.words)"
        + "\(isCostAssumed ? ", assumed" : ""). The model counts requirements and can't tell one from "
        + "another: each adds the same, and equals stand in the policy's order."
    }

    private var endsWords: String {
      guard let gainEnds else { return "" }
      let chance = gainEnds.lower < 0 && gainEnds.upper > 0 ? ": could be chance" : ""
      return " (90 % \(Self.percent(now + gainEnds.lower)) to \(Self.percent(now + gainEnds.upper))"
        + "\(chance))"
    }

    private static func percent(_ share: Double) -> String {
      let tenths = Int((share * 1000).rounded())
      return "\(tenths / 10).\(tenths % 10) %"
    }

    /// For an item that would settle a requirement.
    var cells: [Cell] {
      [
        .share(ifMet, mark: .estimated),
        netIfMet.value.map { .dollars(cents: $0.cents, mark: .estimated) } ?? .unknown,
        net.value.map { .dollars(cents: $0.cents, mark: .estimated) } ?? .unknown,
      ]
    }
  }

  /// What answers add, or why that is unknown.
  public enum Value: Sendable, Hashable {
    case learned(Worth)
    case unknown(reason: String)

    var words: String {
      switch self {
      case .learned(let worth): worth.words
      case .unknown(let reason):
        "What an answer would add is unknown: \(reason). The order is by what stops the letter, then "
          + "what decides alone, the reason of the denial, and required before recommended."
      }
    }

    /// The columns beside the questions.
    static let columns = [
      Table.Column("Chance if shown", alignment: .trailing, isMarked: true),
      Table.Column("Net if shown", alignment: .trailing, isMarked: true),
      Table.Column("Expected net", alignment: .trailing, isMarked: true),
    ]

    /// Of an item; `settles` says whether its answer can settle a requirement that is open.
    func cells(settles: Bool) -> [Cell] {
      guard settles else { return [.empty, .empty, .empty] }
      return switch self {
      case .learned(let worth): worth.cells
      case .unknown: [.unknown, .unknown, .unknown]
      }
    }
  }
}
