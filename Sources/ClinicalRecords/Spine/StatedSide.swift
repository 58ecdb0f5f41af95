/// A side as some words state it.
struct StatedSide: Sendable, Hashable {
  /// Indices of tokens.
  let tokens: Range<Int>
  let side: Side
  /// Both, one worse: "L>R", "right greater than left".
  let worse: Side?

  init(tokens: Range<Int>, side: Side, worse: Side? = nil) {
    self.tokens = tokens
    self.side = side
    self.worse = worse
  }
}
