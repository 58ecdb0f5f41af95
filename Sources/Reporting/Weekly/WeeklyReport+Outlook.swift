import Documents

extension WeeklyReport {
  /// Claims that nobody has seen yet and will likely be denied.
  var beforeSending: [Block] {
    guard let unsent else { return [] }
    let heading = Block.heading("Fix before sending", anchor: "before-sending")
    guard !unsent.rows.isEmpty else {
      return [heading, .notice(.info, "No claim on record waits to be sent.")]
    }
    return [
      heading,
      .paragraph(
        "Claims on record without an acknowledgement or a remittance, by dollars at risk: the chance "
          + "of denial times what the payer is expected to allow. A claim whose acknowledgement was "
          + "not loaded stands here too."),
      .table(unsent.printing(first: 10)),
    ] + rest(of: unsent)
  }

  /// What paper says of the claims that it does not name.
  private func rest(of unsent: Table) -> [Block] {
    guard unsent.rows.count > 10 else { return [] }
    return [
      .onPaper([
        .paragraph(
          "All \(unsent.rows.count) together: \(RiskTable.atRiskWords(unsent)). 'overturn "
            + "predict-denials --unsubmitted --format csv' has every line.")
      ])
    ]
  }

  /// Letters that were read, and what by.
  var lettersRead: [Block] {
    guard let letters, !letters.rows.isEmpty else { return [] }
    return [
      .heading("Letters read", anchor: "letters"),
      .paragraph("Codes win over words; unknown is for a person to read."),
      .table(letters.printing(first: 10)),
    ]
  }
}
