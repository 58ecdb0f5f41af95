public import Documents

/// A document with slots, as a practice can edit it in any editor.
///
/// A line beginning with `# ` or `## ` is a heading, `- ` an item, `> ` a quotation; blank lines part
/// paragraphs. `{{name}}` is a slot; `{{#name}}` and `{{/name}}`, on lines of their own, enclose what
/// is repeated for each thing in a list, or left out where the list is empty.
public struct Template: Sendable, Hashable {
  /// The names a template may use, so that a misspelt one is refused when it is read.
  public struct Names: Sendable, Hashable {
    public let slots: Set<String>
    /// Slots that stand for whole paragraphs.
    public let blocks: Set<String>
    /// Sections with the slots each has beside the outer ones.
    public let sections: [String: Set<String>]

    public init(
      slots: Set<String>, blocks: Set<String> = [], sections: [String: Set<String>] = [:]
    ) {
      self.slots = slots
      self.blocks = blocks
      self.sections = sections
    }
  }

  /// What fills a template.
  public struct Values: Sendable, Hashable {
    public var slots: [String: [Span]]
    public var blocks: [String: [Block]]
    public var sections: [String: [Values]]

    public init(
      slots: [String: [Span]] = [:], blocks: [String: [Block]] = [:],
      sections: [String: [Values]] = [:]
    ) {
      self.slots = slots
      self.blocks = blocks
      self.sections = sections
    }
  }

  enum Part: Sendable, Hashable {
    case heading(SlotText, Block.HeadingLevel)
    case paragraph([SlotText])
    case item(SlotText)
    case quotation(SlotText)
    case blocks(String, TemplateError.Place)
    indirect case section(String, [Part])
  }

  let parts: [Part]

  /// - Parameters:
  ///   - text: The template.
  ///   - name: Its file name, for errors.
  ///   - names: What it may use.
  /// - Throws: ``TemplateError`` with the line.
  public init(_ text: String, name: String, names: Names) throws(TemplateError) {
    var reader = TemplateReader(text, name: name, names: names)
    parts = try reader.read()
  }

  /// The blocks of the filled template.
  ///
  /// - Throws: ``TemplateError/emptySlot(_:name:)`` for a slot or block without a value.
  public func filled(_ values: Values) throws(TemplateError) -> [Block] {
    try Self.filled(parts, values)
  }

  private static func filled(_ parts: [Part], _ values: Values) throws(TemplateError) -> [Block] {
    var blocks: [Block] = []
    for part in parts {
      switch part {
      case .heading(let text, let level):
        blocks.append(.heading(try text.filled(values.slots).words, level: level))
      case .paragraph(let lines):
        var spans: [Span] = []
        for line in lines {
          if !spans.isEmpty { spans.append(.text(" ")) }
          spans += try line.filled(values.slots)
        }
        blocks.append(.prose(spans))
      case .item(let text):
        let item = try text.filled(values.slots)
        if case .list(let items)? = blocks.last {
          blocks[blocks.count - 1] = .list(items + [item])
        } else {
          blocks.append(.list([item]))
        }
      case .quotation(let text):
        blocks.append(.quotation(try text.filled(values.slots), source: []))
      case .blocks(let name, let place):
        guard let inside = values.blocks[name] else { throw .emptySlot(place, name: name) }
        blocks += inside
      case .section(let name, let inside):
        for item in values.sections[name] ?? [] {
          let merged = Values(
            slots: values.slots.merging(item.slots) { _, inner in inner },
            blocks: values.blocks.merging(item.blocks) { _, inner in inner })
          blocks += try filled(inside, merged)
        }
      }
    }
    return blocks
  }
}
