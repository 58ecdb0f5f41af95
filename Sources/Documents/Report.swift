/// A report: data until a renderer writes it.
public struct Report: Sendable, Hashable {
  public let title: String
  public let subtitle: String?
  public let provenance: Provenance
  public let blocks: [Block]

  public init(
    title: String, subtitle: String? = nil, provenance: Provenance, blocks: [Block]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.provenance = provenance
    self.blocks = blocks
  }
}
