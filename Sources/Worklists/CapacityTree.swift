/// Minutes still free up to the end of each week in which something is due.
///
/// A segment tree over the slacks: the least of a range and an addition to a range, each in
/// O(log n). Every node holds the least slack below it, less what its ancestors have pending.
struct CapacityTree {
  private let count: Int
  private var least: [Int]
  private var pending: [Int]

  init(_ slacks: [Int]) {
    count = slacks.count
    least = Array(repeating: .max, count: 4 * max(1, count))
    pending = Array(repeating: 0, count: least.count)
    if count > 0 { build(slacks, node: 1, over: 0..<count) }
  }

  private mutating func build(_ slacks: [Int], node: Int, over span: Range<Int>) {
    if span.count == 1 {
      least[node] = slacks[span.lowerBound]
      return
    }
    let middle = (span.lowerBound + span.upperBound) / 2
    build(slacks, node: 2 * node, over: span.lowerBound..<middle)
    build(slacks, node: 2 * node + 1, over: middle..<span.upperBound)
    least[node] = min(least[2 * node], least[2 * node + 1])
  }

  /// The least slack in `range`; `Int.max` in an empty one.
  func minimum(in range: Range<Int>) -> Int {
    range.isEmpty ? .max : minimum(in: range, node: 1, over: 0..<count)
  }

  private func minimum(in range: Range<Int>, node: Int, over span: Range<Int>) -> Int {
    guard range.overlaps(span) else { return .max }
    if range.lowerBound <= span.lowerBound, span.upperBound <= range.upperBound {
      return least[node]
    }
    let middle = (span.lowerBound + span.upperBound) / 2
    let below = min(
      minimum(in: range, node: 2 * node, over: span.lowerBound..<middle),
      minimum(in: range, node: 2 * node + 1, over: middle..<span.upperBound))
    return below == .max ? .max : below + pending[node]
  }

  /// Takes `minutes` from every slack in `range`.
  mutating func take(_ minutes: Int, from range: Range<Int>) {
    if !range.isEmpty { take(minutes, from: range, node: 1, over: 0..<count) }
  }

  private mutating func take(
    _ minutes: Int, from range: Range<Int>, node: Int, over span: Range<Int>
  ) {
    guard range.overlaps(span) else { return }
    if range.lowerBound <= span.lowerBound, span.upperBound <= range.upperBound {
      least[node] -= minutes
      pending[node] -= minutes
      return
    }
    let middle = (span.lowerBound + span.upperBound) / 2
    take(minutes, from: range, node: 2 * node, over: span.lowerBound..<middle)
    take(minutes, from: range, node: 2 * node + 1, over: middle..<span.upperBound)
    least[node] = min(least[2 * node], least[2 * node + 1]) + pending[node]
  }
}
