import Claims
import Foundation
import Statistics

/// Denials counted by payer, week and category, one for each case.
struct DenialKinds {
  /// Those that occur, and one for whatever may yet come.
  let categories: [String]
  /// Denials within the weeks.
  private(set) var later = 0
  private let payers: [String]
  /// By payer: before the first week, and in each week.
  private var reference: [String: [Int]] = [:]
  private var weekly: [Int: [String: [Int]]] = [:]

  /// With fewer before the first week a payer has no shares to compare with.
  private static let fewest = 20

  init(_ denials: [Denial], firstDay: CalendarDay, weeks: Int) {
    var seen: Set<[String]> = []
    let once = denials.sorted { ($0.knownDay, $0.key) < ($1.knownDay, $1.key) }
      .filter { seen.insert([$0.caseName, $0.reading.category.rawValue]).inserted }
    let before = once.filter { $0.knownDay < firstDay }
    let names = Set(before.map(\.reading.category.rawValue)).sorted() + ["other"]
    let enough = Dictionary(grouping: before, by: \.payer.name).filter {
      $0.value.count >= Self.fewest
    }
    categories = names
    payers = enough.keys.sorted()
    let place = { (denial: Denial) in
      names.firstIndex(of: denial.reading.category.rawValue) ?? names.count - 1
    }
    let none = [Int](repeating: 0, count: names.count)
    for (payer, own) in enough {
      for denial in own { reference[payer, default: none][place(denial)] += 1 }
    }
    for denial in once where enough[denial.payer.name] != nil {
      let week = denial.knownDay.days(since: firstDay)
      guard week >= 0, week < weeks * 7 else { continue }
      weekly[week / 7, default: [:]][denial.payer.name, default: none][place(denial)] += 1
      later += 1
    }
  }

  /// `nil` when no payer had enough denials before the first week.
  func monitor(
    weeks: Int, falseAlarmRate: Double
  ) throws(MonitoringError) -> InputShiftMonitor? {
    guard !payers.isEmpty else { return nil }
    let none = [Int](repeating: 0, count: categories.count)
    var monitor = try InputShiftMonitor(
      references: payers.map { .init(group: $0, counts: reference[$0] ?? none) },
      falseAlarmRate: falseAlarmRate)
    for week in 0..<weeks {
      _ = try monitor.observe(counts: payers.map { weekly[week]?[$0] ?? none })
    }
    return monitor
  }
}

/// eˣ, held within what a double can show.
func exponential(_ logarithm: Double) -> Double { exp(min(700, logarithm)) }
