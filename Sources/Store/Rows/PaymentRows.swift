import Claims

/// A payment's columns; `id`, `file_id` and the balance are the loader's.
enum PaymentRow {
  static let table = "payment"
  static let content = [
    "payer_identifier", "payer_name", "payee_name", "payee_identifier", "trace_number",
    "originator", "payment_day", "production_day", "paid_cents", "method", "content_digest",
  ]
  static let columns = ["id", "file_id"] + content + ["known_day"]
  /// One payment, however often it is sent.
  static let identity = [
    "payer_key", "originator", "trace_number", "payment_day", "paid_cents", "payee_key",
  ]

  static func write(_ remittance: Remittance, id: Int, file: Int, to row: inout RowValues) {
    row.add(id)
    row.add(file)
    row.add(remittance.payer)
    row.add(remittance.payeeName)
    row.add(remittance.payeeIdentifier)
    row.add(remittance.traceNumber)
    row.add(remittance.originator)
    row.add(remittance.paymentDay)
    row.add(remittance.productionDay)
    row.add(remittance.paid)
    row.add(remittance.method)
    row.add(remittance.contentDigest)
    row.add(remittance.knownDay)
  }

  static func read(_ fields: inout StoredFields) throws -> Remittance {
    try Remittance(
      payer: fields.payer(), payeeName: fields.text(), payeeIdentifier: fields.text(),
      traceNumber: fields.text(), originator: fields.text(), paymentDay: fields.day(),
      productionDay: fields.dayIfAny(), paid: fields.money(), method: fields.text(),
      contentDigest: fields.text())
  }
}

/// A provider adjustment's columns.
enum ProviderAdjustmentRow {
  static let table = "provider_adjustment"
  static let content = ["reason", "reference", "amount_cents", "fiscal_period_end"]
  static let columns = ["payment_id", "sequence"] + content

  static func write(
    _ adjustment: ProviderAdjustment, payment: Int, sequence: Int, to row: inout RowValues
  ) {
    row.add(payment)
    row.add(sequence)
    row.add(adjustment.reason)
    row.add(adjustment.reference)
    row.add(adjustment.amount)
    row.add(adjustment.fiscalPeriodEnd)
  }

  static func read(_ fields: inout StoredFields) throws -> ProviderAdjustment {
    try ProviderAdjustment(
      reason: fields.text(), reference: fields.text(), amount: fields.money(),
      fiscalPeriodEnd: fields.dayIfAny())
  }
}
