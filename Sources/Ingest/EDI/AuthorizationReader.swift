import Claims
import X12

/// A 278 (005010X217, 004010X094): the payer's decisions on requests for authorization.
///
/// A decision is an HCR segment, of the patient event (HL03 = EV) or of one of its services (SS).
/// Services without a decision of their own belong to their event's. A request has no HCR: it is
/// recognised, named, and holds nothing to load.
struct AuthorizationReader: TransactionReader {
  private let set: TransactionSet
  private let context: ReadingContext
  private var decidedDay: CalendarDay?
  private var payer = Payer(identifier: "", name: "")
  private var patient: Person?
  private var event: OpenDecision?
  private var service: OpenDecision?
  private var hasDecision = false
  private var isRefusedRequest = false

  init(_ set: TransactionSet, _ context: ReadingContext) {
    self.set = set
    self.context = context
  }

  mutating func take(_ segment: Segment, into sink: (Imported) throws -> Void) throws {
    switch segment.id {
    case .hl: try enterLevel(segment, sink)
    case .se: try finish(segment, sink)
    case .bht: try takeBeginning(segment, sink)
    case .nm1: takeName(segment)
    case .aaa: isRefusedRequest = true
    default:
      if service != nil { service?.take(segment) } else { event?.take(segment) }
    }
  }

  private mutating func enterLevel(
    _ hl: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    try endService(before: hl, sink)
    if hl.element(3, is: "SS"), let event {
      service = OpenDecision(hl, of: event)
      return
    }
    try endEvent(before: hl, sink)
    // Version 4010 has no level of its own for the event.
    if hl.element(3, is: "EV") || hl.element(3, is: "SS") { event = OpenDecision(hl) }
    if hl.element(3, is: "22") { patient = nil }
  }

  private mutating func takeBeginning(
    _ bht: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    do throws(ElementFault) {
      decidedDay = try bht.day(4)
    } catch {
      try sink(.issue(.unknown("the day", error)))
    }
  }

  // X3 is the organisation that decides; PR is how some payers name themselves.
  private mutating func takeName(_ nm1: Segment) {
    if nm1.element(1, is: "X3") || (nm1.element(1, is: "PR") && payer.name.isEmpty) {
      payer = Payer(identifier: nm1.text(9), name: nm1.text(3))
    } else if nm1.element(1, is: "IL") || nm1.element(1, is: "QC") {
      patient = nm1.person
    }
  }

  private mutating func endService(
    before segment: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    guard let ended = service.take() else { return }
    if ended.isDecided {
      try emit(ended, before: segment, sink)
    } else {
      event?.take(undecided: ended)
    }
  }

  private mutating func endEvent(
    before segment: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    guard let ended = event.take(), ended.isDecided else { return }
    try emit(ended, before: segment, sink)
  }

  private mutating func emit(
    _ ended: OpenDecision, before segment: Segment, _ sink: (Imported) throws -> Void
  ) throws {
    hasDecision = true
    let decision: AuthorizationDecision
    do throws(ElementFault) {
      decision = try ended.finished(payer, patient, decidedDay)
    } catch {
      let content = context.source.bytes(ended.position.byte..<segment.position.byte)
      return try sink(.issue(.refused("decision", error, content: content)))
    }
    try sink(.authorization(decision))
  }

  private mutating func finish(_ se: Segment, _ sink: (Imported) throws -> Void) throws {
    try endService(before: se, sink)
    try endEvent(before: se, sink)
    guard !hasDecision else { return }
    let text =
      isRefusedRequest
      ? "278 answer without a decision: the request itself was refused (AAA); correct and resend it"
      : "278 request for authorization holds no decision; nothing to do"
    try sink(
      .issue(ImportIssue(severity: .note, place: .init(set.position), message: text)))
  }
}
