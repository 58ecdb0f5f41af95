/// Levels or a root as some words state them.
public struct StatedLevels: Sendable, Hashable {
  /// Indices of tokens.
  let tokens: Range<Int>
  /// From above: "L3-5" is L3-4 and L4-5.
  public let levels: [SpinalLevel]
  /// Where one vertebra or root is named: "L5 radiculopathy", "L1 fracture".
  public let root: NerveRoot?
  /// The words after it say root, nerve or dermatome.
  public let isRoot: Bool
  /// Read through a damaged or unusual spelling: "L4-S", "L45", "5-1".
  public let isUncertain: Bool
  /// It names a vertebra that not everyone has: "L5-L6". Numbering must be settled by a person.
  public let holdsNumbering: Bool

  init(
    tokens: Range<Int>, levels: [SpinalLevel] = [], root: NerveRoot? = nil, isRoot: Bool = false,
    isUncertain: Bool = false, holdsNumbering: Bool = false
  ) {
    self.tokens = tokens
    self.levels = levels
    self.root = root
    self.isRoot = isRoot
    self.isUncertain = isUncertain
    self.holdsNumbering = holdsNumbering
  }

  /// The same, standing at other tokens.
  func at(_ tokens: Range<Int>) -> StatedLevels {
    StatedLevels(
      tokens: tokens, levels: levels, root: root, isRoot: isRoot, isUncertain: isUncertain,
      holdsNumbering: holdsNumbering)
  }
}
