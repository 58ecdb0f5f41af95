/// An envelope whose header has been read and whose trailer has not.
struct OpenEnvelope {
  let kind: X12Error.Envelope
  let header: Segment
  let control: String
  /// Segments of a transaction, transactions of a group, groups of an interchange.
  var count = 0
  /// The first thing wrong.
  var error: X12Error?

  init(_ kind: X12Error.Envelope, _ header: Segment, control: String?) {
    self.kind = kind
    self.header = header
    self.control = control?.trimmed ?? ""
  }

  /// Compares the trailer's count and control number with what was read.
  mutating func check(_ trailer: Segment) {
    guard error == nil else { return }
    let stated = trailer[1]?.trimmed
    if stated.flatMap({ Int($0) }) != count {
      error = X12Error(
        .count(kind, stated: stated.flatMap { Int($0) }, counted: count), at: trailer.position)
    } else if !isSame(trailer[2]?.trimmed ?? "") {
      error = X12Error(.controlNumber(kind), at: trailer.position)
    }
  }

  // ISA13 and GS06 are numbers, and senders pad them differently; ST02 is text.
  private func isSame(_ other: String) -> Bool {
    if other == control { return true }
    guard kind != .transaction, let one = Int(control) else { return false }
    return one == Int(other)
  }
}

extension String {
  /// Without the spaces that pad an element to its length.
  var trimmed: String {
    guard let first = utf8.firstIndex(where: { $0 != 0x20 }),
      let last = utf8.lastIndex(where: { $0 != 0x20 })
    else { return "" }
    return String(self[first...last])
  }
}
