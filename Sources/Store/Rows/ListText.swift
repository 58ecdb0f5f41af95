import Foundation

/// A list of codes as a JSON array, `["59","RT"]`; no text for an empty list.
enum ListText {
  static func text(_ items: [String]) -> String? {
    if items.isEmpty { return nil }
    let quoted = items.map { item in
      isPlain(item) ? "\"\(item)\"" : escaped(item)
    }
    return "[" + quoted.joined(separator: ",") + "]"
  }

  static func text(_ numbers: [Int]) -> String? {
    numbers.isEmpty ? nil : "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }

  /// - Returns: `nil` for text that is no JSON array of `Item`.
  static func items<Item: Decodable>(_ text: String?) -> [Item]? {
    guard let text else { return [] }
    return try? JSONDecoder().decode([Item].self, from: Data(text.utf8))
  }

  private static func isPlain(_ item: String) -> Bool {
    item.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
  }

  private static func escaped(_ item: String) -> String {
    var text = "\""
    for scalar in item.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
