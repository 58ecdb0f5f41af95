import Synchronization

/// What is counted of requests, as Prometheus reads it (text format 0.0.4). Paths are those of the
/// description, without anybody's number.
final class Metrics: Sendable {
  private struct Key: Hashable {
    let path: String
    let method: String
    let status: Int
  }

  private struct Times {
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
    var sum = 0.0
    var count = 0
  }

  private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

  private let requests = Mutex<[Key: Int]>([:])
  private let times = Mutex<[String: Times]>([:])

  func count(_ path: String, method: String, status: Int, time: Duration) {
    let key = Key(path: path, method: method, status: status)
    requests.withLock { $0[key, default: 0] += 1 }
    let (whole, part) = time.components
    let seconds = Double(whole) + Double(part) * 1e-18
    times.withLock { times in
      var own = times[path] ?? Times()
      for (index, bound) in Self.bounds.enumerated() where seconds <= bound {
        own.buckets[index] += 1
      }
      own.sum += seconds
      own.count += 1
      times[path] = own
    }
  }

  /// With figures of the moment, by name and help.
  func text(gauges: [(name: String, help: String, value: Int)]) -> String {
    var text = """
      # HELP overturn_requests_total Requests answered.
      # TYPE overturn_requests_total counter

      """
    let counts = requests.withLock { $0 }.sorted {
      ($0.key.path, $0.key.method, $0.key.status) < ($1.key.path, $1.key.method, $1.key.status)
    }
    for (key, count) in counts {
      text +=
        "overturn_requests_total{path=\"\(key.path)\",method=\"\(key.method)\",status=\"\(key.status)\"} \(count)\n"
    }
    text += """
      # HELP overturn_request_seconds Time to an answer.
      # TYPE overturn_request_seconds histogram

      """
    for (path, own) in times.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      for (bound, count) in zip(Self.bounds, own.buckets) {
        text += "overturn_request_seconds_bucket{path=\"\(path)\",le=\"\(bound)\"} \(count)\n"
      }
      text += "overturn_request_seconds_bucket{path=\"\(path)\",le=\"+Inf\"} \(own.count)\n"
      text += "overturn_request_seconds_sum{path=\"\(path)\"} \(own.sum)\n"
      text += "overturn_request_seconds_count{path=\"\(path)\"} \(own.count)\n"
    }
    for gauge in gauges {
      text += "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) gauge\n"
      text += "\(gauge.name) \(gauge.value)\n"
    }
    return text
  }
}
