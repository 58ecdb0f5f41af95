import Claims

/// A beginning in one note and an end in another.
///
/// "Started PT 3/2" in March and "completed PT 5/1" in May are one course of 3/2 to 5/1. Where the kinds
/// differ, the order is wrong or another course may lie between, nothing is joined: two open ends are
/// less than one invented course.
extension CareCourse {
  static func joining(_ courses: [CareCourse]) -> [CareCourse] {
    var joined: [CareCourse] = []
    var used: Set<Int> = []
    for (place, ended) in courses.enumerated() where ended.isOnlyEnd {
      let begun = courses.indices.filter { courses[$0].isOnlyBeginning(before: ended) }
      guard begun.count == 1, !used.contains(begun[0]),
        let whole = courses[begun[0]].upTo(ended),
        !courses.indices.contains(where: {
          $0 != place && $0 != begun[0] && courses[$0].lies(between: courses[begun[0]], ended)
        })
      else { continue }
      used.formUnion([place, begun[0]])
      joined.append(whole)
    }
    return joined + courses.indices.filter { !used.contains($0) }.map { courses[$0] }
  }

  /// The end of something that began on a day not told here.
  var isOnlyEnd: Bool {
    assertion == .present && course.firstDay == nil && course.lastDay != nil
      && mentions.contains { $0.begin == nil && $0.end != nil && $0.tells(Self.closing) }
      && !mentions.contains { $0.tells(Self.anew) }
  }

  /// A beginning without an end, or with one that only was the day of the telling.
  var isOpenEnded: Bool {
    assertion == .present && course.firstDay != nil
      && mentions.allSatisfy { $0.end == nil && $0.status != .stoppedEarly }
      && !mentions.contains { $0.tells(Self.anew) }
  }

  private func isOnlyBeginning(before ended: CareCourse) -> Bool {
    guard isOpenEnded, names(thatOf: ended), let first = course.firstDay,
      let last = ended.course.lastDay, first < last
    else { return false }
    return details(.mode, agreeWith: ended) && details(.region, agreeWith: ended)
  }

  /// Both told, they have to be alike: exercise at home is not continued in a clinic.
  private func details(_ detail: Detail, agreeWith other: CareCourse) -> Bool {
    let (own, theirs) = (
      Set(mentions.compactMap { $0.choice(detail) }),
      Set(other.mentions.compactMap { $0.choice(detail) })
    )
    return own.isEmpty || theirs.isEmpty || !own.isDisjoint(with: theirs)
  }

  /// Another course of the kind whose days, or whose bare end, may be what was begun or ended.
  private func lies(between begun: CareCourse, _ ended: CareCourse) -> Bool {
    // "Is in PT", written between the two, tells of the same course.
    let isUnderWay = mentions.allSatisfy {
      $0.status == .ongoing && $0.begin == nil && $0.end == nil
    }
    guard assertion == .present, !isUnderWay, names(thatOf: begun),
      let first = begun.course.firstDay, let last = ended.course.lastDay
    else { return false }
    return [course.firstDay, course.lastDay].compactMap(\.self).contains {
      first < $0 && $0 < last
    }
  }

  /// `nil` where the length told does not fit the days.
  private func upTo(_ ended: CareCourse) -> CareCourse? {
    guard let first = course.firstDay, let last = ended.course.lastDay,
      last.days(since: first) <= (Medicines.concepts.contains(concept) ? 366 : 183),
      course.lastDay.map({ $0 <= last }) ?? true,
      let weeks = TreatmentCourse.weeks(from: first, to: last)
    else { return nil }
    let visits = ended.course.visits ?? course.visits
    // What a note calls six weeks lasted no longer, and cannot have lasted more than its days.
    let told = ended.course.weeks
    guard (told ?? weeks) <= weeks + 1,
      TreatmentCourse.agree(visits: visits, weeks: min(told ?? weeks, weeks)) != false
    else { return nil }
    var whole = self
    whole.mentions += ended.mentions
    whole.course = TreatmentCourse(from: first, to: last, visits: visits)
    whole.course.weeks = min(told ?? weeks, weeks)
    whole.course.isLastDayStated = ended.course.isLastDayStated
    return whole
  }

  private static let closing = PhraseTable<Bool>(lists: [
    (true, "complete | completed | completes | finished | finishing | discharged | d/c | d/c'd"),
    (true, "dc'd | ended | stopped | discontinued | graduated | quit | through | thru | until"),
    (true, "concluded | last visit | last session | final visit | final session"),
  ])
  /// Words by which it was not the first time.
  private static let anew = PhraseTable<Bool>(lists: [
    (true, "second | third | another | again | restart* | resum* | repeat* | additional"),
    (true, "new course | new round | new script"),
    (true, "returned to | back to | further | re-started | renewed | 2 nd | 3 rd"),
  ])
}

extension Mention {
  fileprivate func tells(_ phrases: PhraseTable<Bool>) -> Bool {
    let tokens = Tokenizer.tokens(of: Array(quote.text.utf8))
    return !phrases.matches(in: tokens, range: tokens.indices).isEmpty
  }
}
