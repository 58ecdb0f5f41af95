/// Whether, when and of whom something is said.
public struct Context: Sendable, Hashable, Codable {
  public enum Temporality: String, Sendable, Hashable, Codable, CaseIterable {
    case current, recent, historical, resolved
  }

  public enum Experiencer: String, Sendable, Hashable, Codable, CaseIterable {
    case patient, family, other
  }

  public var assertion: Fact.Assertion
  public var temporality: Temporality
  public var experiencer: Experiencer

  public init(
    assertion: Fact.Assertion = .present, temporality: Temporality = .current,
    experiencer: Experiencer = .patient
  ) {
    self.assertion = assertion
    self.temporality = temporality
    self.experiencer = experiencer
  }
}

extension MarkedNote {
  /// The context of some tokens, from the cues that reach them and the section they stand in.
  ///
  /// Of several cues the one that claims least wins: what is both denied and possible is possible,
  /// what is conditional stays so whatever else is said.
  func context(of range: Range<Int>) -> Context {
    guard let index = sentence(at: range.lowerBound) else { return Context() }
    let reaching = scopes[index].filter { scope in
      // A cue among the words themselves belongs to the finding: "non-steroidal".
      scope.reach.overlaps(range) && !range.overlaps(scope.cueTokens)
    }
    let cues = Set(reaching.map(\.cue))
    var context = Context()
    if cues.contains(.conditional) {
      context.assertion = .conditional
    } else if cues.contains(.possible) {
      context.assertion = .possible
    } else if cues.contains(.declined) {
      context.assertion = .declined
    } else if cues.contains(.negated) {
      context.assertion = .absent
    }
    let section = sentences[index].section
    if cues.contains(.resolved) {
      context.temporality = .resolved
    } else if cues.contains(.historical) || section == .pastMedical || section == .pastSurgical {
      context.temporality = .historical
    } else if cues.contains(.recent) {
      context.temporality = .recent
    }
    if cues.contains(.family) || section == .family {
      context.experiencer = .family
    } else if cues.contains(.other) {
      context.experiencer = .other
    }
    return context
  }

  /// "Would be unable to": what might come, whatever the cue says.
  func isSupposed(_ cue: Range<Int>) -> Bool {
    tokens[max(0, cue.lowerBound - 3)..<cue.lowerBound].contains {
      ["would", "might", "may"].contains($0.text)
    }
  }

  /// Whether a cue of this kind reaches some tokens.
  func isReached(_ range: Range<Int>, by cue: Cue) -> Bool {
    guard let index = sentence(at: range.lowerBound) else { return false }
    return scopes[index].contains { $0.cue == cue && $0.reach.overlaps(range) }
  }
}
