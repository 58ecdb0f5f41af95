/// Who works on a denial, and how often that or anything said of it has changed.
public struct WorkItem: Sendable, Hashable, Codable {
  /// The denial's number in the database.
  public let denial: Int
  /// Counts up with every change, from 0 before the first: a change made on what has changed since
  /// is refused.
  public var version: Int
  /// The account's name; `nil` while nobody has taken it.
  public var holder: String?

  public init(denial: Int, version: Int = 0, holder: String? = nil) {
    self.denial = denial
    self.version = version
    self.holder = holder
  }
}

/// One change that a person made to a denial's work. Kept for good; an undone one stays on record.
public struct WorkEvent: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case taken, released, noted
    /// Something went out to the payer.
    case filed
    /// The payer's answer.
    case decided
    /// An earlier change taken back.
    case undone

    /// Whether it tells of an appeal, and so changes the denial itself.
    public var isOfAppeal: Bool { self == .filed || self == .decided }
  }

  public let id: Int
  public let denial: Int
  public let kind: Kind
  /// The account's name.
  public let by: String
  /// Unix time in seconds.
  public let time: Int
  /// A note's words.
  public let text: String?
  public let appeal: Appeal?
  /// The number of the change that this one takes back.
  public let undoes: Int?
  /// Who held the denial before.
  public let holderBefore: String?
  /// The item's version after it.
  public let version: Int

  public init(
    id: Int, denial: Int, kind: Kind, by: String, time: Int, text: String?, appeal: Appeal?,
    undoes: Int?, holderBefore: String?, version: Int
  ) {
    self.id = id
    self.denial = denial
    self.kind = kind
    self.by = by
    self.time = time
    self.text = text
    self.appeal = appeal
    self.undoes = undoes
    self.holderBefore = holderBefore
    self.version = version
  }
}

extension WorkEvent {
  /// Those that nobody has taken back, of a denial's events in their order.
  public static func standing(_ events: [WorkEvent]) -> [WorkEvent] {
    let undone = Set(events.compactMap(\.undoes))
    return events.filter { $0.kind != .undone && !undone.contains($0.id) }
  }

  /// The latest change but notes that can be taken back, of a denial's events in their order; `nil`
  /// where none can.
  public static func undoable(_ events: [WorkEvent]) -> WorkEvent? {
    standing(events).last { $0.kind != .noted }
  }
}

/// A change that a person asks for.
public struct WorkChange: Sendable, Hashable {
  public var denial: Int
  public var kind: WorkEvent.Kind
  public var by: String
  /// Unix time in seconds.
  public var time: Int
  public var text: String?
  public var appeal: Appeal?
  public var undoes: Int?
  /// Sent again with the same key it is not done again; `nil` where the sender has none.
  public var key: String?
  /// Only where the item still has this version; `nil` whatever it has.
  public var expectedVersion: Int?

  public init(
    denial: Int, kind: WorkEvent.Kind, by: String, time: Int, text: String? = nil,
    appeal: Appeal? = nil, undoes: Int? = nil, key: String? = nil, expectedVersion: Int? = nil
  ) {
    self.denial = denial
    self.kind = kind
    self.by = by
    self.time = time
    self.text = text
    self.appeal = appeal
    self.undoes = undoes
    self.key = key
    self.expectedVersion = expectedVersion
  }
}
