import Claims

@testable import Store

/// All that the store tells of a scope, as known on a day.
func histories(
  _ store: ClaimStore, _ scope: HistoryScope = .all, asOf: CalendarDay? = nil
) throws -> [ClaimHistory] {
  var histories: [ClaimHistory] = []
  try store.forEachHistory(scope, asOf: asOf) { histories.append($0) }
  return histories
}
