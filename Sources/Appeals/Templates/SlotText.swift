public import Documents

/// Words with named slots, `Therapy ended on {{end}}.`, and nothing else: no logic, no nesting.
///
/// What fills a slot is never read again, so `{{end}}` in a note is three braces and a word.
public struct SlotText: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case words(String)
    case slot(String)
  }

  private let pieces: [Piece]
  private let place: TemplateError.Place

  /// - Parameters:
  ///   - text: The words.
  ///   - place: Where they stand, for errors.
  ///   - known: The names that may be used.
  /// - Throws: ``TemplateError`` for a name that is not known, and for braces that do not pair.
  public init(_ text: String, at place: TemplateError.Place, known: Set<String>)
    throws(TemplateError)
  {
    self.place = place
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      let before = rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "}}"), !before.contains("}}") else {
        throw .unpairedBraces(place)
      }
      let name = String(rest[open.upperBound..<close.lowerBound])
      guard known.contains(name) else {
        throw .unknownSlot(place, name: name, known: known.sorted())
      }
      if !before.isEmpty { pieces.append(.words(String(before))) }
      pieces.append(.slot(name))
      rest = rest[close.upperBound...]
    }
    guard !rest.contains("}}") else { throw .unpairedBraces(place) }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    self.pieces = pieces
  }

  /// The slots in the order of the text.
  public var slots: [String] {
    pieces.compactMap { if case .slot(let name) = $0 { name } else { nil } }
  }

  /// The words with every slot filled.
  ///
  /// - Throws: ``TemplateError/emptySlot(_:name:)`` for one without a value: nothing is left blank.
  public func filled(_ values: [String: [Span]]) throws(TemplateError) -> [Span] {
    var spans: [Span] = []
    for piece in pieces {
      switch piece {
      case .words(let words): spans.append(.text(words))
      case .slot(let name):
        guard let value = values[name], !value.words.isEmpty else {
          throw .emptySlot(place, name: name)
        }
        spans += value
      }
    }
    return spans
  }
}
