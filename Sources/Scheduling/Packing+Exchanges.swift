extension Packing {
  /// Accepts refused jobs by moving or giving up an accepted one, as long as that gains.
  ///
  /// - Parameter core: the jobs looked at, the most promising of the refused first.
  /// - Returns: Whether the value rose.
  mutating func exchange(among core: [Int]) -> Bool {
    let before = value
    for job in core where !isAccepted(job) {
      if let week = latestWeek(for: job) {
        put(job, in: week)
      } else if let exchange = bestExchange(for: job, among: core) {
        let week = weeks[exchange.other]
        remove(exchange.other)
        put(job, in: week)
        if let moved = exchange.moved { put(exchange.other, in: moved) }
      }
    }
    return value > before
  }

  private struct Exchange {
    let other: Int
    /// Where the other goes; `nil` when it is given up.
    let moved: Int?
    let gain: Int
  }

  /// The exchange with the most gain; of equals the first in `core`.
  private func bestExchange(for job: Int, among core: [Int]) -> Exchange? {
    var best: Exchange?
    let own = instance.values[job]
    for other in core where isAccepted(other) && weeks[other] <= instance.lasts[job] {
      guard own > best?.gain ?? 0, fits(job, in: weeks[other], without: other) else { continue }
      let moved = latestWeek(for: other, except: weeks[other])
      let gain = moved == nil ? own - instance.values[other] : own
      if gain > best?.gain ?? 0 { best = Exchange(other: other, moved: moved, gain: gain) }
    }
    return best
  }

  /// Fills a week of one pool anew with the most value, out of its own jobs of the core and the
  /// refused ones: a knapsack, exactly, by minutes.
  ///
  /// - Returns: Whether the value rose.
  mutating func repack(_ week: Int, among core: [Int]) -> Bool {
    let own = core.filter { weeks[$0] == week }
    let room = own.reduce(free[week]) { $0 + instance.minutes[$1] }
    let refused = core.filter {
      !isAccepted($0) && instance.lasts[$0] >= week && instance.minutes[$0] <= room
    }
    guard !refused.isEmpty, room > 0 else { return false }
    let most = max(own.count + 1, Self.mostCells / room)
    let jobs = Array((own + refused).prefix(most))
    let chosen = Self.knapsack(
      values: jobs.map { instance.values[$0] }, minutes: jobs.map { instance.minutes[$0] },
      room: room)
    let before = value
    let worth = chosen.reduce(0) { $0 + instance.values[jobs[$1]] }
    guard worth > own.reduce(0, { $0 + instance.values[$1] }) else { return false }
    for job in own { remove(job) }
    for index in chosen { put(jobs[index], in: week) }
    fill(own)
    return value > before
  }

  /// Of rows × minutes in a knapsack, so that a large week takes no longer than a moment.
  private static let mostCells = 8_000_000

  /// The positions of the items with the most value within the room.
  static func knapsack(values: [Int], minutes: [Int], room: Int) -> [Int] {
    var best = [Int](repeating: 0, count: room + 1)
    var takes = [Bool](repeating: false, count: values.count * (room + 1))
    for item in values.indices where minutes[item] <= room {
      let row = item * (room + 1)
      for used in stride(from: room, through: minutes[item], by: -1) {
        let with = best[used - minutes[item]] + values[item]
        if with > best[used] {
          best[used] = with
          takes[row + used] = true
        }
      }
    }
    var chosen: [Int] = []
    var used = room
    for item in values.indices.reversed() where takes[item * (room + 1) + used] {
      chosen.append(item)
      used -= minutes[item]
    }
    return chosen.reversed()
  }
}
