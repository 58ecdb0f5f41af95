/// What a cue does to the words it reaches.
///
/// The idea is ConText's (Harkema and others 2009): cues with a direction and a reach. The rules and
/// the words are our own.
enum Cue: Sendable, Hashable {
  case negated, possible, conditional, planned, declined
  case historical, resolved, recent
  case family, other
  /// No cue: a scope ends here.
  case ends
  /// Looks like a cue and is none: "not only", "no relief".
  case pseudo
}

/// The reach of a cue within its sentence, as indices of tokens.
struct Scope: Sendable, Hashable {
  let cue: Cue
  let cueTokens: Range<Int>
  let reach: Range<Int>
}
