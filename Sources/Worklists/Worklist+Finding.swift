extension Worklist {
  /// A line with the part of the list it is in.
  public struct Place: Sendable, Hashable {
    public let part: String
    public let line: Line
    /// How many lines the part has.
    public let count: Int

    public init(part: String, line: Line, count: Int) {
      self.part = part
      self.line = line
      self.count = count
    }
  }

  /// `nil` for a number that was not ranked.
  public func place(of denial: Int) -> Place? {
    let parts: [(String, [Line])] =
      [("selected", selected)]
      + Deferral.allCases.map { ("deferred: \($0.rawValue)", deferred(for: $0)) }
      + [("expired", expired), ("not appealable", notAppealable)]
    for (part, lines) in parts {
      if let line = lines.first(where: { $0.candidate.id == denial }) {
        return Place(part: part, line: line, count: lines.count)
      }
    }
    return nil
  }
}
