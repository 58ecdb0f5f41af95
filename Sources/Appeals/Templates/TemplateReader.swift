import Documents

/// Turns a template's lines into parts.
struct TemplateReader {
  private let lines: [Substring]
  private let name: String
  private let names: Template.Names
  private var index = 0

  init(_ text: String, name: String, names: Template.Names) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self.name = name
    self.names = names
  }

  mutating func read() throws(TemplateError) -> [Template.Part] {
    let parts = try parts(until: nil)
    return parts
  }

  private var place: TemplateError.Place { TemplateError.Place(name, line: index + 1) }

  private mutating func parts(until section: String?) throws(TemplateError) -> [Template.Part] {
    let known = names.slots.union(section.flatMap { names.sections[$0] } ?? [])
    var parts: [Template.Part] = []
    while index < lines.count {
      let line = LetterText.trimmed(lines[index])
      if let mark = line.wholeMatch(of: /\{\{\s*([#\/])([^{}]*)\}\}/) {
        let target = String(mark.output.2)
        if mark.output.1 == "/" {
          guard target == section else { throw .unpairedSection(place, name: target) }
          index += 1
          return parts
        }
        parts.append(try self.section(target, isOuter: section == nil))
      } else if let part = try part(line, known: known, continuing: parts.last) {
        if case .paragraph = part, case .paragraph? = parts.last, isContinued { parts.removeLast() }
        parts.append(part)
        index += 1
      } else {
        index += 1
      }
    }
    if let section { throw .unpairedSection(place, name: section) }
    return parts
  }

  /// Whether the line before is part of the same paragraph.
  private var isContinued: Bool {
    index > 0 && !LetterText.isBlank(lines[index - 1])
  }

  private mutating func section(
    _ target: String, isOuter: Bool
  ) throws(TemplateError) -> Template.Part {
    guard names.sections[target] != nil else {
      throw .unknownSection(place, name: target, known: names.sections.keys.sorted())
    }
    guard isOuter else { throw .unpairedSection(place, name: target) }
    index += 1
    return .section(target, try parts(until: target))
  }

  private func part(
    _ line: Substring, known: Set<String>, continuing last: Template.Part?
  ) throws(TemplateError) -> Template.Part? {
    guard !line.isEmpty else { return nil }
    if let alone = line.wholeMatch(of: /\{\{([^{}]*)\}\}/),
      names.blocks.contains(String(alone.output.1))
    {
      return .blocks(String(alone.output.1), place)
    }
    func text(_ words: Substring) throws(TemplateError) -> SlotText {
      if let block = names.blocks.sorted().first(where: { words.contains("{{\($0)}}") }) {
        throw .blockWithinLine(place, name: block)
      }
      return try SlotText(String(words), at: place, known: known)
    }
    if line.hasPrefix("## ") { return .heading(try text(line.dropFirst(3)), .subsection) }
    if line.hasPrefix("# ") { return .heading(try text(line.dropFirst(2)), .section) }
    if line.hasPrefix("- ") { return .item(try text(line.dropFirst(2))) }
    if line.hasPrefix("> ") { return .quotation(try text(line.dropFirst(2))) }
    if case .paragraph(let lines)? = last, isContinued {
      return .paragraph(lines + [try text(line)])
    }
    return .paragraph([try text(line)])
  }
}
