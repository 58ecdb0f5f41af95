import MedicalPolicies
import Testing

struct VerdictTests {
  private static let pairs = Verdict.allCases.flatMap { left in
    Verdict.allCases.map { [left, $0] }
  }

  /// Kleene's tables, on truth values.
  private static func and(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == true && right == true ? true : nil
  }

  @Test(arguments: pairs)
  func `all and any are Kleene's and and or`(pair: [Verdict]) {
    let (left, right) = (pair[0], pair[1])
    #expect(Verdict.all(pair).truth == Self.and(left.truth, right.truth))
    let or = Self.and(left.negated.truth, right.negated.truth).map { !$0 }
    #expect(Verdict.any(pair).truth == or)
  }

  @Test(arguments: pairs)
  func `order does not matter, and repeating changes nothing`(pair: [Verdict]) {
    #expect(Verdict.all(pair) == Verdict.all(pair.reversed()))
    #expect(Verdict.any(pair) == Verdict.any(pair.reversed()))
    #expect(Verdict.all([pair[0], pair[0]]) == pair[0])
    #expect(Verdict.any([pair[0], pair[0]]) == pair[0])
  }

  @Test(arguments: pairs)
  func `none is de Morgan's`(pair: [Verdict]) {
    #expect(Verdict.none(pair) == Verdict.any(pair).negated)
    #expect(Verdict.none(pair).truth == Verdict.all(pair.map(\.negated)).truth)
  }

  @Test(arguments: pairs)
  func `grouping does not change the truth`(pair: [Verdict]) {
    for third in Verdict.allCases {
      let nested = Verdict.all([Verdict.all(pair), third])
      #expect(nested.truth == Verdict.all(pair + [third]).truth)
      let either = Verdict.any([Verdict.any(pair), third])
      #expect(either.truth == Verdict.any(pair + [third]).truth)
    }
  }

  @Test(arguments: pairs)
  func `settling what is open never reverses what was decided`(pair: [Verdict]) {
    for operation in [Verdict.all, Verdict.any, Verdict.none, { Verdict.atLeast(2, of: $0) }] {
      guard let before = operation(pair).truth else { continue }
      for settled in [Verdict.met, .notMet] {
        let after = pair.map { $0.truth == nil ? settled : $0 }
        #expect(operation(after).truth == before)
      }
    }
  }

  @Test func `a contradiction shows where a gap would`() {
    #expect(Verdict.all([.met, .unknown, .conflict]) == .conflict)
    #expect(Verdict.all([.notMet, .conflict]) == .notMet)
    #expect(Verdict.any([.met, .conflict]) == .met)
  }

  @Test func `an excuse is no proof`() {
    #expect(Verdict.all([.waived, .waived]) == .waived)
    #expect(Verdict.all([.waived, .met]) == .met)
    #expect(Verdict.any([.waived, .notMet]) == .waived)
  }

  @Test func `two of three counts`() {
    #expect(Verdict.atLeast(2, of: [.met, .waived, .notMet]) == .met)
    #expect(Verdict.atLeast(2, of: [.met, .unknown, .notMet]) == .unknown)
    #expect(Verdict.atLeast(2, of: [.met, .notMet, .notMet]) == .notMet)
  }
}
