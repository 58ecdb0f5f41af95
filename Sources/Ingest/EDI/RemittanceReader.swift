import Claims
import X12

/// An 835 (005010X221A1, 004010X091A1): one payment, its claims, its provider adjustments.
///
/// Header (BPR to N1), then claims (LX, CLP to the next), then PLB. A claim or a provider
/// adjustment with a fault is refused alone; a payment without amount or day is refused whole.
struct RemittanceReader: TransactionReader {
  private enum State {
    case header
    case claims
    /// The payment was refused: nothing of it is read.
    case refused
  }

  private let set: TransactionSet
  private let context: ReadingContext
  private var state = State.header
  private var header: RemittanceHeader
  private var claim: RemittedClaimLoop?
  private var balance = PaymentBalance()

  init(_ transaction: EDITransaction, _ set: TransactionSet, _ context: ReadingContext) {
    self.set = set
    self.context = context
    header = RemittanceHeader(contentDigest: transaction.contentDigest)
  }

  mutating func take(_ segment: Segment, into sink: (Imported) throws -> Void) throws {
    switch segment.id {
    case .clp:
      try endClaim(before: segment, sink)
      if try isOpen(at: segment, sink) { claim = RemittedClaimLoop(segment) }
    case .lx:
      try endClaim(before: segment, sink)
      _ = try isOpen(at: segment, sink)
    case .plb:
      try endClaim(before: segment, sink)
      if try isOpen(at: segment, sink) { try adjustProvider(segment, sink) }
    case .se:
      try endClaim(before: segment, sink)
      if try isOpen(at: segment, sink) { try endPayment(sink) }
    default:
      if claim != nil { claim?.take(segment) } else { header.take(segment) }
    }
  }

  // The header is complete where the first loop begins.
  private mutating func isOpen(
    at segment: Segment, _ sink: (Imported) throws -> Void
  ) throws -> Bool {
    guard state == .header else { return state == .claims }
    let remittance: Remittance
    do throws(ElementFault) {
      remittance = try header.remittance(orFaultAt: segment)
    } catch {
      state = .refused
      let content = context.source.bytes(set.byteRange)
      try sink(.issue(.refused("payment", error, content: content)))
      return false
    }
    state = .claims
    balance.paid = remittance.paid
    try sink(.remittance(remittance))
    for fault in header.unknown { try sink(.issue(.unknown("the day", fault))) }
    for oddity in context.oddities(of: remittance, fileDate: set.date, at: set.position) {
      try sink(.issue(oddity))
    }
    return true
  }

  private mutating func endClaim(
    before segment: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    guard let ended = claim.take() else { return }
    let position = ended.position
    if let fault = ended.fault {
      balance.refuse(at: ended.position)
      let content = context.source.bytes(ended.position.byte..<segment.position.byte)
      return try sink(.issue(.refused("claim", fault, content: content)))
    }
    let remitted = ended.finished()
    balance.add(remitted, at: position)
    let oddities = context.oddities(of: remitted, at: position)
    // Handed over last: a claim of which nothing is wanted any more need not be copied.
    try sink(.remittedClaim(remitted))
    for oddity in oddities { try sink(.issue(oddity)) }
  }

  private mutating func adjustProvider(
    _ plb: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    let adjustments: [ProviderAdjustment]
    do throws(ElementFault) {
      adjustments = try ProviderAdjustment.all(of: plb)
    } catch {
      balance.refuse(at: plb.position)
      return try sink(.issue(.refused("provider adjustment", error, content: Array(plb.bytes))))
    }
    for adjustment in adjustments {
      balance.provider += adjustment.amount
      try sink(.providerAdjustment(adjustment))
    }
  }

  private mutating func endPayment(_ sink: (Imported) throws -> Void) throws {
    for issue in balance.issues(at: set.position) { try sink(.issue(issue)) }
    try sink(.remittanceEnd(balance.check))
  }
}
