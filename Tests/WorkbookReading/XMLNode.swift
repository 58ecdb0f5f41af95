import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of an XML document.
final class XMLNode {
  let name: String
  let attributes: [String: String]
  var children: [XMLNode] = []
  var text = ""

  init(_ name: String, _ attributes: [String: String] = [:]) {
    self.name = name
    self.attributes = attributes
  }

  /// Every element of that name below this one, in order.
  func all(_ name: String) -> [XMLNode] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  static func parse(_ data: Data) throws -> XMLNode {
    let builder = Builder()
    let parser = XMLParser(data: data)
    parser.delegate = builder
    guard parser.parse() else { throw WorkbookReadingError.notXML }
    return builder.root
  }

  private final class Builder: NSObject, XMLParserDelegate {
    let root = XMLNode("")
    private var path: [XMLNode] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      let node = XMLNode(name, attributes)
      (path.last ?? root).children.append(node)
      path.append(node)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      path.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      path.last?.text += text
    }
  }
}

public enum WorkbookReadingError: Error {
  case notXML
  case noPart(String)
}
