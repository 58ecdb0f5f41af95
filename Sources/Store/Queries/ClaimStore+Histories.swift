public import Claims
import GRDB

/// Which histories to read.
public enum HistoryScope: Sendable, Hashable {
  case all
  /// Those with facts loaded since ``ClaimStore/markDerived(_:asOf:)``; all of them when the as-of
  /// day is another, or when rates, profiles or rules have come since, which bear on every denial.
  case touched
  /// Those of these patient control numbers (or references, where there is no such number).
  case of([String])
}

extension ClaimStore {
  private static let batch = 1000

  /// Hands over, in the order of their numbers, the histories that may hold a denial, as known on
  /// a day.
  ///
  /// Read in batches with a few queries each, outside of any transaction of the caller's: `body`
  /// may use the store. A history whose facts are all of later days comes empty. Of an appeal
  /// decided later only the filing is known. An outcome or export without a day is kept, for
  /// nothing says that it came later.
  ///
  /// - Parameters:
  ///   - scope: Which histories.
  ///   - asOf: Only facts known by this day; `nil` for all.
  ///   - body: Takes one history; what it throws ends the reading and is thrown on.
  /// - Returns: How far loading had come at the start, for ``markDerived(_:asOf:)``.
  /// - Throws: ``StoreError``, and what `body` throws.
  @discardableResult
  public func forEachHistory(
    _ scope: HistoryScope, asOf: CalendarDay? = nil, body: (ClaimHistory) throws -> Void
  ) throws -> LoadMark {
    try forEachBatch(scope, asOf: asOf) { histories in
      for history in histories { try body(history) }
    }
  }

  /// The same, many histories at once, for whoever works on them in parallel.
  @discardableResult
  package func forEachBatch(
    _ scope: HistoryScope, asOf: CalendarDay? = nil, body: ([ClaimHistory]) throws -> Void
  ) throws -> LoadMark {
    let mark = try loadMark()
    let owners = try lookUp { try NoticeOwners($0) }
    var keys = try HistoryPages(scope, owners: owners, asOf: asOf, store: self)
    while let page = try keys.next(Self.batch, self) {
      let histories = try lookUp { lookup in
        var reader = try HistoryReader(keys: page, owners: owners, asOf: asOf, lookup: lookup)
        return try reader.read()
      }
      try body(histories)
    }
    return mark
  }
}

extension ClaimStore {
  /// Patient control numbers with two payments or more, or with a reversal, in order.
  public func numbersPaidTwiceOrReversed() throws -> [String] {
    try lookUp { lookup in
      try lookup.all(
        "remitted_claim",
        """
        SELECT patient_control_number FROM remitted_claim GROUP BY patient_control_number
        HAVING sum(status <> '22' AND paid_cents > 0) > 1 OR sum(status = '22') > 0
        ORDER BY patient_control_number
        """
      ) { try $0.text() }
    }
  }
}

/// The keys of a scope, page by page.
private struct HistoryPages {
  /// `nil` to walk through all of them.
  private var rest: ArraySlice<String>?
  private var last: String?
  private let owners: NoticeOwners

  init(
    _ scope: HistoryScope, owners: NoticeOwners, asOf: CalendarDay?, store: ClaimStore
  ) throws {
    self.owners = owners
    switch scope {
    case .all: rest = nil
    case .of(let numbers): rest = Set(numbers).sorted()[...]
    case .touched:
      rest = try store.lookUp { lookup in
        guard let derived = try DerivationMark(lookup), derived.asOf == asOf else { return nil }
        let touched = try HistoryKeys(lookup: lookup).touched(since: derived.mark)
        // Whether a letter joined its claim just now is not on record.
        return touched.map { Set($0).union(owners.keys.values).sorted()[...] }
      }
    }
  }

  mutating func next(_ count: Int, _ store: ClaimStore) throws -> [String]? {
    let page: [String]
    if let given = rest {
      page = Array(given.prefix(count))
      rest = given.dropFirst(count)
    } else {
      let last = last
      page = try store.lookUp { lookup in
        try HistoryKeys(lookup: lookup).page(after: last, limit: count, besides: owners)
      }
      self.last = page.last
    }
    return page.isEmpty ? nil : page
  }
}
