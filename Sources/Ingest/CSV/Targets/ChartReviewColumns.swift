import Claims

/// The outcome of a chart review: counts of what the payer's policy requires.
struct ChartReviewColumns: TargetColumns {
  private let payer: PayerColumns
  private let reference: TextColumn
  private let patientControlNumber: TextColumn
  private let claimNumber: TextColumn
  private let day: DayColumn
  private let policy: TextColumn
  private let met: CountColumn
  private let notMet: CountColumn
  private let notDocumented: CountColumn
  private let contradicted: CountColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    payer = try PayerColumns(&binder)
    reference = try binder.text("reference")
    patientControlNumber = try binder.text("patient_control_number")
    claimNumber = try binder.text("claim_number")
    day = try binder.day("review_day", isRequired: true)
    policy = try binder.text("policy", repeats: true)
    met = try binder.count("met", isRequired: true)
    notMet = try binder.count("not_met", isRequired: true)
    notDocumented = try binder.count("not_documented", isRequired: true)
    contradicted = try binder.count("contradicted")
    binder.require(oneOf: [reference.cell, patientControlNumber.cell, claimNumber.cell])
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    let review = ChartReview(
      payer: try payer.read(record), reference: try reference.value(record),
      patientControlNumber: try patientControlNumber.value(record),
      claimNumber: try claimNumber.value(record), findings: try findings(record))
    guard
      review.reference != nil || review.patientControlNumber != nil || review.claimNumber != nil
    else {
      throw reference.cell.refusal("names no denial, nor does a claim's number; fill one in")
    }
    return .chartReview(review)
  }

  private func findings(_ record: borrowing CSVRecord) throws(RowRefusal) -> ChartFindings {
    let findings = ChartFindings(
      day: try day.required(record), met: try met.required(record, atLeast: 0),
      notMet: try notMet.required(record, atLeast: 0),
      open: try notDocumented.required(record, atLeast: 0)
        + (contradicted.value(record, atLeast: 0) ?? 0),
      policy: try policy.value(record))
    guard findings.criteria > 0 else {
      throw met.cell.refusal("expected at least one requirement among the counts; correct them")
    }
    return findings
  }
}
