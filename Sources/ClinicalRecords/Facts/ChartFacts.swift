/// Everything a chart says, by path; several facts of a path differ by level, side or course.
///
/// A path that is not in it is not documented, which is neither true nor false.
public struct ChartFacts: Sendable, Hashable, Codable {
  public private(set) var all: [Fact]

  public init(_ facts: [Fact] = []) {
    all = facts
  }

  public subscript(_ path: FactPath) -> [Fact] { all.filter { $0.path == path } }

  public mutating func add(_ fact: Fact) {
    all.append(fact)
  }
}
