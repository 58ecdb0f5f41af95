import Foundation
import FoundationXML

/// A Word document (DOCX): its header, where the patient's name often stands, then its body.
///
/// A paragraph is one line; a table's row is one line, its cells parted by tabs and never wrapped, so
/// that two columns do not run into one sentence. Deleted text and the second copy of a text box are
/// left out.
enum WordFile {
  /// Source: ECMA-376, part 1, §17 (WordprocessingML).
  static func text(of file: URL) throws(ChartFileError) -> String {
    let name = file.lastPathComponent
    let reader = try ExternalReader("unzip", package: "unzip", for: name)
    let body = try part("word/document.xml", of: file, by: reader)
    guard let body else { throw .damaged(name, expected: "a DOCX with word/document.xml") }
    var text = ""
    for header in ["word/header1.xml", "word/header2.xml", "word/header3.xml"] {
      guard let part = try part(header, of: file, by: reader), !text.contains(part) else {
        continue
      }
      text += part
    }
    return text + body
  }

  private static func part(
    _ path: String, of file: URL, by reader: ExternalReader
  ) throws(ChartFileError) -> String? {
    let name = file.lastPathComponent
    let output = try reader.run(["-p", file.path, path], for: name)
    switch output.status {
    case 0: break
    case 11: return nil  // no such member
    case 5, 82: throw .locked(name)
    default: throw .damaged(name, expected: "a DOCX that unpacks")
    }
    let parser = XMLParser(data: Data(output.bytes))
    parser.shouldResolveExternalEntities = false
    let paragraphs = WordParagraphs()
    parser.delegate = paragraphs
    guard parser.parse() else { throw .damaged(name, expected: "well-formed XML in \(path)") }
    return paragraphs.text
  }
}

/// Collects the text of a WordprocessingML part while it is parsed.
private final class WordParagraphs: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private var isText = false
  /// Inside `mc:Fallback`, the older copy of what `mc:Choice` has already said.
  private var fallbacks = 0
  /// For each table cell around this place, whether a paragraph of it has ended.
  private var cells: [Bool] = []

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if element == "mc:Fallback" { fallbacks += 1 }
    guard fallbacks == 0 else { return }
    switch element {
    case "w:t": isText = true
    case "w:tab": text += "\t"
    case "w:br", "w:cr": text += "\n"
    case "w:noBreakHyphen": text += "-"
    case "w:tc": cells.append(false)
    case "w:p" where cells.last == true: text += "\n"
    default: break
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    if element == "mc:Fallback" { fallbacks -= 1 }
    guard fallbacks == 0 else { return }
    switch element {
    case "w:t": isText = false
    case "w:p" where cells.isEmpty: text += "\n"
    case "w:p": cells[cells.count - 1] = true
    case "w:tc":
      cells.removeLast()
      text += "\t"
    case "w:tr": text += "\n"
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    if isText { text += characters }
  }
}
