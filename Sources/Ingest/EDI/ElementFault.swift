import Claims
import X12

/// An element that is not what its guide says it is; never what it holds.
struct ElementFault: Error {
  enum Expectation: String {
    case value = "a value"
    case before = "this segment before the one that stands here"
    case amount = "an amount of dollars with at most two decimals"
    case amountInRange = "an amount of dollars with at most 14 digits"
    case amountOfReason = "an amount for the adjustment reason before it"
    case reasonOfAmount = "a reason for the adjustment amount after it"
    case number = "a number"
    case day = "a day of the calendar as CCYYMMDD"
    case days = "a day, or two with a hyphen between, as CCYYMMDD"
    case category = "a category from A0 to A8"
    case serviceLine = "SV1, SV2 or SV3 to tell what kind of claim this is"
  }

  let position: Position
  /// By its guide number: `CLP04`.
  let element: String
  let expectation: Expectation

  init(_ segment: Segment, _ number: Int, _ expectation: Expectation) {
    position = segment.position
    element = "\(segment.id)\(number < 10 ? "0" : "")\(number)"
    self.expectation = expectation
  }

  /// A segment that should have come before this one.
  init(missing name: String, before segment: Segment) {
    position = segment.position
    element = name
    expectation = .before
  }
}

extension ImportIssue {
  /// A part that was refused for one element, with its bytes.
  static func refused(_ part: String, _ fault: ElementFault, content: [UInt8]) -> ImportIssue {
    ImportIssue(
      severity: .refused, place: Place(fault.position),
      message: "\(fault.element): expected \(fault.expectation.rawValue);"
        + " the \(part) was not loaded, ask the sender to correct it",
      content: content)
  }

  /// An element that costs nothing but itself.
  static func unknown(_ what: String, _ fault: ElementFault) -> ImportIssue {
    ImportIssue(
      severity: .warning, place: Place(fault.position),
      message: "\(fault.element): expected \(fault.expectation.rawValue);"
        + " \(what) is taken as unknown")
  }

  static func unsupported(_ name: String, at position: Position) -> ImportIssue {
    let advice = EDITransaction.Kind.advice[name] ?? "nothing to do"
    return ImportIssue(
      severity: .note, place: Place(position), message: "\(name) is not read; \(advice)")
  }

  /// A whole transaction with nothing in it to load.
  static func empty(_ what: String, at position: Position) -> ImportIssue {
    ImportIssue(severity: .note, place: Place(position), message: "\(what); nothing to do")
  }

  init(_ severity: Severity, _ error: X12Error, content: [UInt8] = []) {
    self.init(
      severity: severity, place: Place(error.position), message: error.fault.description,
      content: content)
  }
}

extension ImportIssue.Place {
  init(_ position: Position) {
    self = .segment(position.segment, byte: position.byte)
  }
}

extension X12Error {
  /// Whether what stands there was not read; a wrong count of an outer envelope loses nothing.
  var losesContent: Bool {
    switch fault {
    case .count, .controlNumber, .notClosed: false
    default: true
    }
  }
}
