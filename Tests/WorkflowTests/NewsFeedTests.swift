import Claims
import Testing

@testable import Workflow

/// Who was away hears what was told meanwhile, or that it is too much.
struct NewsFeedTests {
  private func feed(of changes: Int) -> NewsFeed {
    var feed = NewsFeed(opening: 7)
    for number in 0..<changes { _ = feed.add(.item(WorkItem(denial: number))) }
    return feed
  }

  @Test func `what came after a mark is told in its order`() {
    let feed = feed(of: 5)
    #expect(feed.mark == "7-5")
    #expect(feed.news(after: "7-5") == [])
    #expect(
      feed.news(after: "7-3") == [
        MarkedNews(mark: "7-4", news: .item(WorkItem(denial: 3))),
        MarkedNews(mark: "7-5", news: .item(WorkItem(denial: 4))),
      ])
    #expect(feed.news(after: "7-0")?.count == 5)
  }

  @Test(arguments: ["6-3", "8-0", "7-6", "7--1", "7", "", "a-b", "7-1-2"])
  func `a mark of another desk, of later or of nothing is not known`(mark: String) {
    #expect(feed(of: 5).news(after: mark) == nil)
  }

  @Test func `who was away too long is told so`() {
    let feed = feed(of: NewsFeed.kept + 10)
    #expect(feed.news(after: "7-9") == nil)
    #expect(feed.news(after: "7-10")?.count == NewsFeed.kept)
  }
}
