import Claims
import X12

/// One CLP loop while it is read, with the first thing wrong with it.
struct RemittedClaimLoop {
  let position: Position
  private(set) var fault: ElementFault?
  private var claim: RemittedClaim
  private var firstDay: CalendarDay?
  private var lastDay: CalendarDay?

  init(_ clp: Segment) {
    position = clp.position
    do throws(ElementFault) {
      claim = try RemittedClaim(clp: clp)
    } catch {
      claim = RemittedClaim(patientControlNumber: "", status: "", billed: .zero, paid: .zero)
      fault = error
    }
  }

  /// The claim; without dates of its own it takes the span of its lines.
  consuming func finished() -> RemittedClaim {
    if let day = firstDay ?? lastDay {
      claim.servicePeriod = ServicePeriod(first: day, last: lastDay ?? day)
    } else {
      claim.servicePeriod = ServicePeriod(spanning: claim.lines.lazy.compactMap(\.servicePeriod))
    }
    return claim
  }

  mutating func take(_ segment: Segment) {
    guard fault == nil else { return }
    do throws(ElementFault) {
      if claim.lines.isEmpty || segment.id == .svc {
        try takeClaim(segment)
      } else {
        try takeLine(segment)
      }
    } catch {
      fault = error
    }
  }
}

extension RemittedClaim {
  fileprivate init(clp: Segment) throws(ElementFault) {
    let (own, payers) = (try clp.requiredIdentifier(1), clp.identifier(7))
    self.init(
      patientControlNumber: own == "0" ? Self.number(payers) : own, status: try clp.required(2),
      billed: try clp.requiredAmount(3), paid: try clp.requiredAmount(4),
      patientResponsibility: try clp.amount(5), filingIndicator: clp[6], claimNumber: payers,
      facilityCode: clp[8], frequencyCode: clp[9])
  }

  /// A payer that did not get the practice's number writes 0 (835 TR3, CLP01): its own claim
  /// number then tells such claims apart, or all of them would be one claim.
  private static func number(_ claimNumber: String?) -> String {
    claimNumber.map { "0 (payer's claim \($0))" } ?? "0"
  }
}

// MARK: - Loop 2100

extension RemittedClaimLoop {
  private mutating func takeClaim(_ segment: Segment) throws(ElementFault) {
    switch segment.id {
    case .svc:
      if claim.lines.isEmpty { claim.lines.reserveCapacity(4) }
      claim.lines.append(try RemittedLine(svc: segment))
    case .cas: try Adjustment.append(to: &claim.adjustments, from: segment)
    case .nm1: takeName(segment)
    case .dtm: try takeDay(segment)
    case .ref: takeReference(segment)
    case .moa: appendRemarks(segment, 3...7)
    case .mia:
      appendRemarks(segment, 5...5)
      appendRemarks(segment, 20...23)
    default: break
    }
  }

  // The patient's number, or else the insured's (IL), or else the corrected one (74).
  private mutating func takeName(_ nm1: Segment) {
    if nm1.element(1, is: "QC") {
      let insured = claim.patient?.memberNumber ?? ""
      claim.patient = nm1.person
      if claim.patient?.memberNumber.isEmpty == true { claim.patient?.memberNumber = insured }
    } else if nm1.element(1, is: "IL") || nm1.element(1, is: "74") {
      guard let patient = claim.patient else { return claim.patient = nm1.person }
      if patient.memberNumber.isEmpty { claim.patient?.memberNumber = nm1.text(9) }
    }
  }

  private mutating func takeDay(_ dtm: Segment) throws(ElementFault) {
    if dtm.element(1, is: "232") {
      firstDay = try dtm.requiredDay(2)
    } else if dtm.element(1, is: "233") {
      lastDay = try dtm.requiredDay(2)
    } else if dtm.element(1, is: "050") {
      claim.receivedDay = try dtm.requiredDay(2)
    } else if dtm.element(1, is: "036") {
      _ = try dtm.requiredDay(2)
    }
  }

  private mutating func takeReference(_ ref: Segment) {
    if ref.element(1, is: "F8") {
      claim.originalClaimNumber = ref.identifier(2)
    } else if ref.element(1, is: "G1") {
      claim.authorizationNumber = ref[2]
    }
  }

  private mutating func appendRemarks(_ segment: Segment, _ elements: ClosedRange<Int>) {
    for number in elements {
      if let remark = segment[number] { claim.remarks.append(remark) }
    }
  }
}

// MARK: - Loop 2110

extension RemittedClaimLoop {
  private mutating func takeLine(_ segment: Segment) throws(ElementFault) {
    let last = claim.lines.count - 1
    switch segment.id {
    case .cas: try Adjustment.append(to: &claim.lines[last].adjustments, from: segment)
    case .dtm: try claim.lines[last].takeDay(segment)
    case .ref where segment.element(1, is: "6R"):
      claim.lines[last].lineControlNumber = segment.identifier(2)
    case .ref where segment.element(1, is: "G1") && claim.authorizationNumber == nil:
      claim.authorizationNumber = segment[2]
    case .amt where segment.element(1, is: "B6"): claim.lines[last].allowed = try segment.amount(2)
    case .lq where segment.element(1, is: "HE"):
      if let remark = segment[2] { claim.lines[last].remarks.append(remark) }
    default: break
    }
  }
}

extension RemittedLine {
  /// SVC: a charge or payment that is left out is zero, and the line's balance shows it.
  init(svc: Segment) throws(ElementFault) {
    guard let procedure = svc.procedure(1) else { throw ElementFault(svc, 1, .value) }
    self.init(
      procedure: procedure, billed: try svc.amount(2) ?? .zero, paid: try svc.amount(3) ?? .zero,
      units: try svc.quantity(5) ?? 1, billedUnits: try svc.quantity(7))
  }

  // 472 is the day; 150 and 151 are the first and the last of several.
  fileprivate mutating func takeDay(_ dtm: Segment) throws(ElementFault) {
    if dtm.element(1, is: "472") {
      servicePeriod = ServicePeriod(try dtm.requiredDay(2))
    } else if dtm.element(1, is: "150") {
      let day = try dtm.requiredDay(2)
      servicePeriod = ServicePeriod(first: day, last: max(day, servicePeriod?.last ?? day))
    } else if dtm.element(1, is: "151") {
      let day = try dtm.requiredDay(2)
      servicePeriod = ServicePeriod(first: min(servicePeriod?.first ?? day, day), last: day)
    }
  }
}
