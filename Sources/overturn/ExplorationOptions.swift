import ArgumentParser
import Claims
import Workflow

/// What may be spent on denials of low score, drawn at random, to learn from.
struct ExplorationOptions: ParsableArguments {
  @Option(
    help: "Draw denials of low score at random for this share of the minutes, such as 0.03.")
  var explore: Double?

  @Option(
    help: ArgumentHelp(
      "With --explore: what the drawn themselves may lose together, in dollars (default: 0).",
      discussion: "Better work that they put off is not capped; what it comes to is printed.")
  )
  var exploreDollars: Int?

  @Option(help: "With --explore: the seed of the draw; the same seed and day draw the same.")
  var seed: UInt64?

  func validate() throws {
    guard explore.map({ (0...0.5).contains($0) }) ?? true else {
      throw ValidationError("explore: expected a share of the minutes, 0 to 0.5")
    }
    guard (0...1_000_000).contains(exploreDollars ?? 0) else {
      throw ValidationError("explore-dollars: expected dollars, 0 to 1000000")
    }
    guard explore != nil || (exploreDollars == nil && seed == nil) else {
      throw ValidationError("explore-dollars and seed: only with --explore")
    }
    guard explore == nil || seed != nil else {
      throw ValidationError("explore: give a --seed, so that the draw can be repeated")
    }
  }

  var settings: ExplorationSettings? {
    guard let explore, let seed else { return nil }
    return ExplorationSettings(
      share: explore, mostLoss: Money(cents: 100 * (exploreDollars ?? 0)), seed: seed)
  }
}
