import CXLSXWriter

/// How a cell looks.
enum SheetFormat: Hashable {
  case title, caption, note, warning, head, text, wrapped, link
  case quantity(Quantity)

  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, "Calibri")
    format_set_font_size(format, self == .title ? 14 : 10)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch self {
    case .title, .caption: format_set_bold(format)
    case .warning:
      format_set_bold(format)
      format_set_font_color(format, 0xB00020)
    case .note: format_set_text_wrap(format)
    case .wrapped:
      format_set_text_wrap(format)
      format_set_indent(format, 1)
    case .link:
      format_set_indent(format, 1)
      format_set_font_color(format, 0x0000FF)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .head:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_font_color(format, 0xFFFFFF)
      format_set_bg_color(format, 0x1F4E79)
    // Apart from the number at the end of the cell before.
    case .text: format_set_indent(format, 1)
    case .quantity(let quantity): format_set_num_format(format, quantity.format)
    }
  }
}
