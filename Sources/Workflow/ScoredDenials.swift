public import Claims
public import Documents
public import Scoring
public import Store

/// A stored model with its number.
public struct ModelInForce: Sendable {
  public let id: Int
  public let model: OverturnModel
}

/// The open denials of a population with their scores, and the inventory they come from.
public struct ScoredDenials: Sendable {
  public let asOf: CalendarDay
  public let population: Population
  /// `nil` when none was ever put in force: then nothing has a chance, and everything else stands.
  public let inForce: ModelInForce?
  /// Every denial of the population known on the day, decided ones too.
  public let inventory: [StoredDenial]
  /// By denial number.
  public let scores: [Int: Score]

  public var table: Table {
    let columns = [
      Table.Column("Denial", alignment: .trailing, priority: .essential),
      Table.Column("Payer", priority: .essential), Table.Column("Claim"),
      Table.Column("Denied for", priority: .essential),
      Table.Column("Chance", alignment: .trailing, priority: .essential),
      Table.Column("90 % interval", alignment: .trailing, priority: .essential),
      Table.Column("Extrapolation"),
    ]
    let rows = inventory.compactMap { stored -> Table.Row? in
      guard let score = scores[stored.id] else { return nil }
      let denial = stored.denial
      return Table.Row([
        .count(stored.id), .text(denial.payer.name),
        .text(denial.workName),
        .text(denial.reading.name), .share(score.probability, mark: .estimated),
        .interval(lower: .share(score.lower), upper: .share(score.upper), mark: .estimated),
        .text(score.extrapolationWords),
      ])
    }
    return Table(
      caption: "Chance of overturn of every open denial, \(inForce.words), as of \(asOf)",
      columns: columns, rows: rows)
  }

  public var words: String {
    let extrapolated = scores.values.count(where: \.isExtrapolation)
    return "\n\(scores.count) open denials of \(inventory.count) scored as of \(asOf) with "
      + "\(inForce.words) (\(population.words)); \(extrapolated) are "
      + "extrapolations: a payer, code or procedure the model never saw, or a kind of denial that is "
      + "hardly ever appealed."
  }
}

extension ModelInForce? {
  /// Names the model for captions and provenance.
  var words: String {
    map { "model \($0.id), outcomes known by \($0.model.asOf)" } ?? "no model"
  }
}
