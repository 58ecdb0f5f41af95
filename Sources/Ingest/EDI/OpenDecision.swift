import Claims
import X12

/// One patient event or service of a 278 while it is read.
struct OpenDecision {
  let position: Position
  private let start: Segment
  private var fault: ElementFault?
  private var hcr: Segment?
  private(set) var traceNumber: String?
  /// Of the event it belongs to.
  private let eventTraceNumber: String?
  private var period: ServicePeriod?
  private var procedures: [Procedure] = []
  private var diagnoses: [String] = []

  /// A service without a trace number of its own goes by its event's.
  init(_ hl: Segment, of event: OpenDecision? = nil) {
    position = hl.position
    start = hl
    eventTraceNumber = event?.traceNumber
  }

  var isDecided: Bool { hcr != nil }

  mutating func take(_ segment: Segment) {
    do throws(ElementFault) {
      switch segment.id {
      case .hcr: hcr = segment
      case .trn: traceNumber = traceNumber ?? segment[2]
      case .dtp where segment.element(1, is: "472") || segment.element(1, is: "435"):
        period = try segment.period(3)
      case .hi: takeCodes(segment)
      case .sv1, .sv3: append(segment.procedure(1))
      case .sv2: append(segment.procedure(2))
      default: break
      }
    } catch {
      fault = fault ?? error
    }
  }

  /// Adds what a service without a decision of its own asks for.
  mutating func take(undecided service: OpenDecision) {
    procedures += service.procedures
    diagnoses += service.diagnoses
    period = period ?? service.period
    fault = fault ?? service.fault
  }

  // Of the code lists in HI only diagnoses (BK, BF, BJ and their ICD-10 forms) and procedures
  // (BO is HCPCS) are read.
  private mutating func takeCodes(_ hi: Segment) {
    for number in 1...12 {
      guard let qualifier = hi[number, component: 1], let code = hi[number, component: 2] else {
        continue
      }
      switch qualifier {
      case "ABK", "ABF", "ABJ", "BK", "BF", "BJ": diagnoses.append(code)
      case "BO": procedures.append(Procedure(code: code))
      default: break
      }
    }
  }

  private mutating func append(_ procedure: Procedure?) {
    if let procedure { procedures.append(procedure) }
  }

  /// - Throws: The first thing wrong, or that neither HCR02 nor TRN02 gives the decision a number.
  func finished(
    _ payer: Payer, _ patient: Person?, _ decidedDay: CalendarDay?
  ) throws(ElementFault) -> AuthorizationDecision {
    if let fault { throw fault }
    guard let hcr else { throw ElementFault(start, 3, .value) }
    guard let reference = hcr[2] ?? traceNumber ?? eventTraceNumber else {
      throw ElementFault(hcr, 2, .value)
    }
    return AuthorizationDecision(
      payer: payer, verdict: .init(action: try hcr.required(1)), referenceNumber: reference,
      reason: hcr[3], decidedDay: decidedDay, plannedService: period, procedures: procedures,
      diagnoses: diagnoses, patient: patient)
  }
}

extension AuthorizationDecision.Verdict {
  /// HCR01: A1 certified in total, A2 in part, A3 not certified, A4 pended, A6 modified; C (cancelled),
  /// CT (contact the payer) and NA (no action required) are none of these.
  init(action: String) {
    switch action {
    case "A1": self = .certified
    case "A2", "A6": self = .modified
    case "A3": self = .denied
    case "A4": self = .pended
    default: self = .other
    }
  }
}
