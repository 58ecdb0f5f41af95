import Claims
import X12

/// A 277CA (005010X214): which claims were taken in for adjudication and which were rejected.
///
/// Under the level of the patient (HL03 = PT) each TRN names one claim; the STC and REF*1K that
/// follow belong to it. STC03 says WQ for accepted and U for rejected; where it is silent the
/// category tells: A3, A6, A7 and A8 reject.
struct AcknowledgementReader: TransactionReader {
  private let context: ReadingContext
  private var payer = Payer(identifier: "", name: "")
  private var isPatientLevel = false
  private var isLineLevel = false
  private var open: OpenAcknowledgement?
  private var hasStatus = false

  private struct OpenAcknowledgement {
    let start: Segment
    var acknowledgement: Acknowledgement
    var hasStatus = false
    var fault: ElementFault?
  }

  init(_ context: ReadingContext) {
    self.context = context
  }

  mutating func take(_ segment: Segment, into sink: (Imported) throws -> Void) throws {
    switch segment.id {
    case .hl:
      try end(before: segment, sink)
      isPatientLevel = segment.element(3, is: "PT")
    case .se:
      try end(before: segment, sink)
      if !hasStatus { try sink(.issue(.empty("277CA without a status", at: segment.position))) }
    case .nm1 where segment.element(1, is: "PR") || segment.element(1, is: "AY"):
      payer = Payer(identifier: segment.text(9), name: segment.text(3))
    case .trn where isPatientLevel:
      try end(before: segment, sink)
      begin(segment)
    case .svc: isLineLevel = true
    case .stc: try takeStatus(segment, sink)
    case .ref where segment.element(1, is: "1K"):
      open?.acknowledgement.claimNumber = segment.identifier(2)
    default: break
    }
  }

  private mutating func begin(_ trn: Segment) {
    isLineLevel = false
    open = OpenAcknowledgement(
      start: trn,
      acknowledgement: Acknowledgement(
        payer: payer, patientControlNumber: trn.identifier(2) ?? "", isRejected: false,
        category: "",
        statusCode: ""))
    if trn.identifier(2) == nil { open?.fault = ElementFault(trn, 2, .value) }
  }

  private mutating func takeStatus(
    _ stc: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    hasStatus = true
    guard var known = open else { return try tellHigherLevel(stc, sink) }
    do throws(ElementFault) {
      try known.acknowledgement.take(stc, isFirst: !known.hasStatus, isLineLevel: isLineLevel)
      known.hasStatus = true
    } catch {
      known.fault = known.fault ?? error
    }
    open = known
  }

  // A receiver or provider refused as a whole names no claim: none of them was taken in.
  private func tellHigherLevel(
    _ stc: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    guard stc.rejects == true else { return }
    try sink(
      .issue(
        ImportIssue(
          severity: .warning, place: .init(stc.position),
          message: "STC: expected the submission to be taken in, it was rejected above its claims;"
            + " correct it and send every claim of it again")))
  }

  private mutating func end(
    before segment: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    guard let ended = open.take() else { return }
    if let fault = ended.fault
      ?? (ended.hasStatus ? nil : ElementFault(missing: "STC", before: segment))
    {
      let content = context.source.bytes(ended.start.position.byte..<segment.position.byte)
      return try sink(.issue(.refused("acknowledgement", fault, content: content)))
    }
    try sink(.acknowledgement(ended.acknowledgement))
  }
}

extension Acknowledgement {
  // The first status of the claim is kept; any that rejects makes it rejected.
  fileprivate mutating func take(
    _ stc: Segment, isFirst: Bool, isLineLevel: Bool
  ) throws(ElementFault) {
    guard let rejects = stc.rejects else { throw ElementFault(stc, 1, .category) }
    if isFirst || (rejects && !isRejected) {
      category = stc[1, component: 1] ?? ""
      statusCode = stc[1, component: 2] ?? ""
    }
    isRejected = isRejected || rejects
    guard !isLineLevel else { return }
    day = try stc.day(2) ?? day
    billed = try stc.amount(4) ?? billed
  }
}

extension Segment {
  /// Whether an STC segment rejects; nil when neither its action nor its category is known.
  fileprivate var rejects: Bool? {
    if element(3, is: "U") { return true }
    if element(3, is: "WQ") { return false }
    switch self[1, component: 1] {
    case "A3", "A6", "A7", "A8": return true
    case "A0", "A1", "A2", "A4", "A5": return false
    default: return nil
    }
  }
}
