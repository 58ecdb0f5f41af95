/// A side of the body. There is no default: a side that is not written is not known.
public enum Side: String, Sendable, Hashable, Codable, CaseIterable {
  case left, right, bilateral
}
