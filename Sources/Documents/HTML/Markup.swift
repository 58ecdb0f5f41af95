/// Text that is safe to stand in an HTML page.
///
/// There are four ways to make one: escaping a string, writing an element whose names are
/// literals, a literal, and a drawing that passes a check. So no text from data can become markup, and the compiler holds it.
///
/// A template library was tried and left: swift-mustache 2.1.1 escapes by grapheme, so a quote
/// followed by a combining accent leaves its attribute; a misspelled name renders as nothing; and
/// a value that is absent is looked up in the enclosing block.
public struct Markup: Sendable, Hashable {
  public fileprivate(set) var text = ""

  public init() {}

  public init(literal: StaticString) { text = literal.description }

  /// Escapes byte by byte, so that a combining character cannot hide what it follows.
  public init(escaping string: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(string.utf8.count)
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      // Other control characters are not allowed in HTML, not even escaped.
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: bytes += "\u{FFFD}".utf8
      default: bytes.append(byte)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The inside of an SVG drawing, if it holds only what gnuplot draws with: no script, no style,
  /// no event, and no reference but to a part of itself.
  init?(drawing: String) {
    let allowed: Set<Substring> = [
      "g", "path", "text", "tspan", "rect", "circle", "ellipse", "polygon", "polyline", "line",
      "use", "defs", "filter", "feFlood", "feComposite", "clipPath", "pattern",
    ]
    guard
      drawing.matches(of: /<\/?([A-Za-z]+)/).allSatisfy({ allowed.contains($0.output.1) }),
      !drawing.contains("<!"), !drawing.contains("<?"),
      !drawing.contains(/<[^>]*\son[a-z]+\s*=/),
      !drawing.contains(/href\s*=\s*["']?[^"'#]/),
      !drawing.contains(/url\([^#]/)
    else { return nil }
    text = drawing
  }

  /// An element. An attribute whose value is `nil` is left out; one whose value is empty stands
  /// bare, as `open` does.
  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ children: [Markup] = []
  ) -> Markup {
    var result = Markup()
    result.text = "<\(name)"
    for (attribute, value) in attributes {
      guard let value else { continue }
      result.text += " \(attribute)"
      if !value.isEmpty { result.text += "=\"\(Markup(escaping: value).text)\"" }
    }
    result.text += ">"
    for child in children { result.text += child.text }
    result.text += "</\(name)>"
    return result
  }

  /// An element that has no end, such as `input`; an empty value stands written out.
  public static func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) -> Markup {
    var result = Markup()
    result.text = "<\(name)"
    for (attribute, value) in attributes {
      guard let value else { continue }
      result.text += " \(attribute)=\"\(Markup(escaping: value).text)\""
    }
    result.text += ">"
    return result
  }

  /// An element around escaped text.
  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
  ) -> Markup {
    element(name, attributes, [Markup(escaping: text)])
  }

  public static func += (left: inout Markup, right: Markup) { left.text += right.text }

  public static func + (left: Markup, right: Markup) -> Markup {
    var result = left
    result += right
    return result
  }
}

extension Sequence<Markup> {
  /// All of them, one after another.
  public func joined() -> Markup { reduce(into: Markup(), +=) }
}
