import Documents

extension WeeklyReport {
  /// Claims that no payer has adjudicated: their time to file runs.
  var rejected: [Block] {
    let heading = Block.heading("Rejected before adjudication", anchor: "rejections")
    guard let rejections else {
      return [
        heading, .notice(.info, "No 277CA is loaded: whether claims were rejected is not known."),
      ]
    }
    guard !rejections.isEmpty else {
      return [heading, .notice(.info, "No claim stands rejected.")]
    }
    let table = rejections.table
    let rest = Block.onPaper([
      .paragraph("'overturn status --rejections --format csv' has every line.")
    ])
    return [
      heading,
      .paragraph(
        "\(rejections.words), neither accepted nor adjudicated since. A rejection is no denial: "
          + "correct the claim and send it again, for the time to file still runs. A claim sent "
          + "again under another number stands here too."),
      .table(table.printing(first: 10)),
    ] + (table.rows.count > 10 ? [rest] : [])
  }
}
