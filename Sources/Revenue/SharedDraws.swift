import Claims
import Foundation
import Statistics

/// What the cases of a draw have in common: the coefficients' standard normals and the payers' shocks.
struct SharedDraws {
  /// By loading, then draw.
  private let coefficients: [[Double]]
  private let shocks: [String: [Double]]

  init(
    _ terms: [OpenInventory.Term], shock: Double, shockError: Double, drawCount: Int,
    root: RandomSource
  ) {
    let width = terms.map(\.source.loadings.count).max() ?? 0
    coefficients = (0..<width).map { number in
      Self.normals(drawCount, root.stream(Self.label("coefficient \(number)")))
    }
    let spreads = Self.normals(drawCount, root.stream(Self.label("spread"))).map {
      shock * exp(shockError * $0)
    }
    shocks = Dictionary(
      uniqueKeysWithValues: Set(terms.map(\.source.payer)).map { payer in
        let normals = Self.normals(drawCount, root.stream(Self.label("payer \(payer)")))
        return (payer, zip(normals, spreads).map { $0 * $1 })
      })
  }

  /// l·z + u of a case in every draw, in log-odds.
  func moves(of each: RecoverableCase, drawCount: Int) -> [Double] {
    var moves = shocks[each.payer] ?? [Double](repeating: 0, count: drawCount)
    for (loading, normals) in zip(each.loadings, coefficients) where loading != 0 {
      for draw in 0..<drawCount { moves[draw] += loading * normals[draw] }
    }
    return moves
  }

  /// What a case brings in each draw, in cents.
  func recoveries(
    of term: OpenInventory.Term, drawCount: Int, root: RandomSource
  ) -> [Double] {
    var random = root.stream(Self.caseLabel(term.source))
    let shapes = term.source.fraction.shapes
    let amount = Double(term.amount.cents)
    return moves(of: term.source, drawCount: drawCount).map { move in
      let chance = expit(term.logOdds + move)
      // Drawn won or not, so that a case's numbers stay in step between settings.
      let share = shapes.map { random.beta($0.0, $0.1) } ?? term.source.fraction.mean
      return random.bernoulli(chance) ? (amount * share).rounded() : 0
    }
  }

  private static func caseLabel(_ each: RecoverableCase) -> UInt64 { label("case \(each.key)") }

  static func timeLabel(_ each: RecoverableCase) -> UInt64 { label("time of case \(each.key)") }

  private static func normals(_ count: Int, _ source: RandomSource) -> [Double] {
    var random = source
    return (0..<count).map { _ in random.normal() }
  }

  /// A number for a name, the same in every run (FNV-1a).
  private static func label(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
