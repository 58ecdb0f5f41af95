/// Between interchanges: headers, and the way to the next.
extension InterchangeReader {
  mutating func interchangeHeader() throws(X12Error) -> Segment? {
    try look { window throws(ByteSource.Failure) in
      try window.skipByteOrderMark()
      try window.skipPadding(except: nil)
      try window.bring(Separators.headerLength)
    }
    guard window.count > 0 else {
      state = .ended
      if hasSeenInterchange { return nil }
      throw fault(.expectedInterchange)
    }
    guard window.startsWithISA else {
      state = .lost
      throw fault(.expectedInterchange)
    }
    number += 1
    hasSeenInterchange = true
    guard let separators = nextSeparators() else { return try refuseHeader() }
    let start = window.cursor
    let position = Position(segment: number, byte: window.byte)
    window.cursor += Separators.headerLength
    state = .inside(separators)
    return Segment(
      id: .isa, position: position, separators: separators, chunk: window.chunk, start: start,
      end: window.cursor - 1)
  }

  private mutating func refuseHeader() throws(X12Error) -> Segment? {
    let isCutShort = window.count < Separators.headerLength
    let position = Position(segment: number, byte: window.byte)
    window.cursor += 3
    state = .lost
    throw X12Error(isCutShort ? .cutShort : .interchangeHeader, at: position)
  }

  mutating func seekInterchange() throws(X12Error) {
    repeat {
      while let index = window.firstIndex(of: 0x49, from: window.cursor) {
        window.cursor = index
        try look { window throws(ByteSource.Failure) in
          try window.bring(Separators.headerLength)
        }
        if nextSeparators() != nil {
          state = .between
          return
        }
        window.cursor += 1
      }
      window.cursor = window.limit
    } while try look({ window throws(ByteSource.Failure) in try window.refill() })
    state = .ended
  }

  private func nextSeparators() -> Separators? {
    let start = window.cursor
    return window.chunk.withUnsafeBufferPointer { Separators(header: $0[start...]) }
  }
}
