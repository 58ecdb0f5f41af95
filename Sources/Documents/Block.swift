/// One piece of a report, in reading order.
public indirect enum Block: Sendable, Hashable {
  /// A heading. A section heading with an anchor is listed at the top of the page.
  case heading(String, anchor: String? = nil, level: HeadingLevel = .section)
  case paragraph(String)
  /// A paragraph in pieces, some of which link to where they come from.
  case prose([Span])
  case list([[Span]])
  /// Words of a source, verbatim, with where they stand; links may point to it.
  case quotation([Span], source: [Span], anchor: String? = nil)
  case notice(NoticeLevel, String)
  case keyFigures([KeyFigure])
  case table(Table)
  case chart(Chart)
  /// Blocks under a summary line; closed on a screen, open on paper.
  /// With `onPaper` false paper has the summary line alone.
  case details(summary: String, [Block], onPaper: Bool = true)
  /// Blocks that paper leaves out.
  case onScreen([Block])
  /// Blocks that stand on paper alone, for example what a long table comes to.
  case onPaper([Block])
  case definitions([Definition])
  case arithmetic([ArithmeticLine])

  /// The depth of a heading below the report's title.
  public enum HeadingLevel: Int, Sendable, Hashable {
    case section = 2
    case subsection = 3
  }

  public enum NoticeLevel: String, Sendable, Hashable, CaseIterable {
    case info, warning, danger
  }
}

/// A number worth seeing first.
public struct KeyFigure: Sendable, Hashable {
  public let label: String
  public let value: Cell
  public let note: String?

  public init(_ label: String, _ value: Cell, note: String? = nil) {
    self.label = label
    self.value = value
    self.note = note
  }
}

/// A term and what it is.
public struct Definition: Sendable, Hashable {
  public let term: String
  public let value: Cell

  public init(_ term: String, _ value: Cell) {
    self.term = term
    self.value = value
  }
}

/// One line of a sum that a person can redo by hand.
public struct ArithmeticLine: Sendable, Hashable {
  public let sign: Sign
  public let label: String
  public let value: Cell
  /// Where the value comes from, or how it was rounded.
  public let note: String?

  /// What is done with the value of this line; `equals` begins a result, ruled above.
  public enum Sign: String, Sendable, Hashable, CaseIterable {
    case start = ""
    case plus = "+"
    case minus = "−"
    case times = "×"
    case dividedBy = "÷"
    case equals = "="
  }

  public init(_ sign: Sign, _ label: String, _ value: Cell, note: String? = nil) {
    self.sign = sign
    self.label = label
    self.value = value
    self.note = note
  }
}
