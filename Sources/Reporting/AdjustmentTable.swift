public import Claims
public import Documents

/// Provider adjustments (PLB) that belong to no denial: money moved beside the claims.
public struct AdjustmentTable {
  /// One adjustment with its payment.
  public struct Line {
    let adjustment: ProviderAdjustment
    let payer: String
    let payment: String
    let day: CalendarDay
    /// The claim its reference names; `nil` when none on record.
    let claim: String?
    let isSynthetic: Bool

    public init(
      adjustment: ProviderAdjustment, payer: String, payment: String, day: CalendarDay,
      claim: String?, isSynthetic: Bool
    ) {
      self.adjustment = adjustment
      self.payer = payer
      self.payment = payment
      self.day = day
      self.claim = claim
      self.isSynthetic = isSynthetic
    }
  }

  private let lines: [Line]

  public init(_ lines: [Line]) {
    self.lines = lines
  }

  public var table: Table {
    Table(
      caption: "Provider adjustments that belong to no denial", columns: Self.columns,
      rows: lines.map { line in
        Table.Row([
          .text(line.payer), .text(line.payment), .day(line.day.description),
          .text(line.adjustment.reason), .text(line.adjustment.reference),
          line.claim.map { .text($0) } ?? .text("none"),
          .dollars(cents: line.adjustment.amount.cents), .text(line.isSynthetic ? "yes" : "no"),
        ])
      })
  }

  var blocks: [Block] {
    guard !lines.isEmpty else { return [] }
    let amounts = lines.map(\.adjustment.amount)
    let taken = amounts.filter { $0 > .zero }.reduce(.zero, +)
    let added = amounts.filter { $0 < .zero }.reduce(.zero, -)
    let words = "\(taken.words) taken off payments, \(added.words) added to them"
    return [
      .details(
        summary: "Provider adjustments that belong to no denial (\(lines.count); \(words); "
          + "'overturn status --adjustments' lists them)", [.table(table)], onPaper: false)
    ]
  }

  private static let columns = [
    Table.Column("Payer", priority: .essential),
    Table.Column("Payment", help: "its trace number (TRN02)", priority: .essential),
    Table.Column("Payment day", priority: .essential),
    Table.Column("Code", help: "reason of the adjustment (PLB03-1)", priority: .essential),
    Table.Column("Reference", help: "PLB03-2 as the payer wrote it", priority: .essential),
    Table.Column("Claim", help: "whose claim number the reference is"),
    Table.Column(
      "Amount", alignment: .trailing, help: "positive takes off the payment, negative adds to it",
      priority: .essential),
    Table.Column("Synthetic", priority: .extra, isOnPaper: false),
  ]
}
