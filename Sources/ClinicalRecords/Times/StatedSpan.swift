/// A date, or two that bound a course: "since January", "3/3-4/28".
struct StatedSpan: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    /// One date.
    case date
    /// It began then and, as far as the words go, goes on.
    case since
    /// It ended then.
    case until
    /// From one date to another.
    case range(end: StatedDate)
  }

  let tokens: Range<Int>
  let date: StatedDate
  let form: Form

  /// When it began, where the words say.
  var begin: StatedDate? {
    switch form {
    case .date, .since, .range: date
    case .until: nil
    }
  }

  /// When it ended, where the words say.
  var end: StatedDate? {
    switch form {
    case .date, .until: date
    case .since: nil
    case .range(let end): end
    }
  }
}
