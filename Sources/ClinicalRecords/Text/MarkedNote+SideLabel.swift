extension MarkedNote {
  /// "RLE: TA 4/5, EHL 3/5", "Left: FABER +": the side of a label holds up to the next.
  func labelledSide(before index: Int, in sentence: Range<Int>) -> Side? {
    sides(in: sentence.lowerBound..<index).last { stated in
      tokens[stated.tokens.upperBound..<min(stated.tokens.upperBound + 3, index)]
        .contains { $0.text == ":" }
    }?.side
  }
}
