extension HTMLBody {
  func markup(_ spans: [Span]) -> Markup { spans.map { markup($0) }.joined() }

  private func markup(_ span: Span) -> Markup {
    switch span {
    case .text(let text): Markup(escaping: text)
    case .strong(let text): .element("strong", text: text)
    case .highlight(let text): .element("mark", text: text)
    case .link(let text, let anchor):
      .element("a", ["href": "#" + identifier(anchor: anchor)], text: text)
    case .lineBreak: Markup(literal: "<br>")
    }
  }

  func list(_ items: [[Span]]) -> Markup {
    .element("ul", [:], items.map { .element("li", [:], [markup($0)]) })
  }

  /// The anchor stands on a `div`, which converters to other formats keep.
  mutating func quotation(_ spans: [Span], _ source: [Span], _ anchor: String?) -> Markup {
    .element(
      "div", ["class": "quotation", "id": newIdentifier(anchor: anchor)],
      [
        .element("blockquote", [:], [.element("p", [:], [markup(spans)])]),
        source.isEmpty ? Markup() : .element("p", ["class": "source"], [markup(source)]),
      ])
  }
}
