import Foundation

/// What one run measured, as one line of JSON.
struct Measurement {
  private var values: [String: Double] = [:]

  subscript(_ name: String) -> Double? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Runs `body` and keeps its wall time and the processor time of the whole process.
  mutating func time<Value>(_ body: () throws -> Value) rethrows -> Value {
    let processor = Self.processorSeconds
    let clock = ContinuousClock()
    let start = clock.now
    let value = try body()
    values["seconds"] = start.duration(to: clock.now) / .seconds(1)
    values["cpu"] = Self.processorSeconds - processor
    return value
  }

  /// Peak resident memory of the process so far, in MiB.
  mutating func notePeak() {
    values["peak_mb"] = Double(Self.usage.ru_maxrss) / 1024
  }

  func print() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    Swift.print(String(decoding: try encoder.encode(values), as: UTF8.self))
  }

  private static var usage: rusage {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage
  }

  private static var processorSeconds: Double {
    let usage = usage
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
