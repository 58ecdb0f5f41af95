/// Whether the outcomes are separated, completely or quasi-completely, so that the likelihood
/// rises without bound and no finite unpenalised estimate exists.
///
/// A direction d separates if (2y − 1) x·d ≥ 0 in every row and > 0 in some. One term alone is
/// tested exactly before fitting; combinations of terms are suspected while fitting, because
/// Newton steps then settle on such a direction and no longer shrink, and decided by
/// ``Separation``.
///
/// Source: Albert and Anderson (1984), Biometrika 71:1–10.
struct SeparationCheck {
  private let tiles: DesignTiles
  private let likelihood: PenalisedLikelihood
  /// Only the terms without a penalty can have infinite estimates.
  private let isFree: (_ term: String) -> Bool

  init(_ likelihood: PenalisedLikelihood) {
    self.likelihood = likelihood
    tiles = likelihood.tiles
    let ridge = likelihood.ridge
    isFree = { ridge[$0] == 0 }
  }

  /// Refuses a free numeric term whose values for events all lie on one side of those for non-events,
  /// and a factor with a level of a single outcome.
  func refuseSingleTerms() throws(FitError) {
    for (column, numeric) in tiles.description.numeric.enumerated()
    where isFree(numeric.name) && separates(column: column) {
      throw .separated(term: numeric.name)
    }
    for (index, factor) in tiles.description.factors.enumerated() where isFree(factor.name) {
      let (events, totals) = counts(factor: index)
      for (level, total) in totals.enumerated() {
        guard total > 0 else { throw .emptyLevel(term: factor.name, level: level + 1) }
        guard events[level] > 0, events[level] < total else {
          throw .separated(term: factor.name)
        }
      }
    }
  }

  /// Refuses if a step of visible length in log-odds moves no row away from its outcome, as far
  /// as its free terms go.
  ///
  /// - Throws: ``FitError/separated(term:)`` with the term that moves most per standard deviation.
  func refuseIfUnbounded(along step: [Double]) throws(FitError) {
    let step = zip(step, likelihood.penalties).map { $1 > 0 ? 0 : $0 }
    let (least, greatest) = rangeTowardOutcome(along: step)
    guard greatest > 0.25, least > -0.01 * greatest else { return }
    let moves = tiles.basis?.restored(step) ?? step
    let most = moves.indices.dropFirst().max { abs(moves[$0]) < abs(moves[$1]) } ?? 0
    throw .separated(term: tiles.description.place(ofCoefficient: most).term)
  }

  private func counts(of row: Int) -> Bool { tiles.weights.map { $0[row] > 0 } ?? true }

  private func separates(column: Int) -> Bool {
    let values = tiles.columns[column]
    var (eventLow, eventHigh) = (Double.infinity, -Double.infinity)
    var (otherLow, otherHigh) = (Double.infinity, -Double.infinity)
    for row in 0..<tiles.rowCount where counts(of: row) {
      let value = values[row]
      if tiles.outcomes[row] == 1 {
        (eventLow, eventHigh) = (min(eventLow, value), max(eventHigh, value))
      } else {
        (otherLow, otherHigh) = (min(otherLow, value), max(otherHigh, value))
      }
    }
    return eventLow >= otherHigh || otherLow >= eventHigh
  }

  private func counts(factor: Int) -> (events: [Double], totals: [Double]) {
    var events = [Double](repeating: 0, count: tiles.levelCounts[factor])
    var totals = events
    for row in 0..<tiles.rowCount where counts(of: row) {
      let level = Int(tiles.codes[factor][row])
      totals[level] += 1
      events[level] += Double(tiles.outcomes[row])
    }
    return (events, totals)
  }

  private func rangeTowardOutcome(along step: [Double]) -> (least: Double, greatest: Double) {
    let direction = likelihood.expanded(step)
    let pass = TilePass(tiles)
    let moves = pass.logOdds
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for tile in 0..<tiles.tileCount {
      pass.computeSums(tile, direction)
      for position in 0..<tiles.rows(inTile: tile) {
        let row = tile * DesignTiles.tileRows + position
        guard counts(of: row) else { continue }
        let move = tiles.outcomes[row] == 1 ? moves[position] : -moves[position]
        (least, greatest) = (min(least, move), max(greatest, move))
      }
    }
    return (least, greatest)
  }
}
