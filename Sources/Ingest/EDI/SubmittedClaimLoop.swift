import Claims
import X12

/// One CLM loop while it is read, with the first thing wrong with it.
struct SubmittedClaimLoop {
  /// Whose dates, references and names follow: only those of the claim and its lines are ours.
  private enum Scope {
    case claim
    /// Loop 2320 and below: another payer's view of the claim.
    case otherPayer
    case line
    /// Loop 2430: another payer's adjudication of the line.
    case lineAdjudication
  }

  let position: Position
  private let clm: Segment
  private var fault: ElementFault?
  private var claim: SubmittedClaim
  private var kind: SubmittedClaim.Kind?
  private var scope = Scope.claim
  private var principalDiagnoses: [String] = []
  private var otherDiagnoses: [String] = []
  /// DTP*434 or DTP*472 of the claim, and DTP*435.
  private var statementPeriod: ServicePeriod?
  private var admission: ServicePeriod?

  init(_ clm: Segment, _ kind: SubmittedClaim.Kind?, _ party: ClaimParties) {
    position = clm.position
    self.clm = clm
    self.kind = kind
    claim = SubmittedClaim(
      kind: kind ?? .professional, patientControlNumber: "", billed: .zero, payer: party.payer,
      payerSequence: party.payerSequence, filingIndicator: party.filingIndicator,
      billingProvider: party.billingProvider, subscriber: party.subscriber,
      patient: party.patient ?? party.subscriber,
      patientBirthDay: party.patient == nil ? party.subscriberBirthDay : party.patientBirthDay,
      submittedDay: party.submittedDay)
    do throws(ElementFault) {
      try open()
    } catch {
      fault = error
    }
  }

  private mutating func open() throws(ElementFault) {
    claim.patientControlNumber = try clm.requiredIdentifier(1)
    claim.billed = try clm.requiredAmount(2)
    claim.facilityCode = clm[5, component: 1]
    claim.frequencyCode = clm[5, component: 3]
  }

  /// The claim; without dates of its own it takes the span of its lines, then the admission.
  ///
  /// - Throws: The first thing wrong with it.
  func finished() throws(ElementFault) -> SubmittedClaim {
    if let fault { throw fault }
    guard let kind else { throw ElementFault(clm, 1, .serviceLine) }
    var finished = claim
    finished.kind = kind
    finished.diagnoses = principalDiagnoses + otherDiagnoses
    finished.servicePeriod =
      statementPeriod
      ?? ServicePeriod(spanning: claim.lines.lazy.compactMap(\.servicePeriod)) ?? admission
    return finished
  }

  mutating func take(_ segment: Segment) {
    guard fault == nil else { return }
    do throws(ElementFault) {
      switch segment.id {
      case .sbr: scope = .otherPayer
      case .lx: scope = .line
      case .svd: scope = .lineAdjudication
      default:
        switch scope {
        case .claim: try takeClaim(segment)
        case .line: try takeLine(segment)
        case .otherPayer, .lineAdjudication: break
        }
      }
    } catch {
      fault = error
    }
  }
}

// MARK: - Loop 2300

extension SubmittedClaimLoop {
  private mutating func takeClaim(_ segment: Segment) throws(ElementFault) {
    switch segment.id {
    case .ref: takeReference(segment)
    case .hi: takeDiagnoses(segment)
    case .nm1 where segment.element(1, is: "82"): claim.renderingProvider = segment[9]
    case .dtp where segment.element(1, is: "434") || segment.element(1, is: "472"):
      statementPeriod = try segment.period(3)
    case .dtp where segment.element(1, is: "435"): admission = try segment.period(3)
    default: break
    }
  }

  private mutating func takeReference(_ ref: Segment) {
    if ref.element(1, is: "F8") {
      claim.originalClaimNumber = ref.identifier(2)
    } else if ref.element(1, is: "G1") {
      claim.authorizationNumber = ref[2]
    } else if ref.element(1, is: "D9") {
      claim.clearinghouseNumber = ref[2]
    }
  }

  // ABK and BK are the principal diagnosis, ABF and BF the others (ICD-10 and ICD-9).
  private mutating func takeDiagnoses(_ hi: Segment) {
    for number in 1...12 {
      guard let qualifier = hi[number, component: 1], let code = hi[number, component: 2] else {
        continue
      }
      switch qualifier {
      case "ABK", "BK": principalDiagnoses.append(code)
      case "ABF", "BF": otherDiagnoses.append(code)
      default: break
      }
    }
  }
}

// MARK: - Loop 2400

extension SubmittedClaimLoop {
  private mutating func takeLine(_ segment: Segment) throws(ElementFault) {
    let last = claim.lines.count - 1
    switch segment.id {
    case .sv1, .sv2, .sv3: try appendLine(segment)
    case .dtp where segment.element(1, is: "472") && last >= 0:
      claim.lines[last].servicePeriod = try segment.period(3)
    case .ref where segment.element(1, is: "6R") && last >= 0:
      claim.lines[last].lineControlNumber = segment.identifier(2)
    case .ref where segment.element(1, is: "G1") && claim.authorizationNumber == nil:
      claim.authorizationNumber = segment[2]
    default: break
    }
  }

  // SV1, SV2 and SV3 stand in one guide each, so that they tell the kind of a claim better than a
  // version does that a sender got wrong.
  private mutating func appendLine(_ segment: Segment) throws(ElementFault) {
    switch segment.id {
    case .sv1:
      kind = .professional
      claim.lines.append(try SubmittedLine(sv1: segment))
    case .sv2:
      kind = .institutional
      claim.lines.append(try SubmittedLine(sv2: segment))
    default:
      kind = .dental
      claim.lines.append(try SubmittedLine(sv3: segment))
    }
  }
}

extension SubmittedLine {
  /// SV101 procedure, SV102 charge, SV104 units, SV107 pointers to the diagnoses.
  init(sv1: Segment) throws(ElementFault) {
    guard let procedure = sv1.procedure(1) else { throw ElementFault(sv1, 1, .value) }
    self.init(
      procedure: procedure, billed: try sv1.requiredAmount(2), units: try sv1.quantity(4) ?? 1,
      diagnosisPointers: (1...4).compactMap { sv1[7, component: $0].flatMap { Int($0) } })
  }

  /// SV201 revenue code, SV202 procedure where there is one, SV203 charge, SV205 units.
  init(sv2: Segment) throws(ElementFault) {
    let procedure: Procedure
    if let coded = sv2.procedure(2) {
      procedure = coded
    } else {
      procedure = Procedure(qualifier: "NU", code: try sv2.required(1))
    }
    self.init(
      procedure: procedure, billed: try sv2.requiredAmount(3), units: try sv2.quantity(5) ?? 1)
  }

  /// SV301 procedure, SV302 charge, SV306 units.
  init(sv3: Segment) throws(ElementFault) {
    guard let procedure = sv3.procedure(1) else { throw ElementFault(sv3, 1, .value) }
    self.init(
      procedure: procedure, billed: try sv3.requiredAmount(2), units: try sv3.quantity(6) ?? 1)
  }
}
