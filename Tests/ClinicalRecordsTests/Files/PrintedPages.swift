import Foundation

/// PDF files written here, byte by byte: pages of lines, or of nothing but an image.
enum PrintedPages {
  enum Page {
    case lines([String])
    /// A scan: one grey pixel stretched over the sheet.
    case image
  }

  static func pdf(_ pages: [Page]) -> Data {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count \(pages.count) /Kids ["
        + pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " ") + "] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
      "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        + " /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream",
    ]
    for (number, page) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(6 + 2 * number) 0 R"
          + " /Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> >>")
      let content = content(of: page)
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    return file(of: objects)
  }

  private static func content(of page: Page) -> String {
    switch page {
    case .image: return "612 0 0 792 0 0 cm /I Do"
    case .lines(let lines):
      let shown = lines.map { line in
        let escaped = line.replacing("(", with: #"\("#).replacing(")", with: #"\)"#)
        return "(\(escaped)) Tj T*"
      }
      return "BT /F 10 Tf 14 TL 50 740 Td \(shown.joined(separator: " ")) ET"
    }
  }

  private static func file(of objects: [String]) -> Data {
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    text += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Data(text.utf8)
  }
}
