/// The transactions of a file, each either whole or refused, before anything is made of them.
///
/// ```swift
/// var survey = InterchangeSurvey(try InterchangeReader(path: "era.835"), digest: NoDigest())
/// while let finding = survey.next() {
///   if case .whole(let transaction) = finding { print(transaction.code) }
/// }
/// ```
///
/// A transaction is whole if every byte of it could be read, and SE01 and SE02 agree with what was
/// counted and with ST02. It is refused whole otherwise, and its neighbours are not. A fault of
/// the group or the interchange around it is told and costs no transaction.
///
/// Findings come in file order, one at a time: memory does not grow with the file.
public struct InterchangeSurvey {
  public enum Finding: Sendable, Hashable {
    case whole(TransactionSet)
    case refused(TransactionSet, X12Error)
    case fault(X12Error)
  }

  private var reader: InterchangeReader
  private let digest: any ContentDigest
  private var canonical = CanonicalSegment(.customary)
  private var interchange: OpenEnvelope?
  private var group: OpenEnvelope?
  private var transaction: OpenEnvelope?
  /// Of the open transaction: nearly every segment touches only these.
  private var segmentCount = 0
  private var end = 0
  private var waiting: [Finding] = []
  private var isOutside = false

  public init(_ reader: InterchangeReader, digest: any ContentDigest) {
    self.reader = reader
    self.digest = digest
  }

  /// The next finding; nil at the end of the file.
  public mutating func next() -> Finding? {
    while waiting.isEmpty {
      if transaction != nil { passContent() }
      do throws(X12Error) {
        guard let segment = try reader.next() else {
          closeAll()
          return waiting.isEmpty ? nil : waiting.removeFirst()
        }
        take(segment)
      } catch {
        take(error)
      }
    }
    return waiting.removeFirst()
  }
}

extension InterchangeSurvey {
  /// Reads the segments of the transaction found last, ST to SE, if its bytes are still at hand: a
  /// short one need not be read from its file again.
  public func reader(of transaction: TransactionSet) -> InterchangeReader? {
    reader.reader(of: transaction)
  }
}

// MARK: - One segment after another

extension InterchangeSurvey {
  private mutating func take(_ segment: Segment) {
    switch segment.id {
    case .isa: openInterchange(segment)
    case .gs: openGroup(segment)
    case .st: openTransaction(segment)
    case .se: closeTransaction(segment)
    case .ge: closeGroup(segment)
    case .iea: closeInterchange(segment)
    case .ta1 where interchange != nil && group == nil: break
    default: takeContent(segment)
    }
  }

  // Nearly every byte of a file goes this way.
  private mutating func passContent() {
    let (canonical, digest) = (canonical, digest)
    while let passed = reader.passContent({ canonical.feed($0, to: digest) }) {
      segmentCount += passed.segments
      end = passed.endByte
    }
  }

  private mutating func takeContent(_ segment: Segment) {
    guard transaction != nil else { return reportOutside(segment) }
    segmentCount += 1
    end = segment.endByte
    segment.withBytesAndTerminator { canonical.feed($0, to: digest) }
  }

  // A run of segments outside is one fault, not thousands.
  private mutating func reportOutside(_ segment: Segment) {
    guard !isOutside else { return }
    isOutside = true
    waiting.append(.fault(X12Error(.outsideEnvelope, at: segment.position)))
  }

  private mutating func take(_ error: X12Error) {
    switch error.fault {
    case .emptySegment, .segmentName:
      if transaction != nil {
        segmentCount += 1
        end = error.position.byte
        if transaction?.error == nil { transaction?.error = error }
      } else {
        waiting.append(.fault(error))
      }
    default:
      if transaction != nil {
        refuseTransaction(error)
      } else {
        waiting.append(.fault(error))
      }
      transaction = nil
      group = nil
      interchange = nil
    }
  }
}

// MARK: - Headers

extension InterchangeSurvey {
  private mutating func openInterchange(_ segment: Segment) {
    closeAll()
    isOutside = false
    interchange = OpenEnvelope(.interchange, segment, control: segment[13])
    canonical = CanonicalSegment(segment.separators)
  }

  private mutating func openGroup(_ segment: Segment) {
    guard interchange != nil else { return reportOutside(segment) }
    closeGroup(nil)
    interchange?.count += 1
    group = OpenEnvelope(.group, segment, control: segment[6])
  }

  private mutating func openTransaction(_ segment: Segment) {
    guard group != nil else { return reportOutside(segment) }
    abandonTransaction()
    isOutside = false
    group?.count += 1
    transaction = OpenEnvelope(.transaction, segment, control: segment[2])
    segmentCount = 1
    end = segment.endByte
    digest.reset()
  }
}

// MARK: - Trailers

extension InterchangeSurvey {
  private mutating func closeTransaction(_ trailer: Segment) {
    guard var closed = transaction else { return reportOutside(trailer) }
    segmentCount += 1
    closed.count = segmentCount
    closed.check(trailer)
    transaction = nil
    end = trailer.endByte
    if let error = closed.error {
      waiting.append(.refused(summary(of: closed, digest: []), error))
    } else {
      waiting.append(.whole(summary(of: closed, digest: digest.finish())))
    }
  }

  private mutating func closeGroup(_ trailer: Segment?) {
    abandonTransaction()
    guard var closed = group else {
      if let trailer { reportOutside(trailer) }
      return
    }
    group = nil
    guard let trailer else { return report(notClosed: closed) }
    closed.check(trailer)
    if let error = closed.error { waiting.append(.fault(error)) }
  }

  private mutating func closeInterchange(_ trailer: Segment) {
    closeGroup(nil)
    guard var closed = interchange else { return reportOutside(trailer) }
    interchange = nil
    closed.check(trailer)
    if let error = closed.error { waiting.append(.fault(error)) }
  }

  private mutating func closeAll() {
    closeGroup(nil)
    if let interchange { report(notClosed: interchange) }
    interchange = nil
  }

  private mutating func report(notClosed open: OpenEnvelope) {
    waiting.append(.fault(X12Error(.notClosed(open.kind), at: open.header.position)))
  }

  private mutating func abandonTransaction() {
    guard let open = transaction else { return }
    refuseTransaction(X12Error(.notClosed(.transaction), at: open.header.position))
  }

  private mutating func refuseTransaction(_ error: X12Error) {
    guard let open = transaction else { return }
    transaction = nil
    waiting.append(.refused(summary(of: open, digest: []), open.error ?? error))
  }

  private func summary(of open: OpenEnvelope, digest: [UInt8]) -> TransactionSet {
    let start = open.header.position
    return TransactionSet(
      code: open.header[1] ?? "", version: open.header[3] ?? group?.header[8] ?? "",
      controlNumbers: .init(
        interchange: interchange?.control ?? "", group: group?.control ?? "",
        transaction: open.control),
      sender: interchange?.header[6]?.trimmed ?? "",
      receiver: interchange?.header[8]?.trimmed ?? "",
      date: interchange?.header[9]?.trimmed ?? "",
      byteRange: start.byte..<end, position: start, segmentCount: segmentCount,
      separators: open.header.separators, digest: digest)
  }
}
