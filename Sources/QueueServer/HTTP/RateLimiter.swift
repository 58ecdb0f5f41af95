import HTTPTypes
import Synchronization

/// So many requests a second from one address, with a burst: a bucket that fills again.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var time: Int
  }

  private let perSecond: Double
  private let burst: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond
    self.burst = burst
  }

  func admit(_ address: String, at seconds: Int) throws(Problem) {
    let isIn = buckets.withLock { buckets -> Bool in
      if buckets.count > 10_000 { buckets = [:] }
      var bucket = buckets[address] ?? Bucket(tokens: burst, time: seconds)
      let since = Double(max(0, seconds - bucket.time))
      bucket.tokens = min(burst, bucket.tokens + since * perSecond)
      bucket.time = seconds
      let isIn = bucket.tokens >= 1
      if isIn { bucket.tokens -= 1 }
      buckets[address] = bucket
      return isIn
    }
    guard isIn else {
      throw Problem(.tooManyRequests, "too many requests from this address", retryAfter: 1)
    }
  }
}
