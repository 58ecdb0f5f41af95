/// A place in a file: the number of a segment, from one, and the byte it begins at, from zero.
///
/// A segment number counts every segment of the file, ISA being 1, so that a person can find it
/// by counting terminators; the byte is exact even where the counting is disputed.
public struct Position: Sendable, Hashable, CustomStringConvertible {
  public let segment: Int
  public let byte: Int

  public init(segment: Int, byte: Int) {
    self.segment = segment
    self.byte = byte
  }

  public var description: String { "segment \(segment) (byte \(byte))" }
}
