/// Why a template is refused: its file and line, what was expected, what to do.
public enum TemplateError: Error, Sendable, Hashable {
  public struct Place: Sendable, Hashable, CustomStringConvertible {
    public let template: String
    /// From 1.
    public let line: Int

    public init(_ template: String, line: Int) {
      self.template = template
      self.line = line
    }

    public var description: String { "\(template), line \(line)" }
  }

  case unknownSlot(Place, name: String, known: [String])
  case unpairedBraces(Place)
  case unknownSection(Place, name: String, known: [String])
  /// A section that is not closed, closed under another name, or opened inside another.
  case unpairedSection(Place, name: String)
  /// A slot that stands for whole paragraphs, within a line.
  case blockWithinLine(Place, name: String)
  case emptySlot(Place, name: String)
}

extension TemplateError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownSlot(let place, let name, let known):
      "\(place): no slot is named '\(name)'; use one of \(known.joined(separator: ", "))"
    case .unpairedBraces(let place):
      "\(place): expected {{name}}; close every {{ with }} on the same line"
    case .unknownSection(let place, let name, let known):
      "\(place): no section is named '\(name)'; use one of \(known.joined(separator: ", "))"
    case .unpairedSection(let place, let name):
      "\(place): section '\(name)' is not opened and closed in turn; write {{#\(name)}} and "
        + "{{/\(name)}} on lines of their own"
    case .blockWithinLine(let place, let name):
      "\(place): '\(name)' is whole paragraphs; put it on a line of its own"
    case .emptySlot(let place, let name):
      "\(place): nothing fills '\(name)'; give it a value or take it out of the template"
    }
  }
}
