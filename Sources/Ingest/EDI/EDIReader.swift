public import Claims
import X12

/// Reads an EDI file into what it says of claims, payments and decisions.
///
/// ```swift
/// let outcome = try EDIReader(path: "era.835").read { imported in
///   if case .remittedClaim(let claim) = imported { print(claim.paid) }
/// }
/// ```
///
/// Every transaction is surveyed before it is read: one that is damaged is refused whole, and its
/// neighbours load. Inside a whole transaction a claim with a fault is refused with its bytes, and
/// its neighbours load. Memory does not grow with the file.
public struct EDIReader {
  private let source: EDISource

  /// Reads a file, a chunk at a time.
  public init(path: String) {
    source = .file(path)
  }

  /// Reads from memory.
  public init(bytes: [UInt8]) {
    source = .memory(bytes)
  }

  /// Reads every wanted transaction, in file order.
  ///
  /// - Parameters:
  ///   - isWanted: Whether a whole transaction of a supported kind is to be read; one whose digest
  ///     is already known need not be.
  ///   - sink: Takes what was read, issues included.
  /// - Returns: How many transactions of which kind were read, refused, passed over.
  /// - Throws: What `isWanted` and `sink` throw, and `X12Error` if the file changes or cannot be
  ///   read any more between survey and reading; nothing for anything wrong with its content.
  @discardableResult
  public func read(
    where isWanted: (EDITransaction) throws -> Bool = { _ in true },
    into sink: (Imported) throws -> Void
  ) throws -> EDIOutcome {
    var outcome = EDIOutcome()
    let context = ReadingContext(source)
    guard let reader = try open(into: sink, &outcome) else { return outcome }
    var survey = InterchangeSurvey(reader, digest: BLAKE2bDigest())
    while let finding = survey.next() {
      switch finding {
      case .whole(let set):
        let transaction = EDITransaction(set)
        outcome.isSynthetic = outcome.isSynthetic || transaction.isSynthetic
        guard try isRead(transaction, &outcome, isWanted) else { continue }
        let segments = try survey.reader(of: set) ?? source.reader(of: set)
        try read(transaction, set, segments, context, sink)
      case .refused(let set, let error):
        outcome.refused += 1
        let bytes = source.bytes(set.byteRange)
        try sink(.issue(ImportIssue(.refused, error, content: bytes)))
      case .fault(let error):
        outcome.faults += 1
        try sink(.issue(ImportIssue(error.losesContent ? .refused : .warning, error)))
      }
    }
    return outcome
  }

  private func open(
    into sink: (Imported) throws -> Void, _ outcome: inout EDIOutcome
  ) throws -> InterchangeReader? {
    do throws(X12Error) {
      return try source.reader()
    } catch {
      outcome.faults += 1
      try sink(.issue(ImportIssue(.refused, error)))
      return nil
    }
  }

  /// Whether a transaction is to be looked into: wanted, or of a kind that is only named; counts it
  /// either way.
  private func isRead(
    _ transaction: EDITransaction, _ outcome: inout EDIOutcome,
    _ isWanted: (EDITransaction) throws -> Bool
  ) throws -> Bool {
    if case .unsupported(let name) = transaction.kind {
      outcome.unsupported[name, default: 0] += 1
      return true
    }
    guard try isWanted(transaction) else {
      outcome.passedOver += 1
      return false
    }
    outcome.read[transaction.kind, default: 0] += 1
    return true
  }

  private func read(
    _ transaction: EDITransaction, _ set: TransactionSet, _ segments: InterchangeReader,
    _ context: ReadingContext, _ sink: (Imported) throws -> Void
  ) throws {
    switch transaction.kind {
    case .remittance:
      var reader = RemittanceReader(transaction, set, context)
      try run(&reader, over: segments, into: sink)
    case .claim(let kind):
      var reader = ClaimReader(kind, context)
      try run(&reader, over: segments, into: sink)
    case .acknowledgement:
      var reader = AcknowledgementReader(context)
      try run(&reader, over: segments, into: sink)
    case .authorization:
      var reader = AuthorizationReader(set, context)
      try run(&reader, over: segments, into: sink)
    case .unsupported(let name) where ReceiptReader.reads(set):
      var reader = ReceiptReader(name, set)
      try run(&reader, over: segments, into: sink)
    case .unsupported(let name): try sink(.issue(.unsupported(name, at: set.position)))
    }
  }

  private func run<Reader: TransactionReader>(
    _ reader: inout Reader, over segments: consuming InterchangeReader,
    into sink: (Imported) throws -> Void
  ) throws {
    try segments.forEach { try reader.take($0, into: sink) }
  }
}

/// What makes something of the segments of one transaction, ST to SE.
protocol TransactionReader {
  mutating func take(_ segment: Segment, into sink: (Imported) throws -> Void) throws
}
