import Claims

/// Strength of the same muscle and side on two dated examinations.
struct MotorProgress {
  let worsened: Bool
  /// Whether some muscle is weaker by more than examiners differ.
  private let isClear: Bool
  let first: [Mention]
  let last: [Mention]
  /// "5/5 throughout", said with the later grade or after it.
  private let against: [Mention]

  /// - Returns: `nil` unless at least one muscle of one side was graded on two days.
  init?(_ strengths: [Mention], _ exams: StrengthExams) {
    struct Muscle: Hashable {
      let name: String
      let side: Side?
    }
    var byMuscle: [Muscle: [(day: CalendarDay, grade: MotorGrade, mention: Mention)]] = [:]
    for mention in strengths {
      guard case .motor(let grade) = mention.value, let day = mention.statedDay,
        let name = mention.choice(.muscle), name != "all", name != "all other"
      else { continue }
      byMuscle[Muscle(name: name, side: mention.side), default: []].append((day, grade, mention))
    }
    var fell: (Mention, Mention)?
    var slipped: (Mention, Mention)?
    var held: (Mention, Mention)?
    for muscle in byMuscle.keys.sorted(by: {
      ($0.name, $0.side?.rawValue ?? "") < ($1.name, $1.side?.rawValue ?? "")
    }) {
      var graded = (byMuscle[muscle] ?? []).sorted { $0.day < $1.day }
      // A later grade without its side fell, whichever it is of, below the weaker side before.
      if muscle.side == nil, let last = graded.last {
        let sided = byMuscle.filter { $0.key.name == muscle.name && $0.key.side != nil }
          .flatMap(\.value).filter { $0.day < last.day }
        if let weakest = sided.min(by: { $0.grade < $1.grade }), last.grade < weakest.grade {
          graded = [weakest, last]
        }
      }
      guard let early = graded.first, let late = graded.last, late.day > early.day else { continue }
      if late.grade.isClearly(below: early.grade) {
        fell = fell ?? (early.mention, late.mention)
      } else if late.grade < early.grade {
        slipped = slipped ?? (early.mention, late.mention)
      } else {
        held = held ?? (early.mention, late.mention)
      }
    }
    guard let pair = fell ?? slipped ?? held else { return nil }
    worsened = fell != nil || slipped != nil
    isClear = fell != nil || slipped == nil
    first = [pair.0]
    last = [pair.1]
    against = worsened ? exams.takingBack(pair.1) : []
  }

  func fact(_ path: FactPath) -> Fact {
    Fact(
      path, .truth(worsened),
      assertion: !isClear ? .possible : worsened ? .present : .absent,
      firstDay: first.first?.statedDay, lastDay: last.first?.statedDay, side: last.oneSide,
      isConflict: !against.isEmpty, support: (first + last).quotes, against: against.quotes)
  }
}
