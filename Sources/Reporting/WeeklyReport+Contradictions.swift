import Claims
import Documents

extension WeeklyReport {
  /// What on record cannot all be true, on the list or not: a person must look.
  var disagreements: [Block] {
    let heading = Block.heading("The record contradicts itself", anchor: "contradictions")
    guard !contradictions.isEmpty else {
      return [heading, .notice(.info, "Nothing on record contradicts itself.")]
    }
    let rows = contradictions.map { contradiction in
      Table.Row([
        contradiction.denial.map { .count($0) } ?? .text("none"), .text(contradiction.payer),
        .text(contradiction.claim), .text(contradiction.words),
      ])
    }
    let columns = [
      Table.Column("Denial", alignment: .trailing), Table.Column("Payer", priority: .essential),
      Table.Column("Claim", priority: .essential),
      Table.Column("What cannot all be true", priority: .essential),
    ]
    let count = contradictions.count
    let words = count == 1 ? "1 contradiction" : "\(count) contradictions"
    return [
      heading,
      .notice(
        .warning,
        "\(words): letters, exports, the appeal log and the remittances do not agree, or a claim was "
          + "paid or reversed in a way that its history does not explain. Look each up before "
          + "relying on its figures."),
      .details(
        summary: words,
        [
          .table(
            Table(caption: "The record contradicts itself", columns: columns, rows: rows)
              .printing(first: 20))
        ]),
    ]
  }
}
