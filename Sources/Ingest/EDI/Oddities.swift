import Claims
import X12

/// What is legal to load and yet to be looked at: each kind of oddity is told once a file.
extension ReadingContext {
  func oddities(
    of remittance: Remittance, fileDate: String, at position: Position
  ) -> [ImportIssue] {
    let names = [remittance.payer.name, remittance.payeeName]
    return [
      latePayment(remittance, fileDate: fileDate, at: position),
      replacedBytes(in: names, at: position),
    ].compactMap { $0 }
  }

  func oddities(of claim: RemittedClaim, at position: Position) -> [ImportIssue] {
    var oddities: [ImportIssue] = []
    append(to: &oddities, from: claim.adjustments, at: position)
    // By index: a copy of every line costs more than the look.
    for line in claim.lines.indices {
      append(to: &oddities, from: claim.lines[line].adjustments, at: position)
    }
    if let patient = claim.patient,
      let replaced = replacedBytes(in: patient.names, at: position)
    {
      oddities.append(replaced)
    }
    return oddities
  }

  private func append(
    to oddities: inout [ImportIssue], from adjustments: [Adjustment], at position: Position
  ) {
    for index in adjustments.indices {
      let reason = adjustments[index].reason
      if !PublishedReasons.contains(reason), toldReasons.insert(reason).inserted {
        oddities.append(.unknownReason(at: position))
      }
      let group = adjustments[index].group
      if !group.isListed, toldOddities.insert("group \(group.rawValue)").inserted {
        oddities.append(.unknownGroup(at: position))
      }
    }
  }

  /// How long after its file a payment may be dated: a year.
  static let paymentDays = 366

  /// A payment dated long after the file that carries it has a wrong year in one of them.
  private func latePayment(
    _ remittance: Remittance, fileDate: String, at position: Position
  ) -> ImportIssue? {
    guard let sent = CalendarDay(digits: "20" + fileDate),
      remittance.paymentDay.days(since: sent) > Self.paymentDays,
      toldOddities.insert("payment \(remittance.paymentDay)").inserted
    else { return nil }
    return ImportIssue(
      severity: .warning, place: .init(position),
      message: "BPR16: expected a payment day within a year of the file's own date (ISA09); "
        + "the payment is loaded, ask the payer which of the two holds")
  }

  /// Names in another code page than UTF-8 are read with marks for what could not be.
  func replacedBytes(in names: [String?], at position: Position) -> ImportIssue? {
    guard names.contains(where: { $0.map(Self.hasReplacement) ?? false }),
      toldOddities.insert("bytes").inserted
    else { return nil }
    return ImportIssue(
      severity: .note, place: .init(position),
      message: "a name holds bytes that are not UTF-8 and were replaced, here and perhaps in "
        + "others of the file; ask the sender for UTF-8, or look names up by number")
  }

  private static func hasReplacement(_ text: String) -> Bool {
    // Nearly every name is ASCII.
    text.utf8.contains { $0 >= 0x80 } && text.unicodeScalars.contains { $0 == "\u{FFFD}" }
  }
}

extension ImportIssue {
  fileprivate static func unknownReason(at position: Position) -> ImportIssue {
    ImportIssue(
      severity: .note, place: .init(position),
      message: "CAS: expected a claim adjustment reason code of the published list;"
        + " the claim is loaded with the code as it stands")
  }

  fileprivate static func unknownGroup(at position: Position) -> ImportIssue {
    ImportIssue(
      severity: .warning, place: .init(position),
      message: "CAS01: expected the group CO, PR, OA, PI or CR; the claim is loaded with the "
        + "group as it stands, ask the payer who bears the amount")
  }
}

extension AdjustmentGroup {
  /// Element 1033; CR stands in older guides only.
  fileprivate var isListed: Bool {
    self == .contractual || self == .patient || self == .other || self == .payerInitiated
      || rawValue == "CR"
  }
}

extension Person {
  var names: [String?] { [lastName, firstName] }
}

extension CalendarDay {
  /// Reads CCYYMMDD.
  fileprivate init?(digits: String) {
    var digits = digits
    let day = digits.withUTF8 { CalendarDay(digits: $0) }
    guard let day else { return nil }
    self = day
  }
}
