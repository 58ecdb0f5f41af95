/// A report: data until a renderer writes it.
public struct Report: Sendable, Hashable {
  public let title: String
  public let subtitle: String?
  public let provenance: Provenance
  /// A sheet before the first page, with a break behind it, which is no part of the document; pages
  /// alone have it.
  public let cover: [Block]
  public let blocks: [Block]
  public let layout: Layout

  /// What the report is read as, which decides its paper and what stands around its blocks.
  public enum Layout: String, Sendable, Hashable, CaseIterable {
    /// Tables on landscape paper, contents above, provenance below.
    case report
    /// A letter on portrait paper; provenance is on the screen only.
    case letter
    /// One dense portrait page; provenance is on the screen only.
    case card
  }

  public init(
    title: String, subtitle: String? = nil, provenance: Provenance, cover: [Block] = [],
    blocks: [Block], layout: Layout = .report
  ) {
    self.title = title
    self.subtitle = subtitle
    self.provenance = provenance
    self.cover = cover
    self.blocks = blocks
    self.layout = layout
  }
}
