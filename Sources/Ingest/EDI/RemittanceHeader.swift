import Claims
import X12

/// The part of an 835 before its first claim: BPR, TRN, DTM*405, N1*PR, N1*PE.
struct RemittanceHeader {
  private let contentDigest: String
  private var paid: Money?
  private var paymentDay: CalendarDay?
  private var productionDay: CalendarDay?
  private var method = ""
  private var traceNumber = ""
  private var originator = ""
  private var payerName = ""
  private var payerIdentifier = ""
  /// REF*2U, when N104 is empty.
  private var payerReference = ""
  private var payeeName = ""
  private var payeeIdentifier = ""
  private var fault: ElementFault?
  /// What could not be read and costs nothing but itself.
  private(set) var unknown: [ElementFault] = []

  init(contentDigest: String) {
    self.contentDigest = contentDigest
  }

  mutating func take(_ segment: Segment) {
    switch segment.id {
    case .bpr: takePayment(segment)
    case .trn where traceNumber.isEmpty:
      traceNumber = segment.text(2)
      originator = segment.text(3)
    case .dtm where segment.element(1, is: "405"): takeProductionDay(segment)
    case .n1 where segment.element(1, is: "PR"):
      payerName = segment.text(2)
      payerIdentifier = segment.text(4)
    case .n1 where segment.element(1, is: "PE"):
      payeeName = segment.text(2)
      payeeIdentifier = segment.text(4)
    case .ref where segment.element(1, is: "2U"): payerReference = segment.text(2)
    default: break
    }
  }

  // BPR03 is C for a credit to the payee and D for a debit.
  private mutating func takePayment(_ bpr: Segment) {
    do throws(ElementFault) {
      let amount = try bpr.requiredAmount(2)
      paid = bpr.element(3, is: "D") ? -amount : amount
      method = bpr.text(4)
      paymentDay = try bpr.requiredDay(16)
    } catch {
      fault = error
    }
  }

  private mutating func takeProductionDay(_ dtm: Segment) {
    do throws(ElementFault) {
      productionDay = try dtm.requiredDay(2)
    } catch {
      unknown.append(error)
    }
  }

  /// - Throws: What BPR has wrong, or that it is missing where the first loop begins.
  func remittance(orFaultAt segment: Segment) throws(ElementFault) -> Remittance {
    if let fault { throw fault }
    guard let paid, let paymentDay else { throw ElementFault(missing: "BPR", before: segment) }
    let identifier = [payerIdentifier, payerReference, originator].first { !$0.isEmpty }
    return Remittance(
      payer: Payer(identifier: identifier ?? "", name: payerName), payeeName: payeeName,
      payeeIdentifier: payeeIdentifier, traceNumber: traceNumber, originator: originator,
      paymentDay: paymentDay, productionDay: productionDay, paid: paid, method: method,
      contentDigest: contentDigest)
  }
}
