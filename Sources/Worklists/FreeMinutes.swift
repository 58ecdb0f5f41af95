/// The minutes still free in each week, for finding the latest week that has enough.
///
/// A binary tree over the weeks in which a node holds the greatest of its two children: finding and
/// taking are O(log n). The leaf of week w is at `leaves + w`.
struct FreeMinutes {
  private let leaves: Int
  private var greatest: [Int]

  init(weeks: Int, minutes: Int) {
    var leaves = 1
    while leaves < weeks { leaves *= 2 }
    self.leaves = leaves
    greatest = Array(repeating: minutes, count: 2 * leaves)
  }

  subscript(week: Int) -> Int { greatest[leaves + week] }

  /// The latest week not after `week` with at least `minutes` free.
  func latestWeek(upTo week: Int, fitting minutes: Int) -> Int? {
    var node = leaves + week
    while greatest[node] < minutes {
      // To the left neighbour's subtree, or up until there is one.
      while node.isMultiple(of: 2) { node /= 2 }
      if node == 1 { return nil }
      node -= 1
    }
    while node < leaves {
      node = greatest[2 * node + 1] >= minutes ? 2 * node + 1 : 2 * node
    }
    return node - leaves
  }

  /// Takes `minutes` from a week; a negative number gives them back.
  mutating func take(_ minutes: Int, from week: Int) {
    var node = leaves + week
    greatest[node] -= minutes
    while node > 1 {
      node /= 2
      greatest[node] = max(greatest[2 * node], greatest[2 * node + 1])
    }
  }
}
