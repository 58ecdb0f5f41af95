public import Claims
import Synchronization

/// What changed at the desk.
public enum QueueNews: Sendable, Hashable {
  /// A denial was taken, given back or worked.
  case item(WorkItem)
  case list(run: Int)
}

/// A piece of news with the mark to go on from after it.
public struct MarkedNews: Sendable, Hashable {
  public let mark: String
  public let news: QueueNews
}

/// What was told last, and who hears.
struct NewsFeed {
  typealias Ear = @Sendable (MarkedNews) -> Void

  static let kept = QueueDesk.keptNews

  /// The first list of this desk: another desk's marks are none of ours.
  let opening: Int
  private var count = 0
  private var last: [QueueNews] = []
  private var listenerCount = 0
  private var listeners: [Int: Ear] = [:]

  init(opening: Int) { self.opening = opening }

  var mark: String { "\(opening)-\(count)" }

  mutating func add(_ news: QueueNews) -> (MarkedNews, [Ear]) {
    count += 1
    last.append(news)
    if last.count > Self.kept { last.removeFirst(last.count - Self.kept) }
    return (MarkedNews(mark: mark, news: news), Array(listeners.values))
  }

  mutating func join(_ hear: @escaping Ear) -> Int {
    listenerCount += 1
    listeners[listenerCount] = hear
    return listenerCount
  }

  mutating func leave(_ number: Int) { listeners[number] = nil }

  /// What came after a mark, oldest first; `nil` for one that is not of this desk, or too old.
  func news(after mark: String) -> [MarkedNews]? {
    let parts = mark.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, parts[0] == opening, let place = parts[1],
      (count - last.count...count).contains(place)
    else { return nil }
    return (place..<count).map { number in
      MarkedNews(
        mark: "\(opening)-\(number + 1)", news: last[number - (count - last.count)])
    }
  }
}

extension QueueDesk {
  /// Who missed more asks for everything anew.
  public static let keptNews = 500

  /// Where the news stand now.
  public var newsMark: String { feed.withLock { $0.mark } }

  /// Hears of every change until the number returned is given to ``leave(_:)``.
  ///
  /// - Parameters:
  ///   - mark: Where the hearer stands; `nil` for who asks for nothing of before.
  ///   - hear: Is told of each change, of some perhaps twice.
  /// - Returns: The number, and what came between mark and now; `nil` where that is not known any more.
  public func listen(
    after mark: String?, _ hear: @escaping @Sendable (MarkedNews) -> Void
  ) -> (number: Int, missed: [MarkedNews]?) {
    feed.withLock { feed in
      (feed.join(hear), mark.map { feed.news(after: $0) } ?? [])
    }
  }

  public func leave(_ number: Int) { feed.withLock { $0.leave(number) } }

  func tell(_ news: QueueNews) {
    let (marked, ears) = feed.withLock { $0.add(news) }
    for hear in ears { hear(marked) }
  }
}
