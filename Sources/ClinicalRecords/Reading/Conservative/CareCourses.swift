import Claims

extension ChartMentions {
  /// Courses of one treatment for the part of the spine that is asked about.
  func courses(of concept: Concept) -> [CareCourse] {
    CareCourse.merging(
      of(concept).filter(isForThisEpisode).map { CareCourse($0, requestDay: request.day) })
  }

  /// Therapy for the shoulder, for the other end of the spine or after an earlier operation is none
  /// for this request.
  private func isForThisEpisode(_ mention: Mention) -> Bool {
    if mention.context.temporality == .historical,
      mention.details[.mode] == .choice("after surgery")
    {
      return false
    }
    guard case .choice(let region) = mention.details[.region] else { return true }
    switch region {
    case "back": return request.region != .cervical
    case "neck": return request.region != .lumbar
    default: return false
    }
  }

  var therapy: [CareCourse] { courses(of: PhysicalTherapy.concept) }
  var homeExercise: [CareCourse] { courses(of: HomeExercise.concept) }
  var chiropractic: [CareCourse] { courses(of: OtherTreatments.chiropractic) }

  /// Courses of medicines; what only stands in a list is none.
  var medicines: [CareCourse] {
    Medicines.concepts.flatMap { concept in
      CareCourse.merging(
        of(concept).filter { $0.details[.mode] != .choice("listed") || $0.outcome != nil }
          .map { CareCourse($0, requestDay: request.day) })
    }
  }
}

extension CareCourse {
  func hasMode(_ modes: String...) -> Bool {
    mentions.contains { mention in
      if case .choice(let mode) = mention.details[.mode] { modes.contains(mode) } else { false }
    }
  }

  /// At home or on a screen: no therapist was in the room.
  var isRemote: Bool { hasMode("home", "virtual") || concept == HomeExercise.concept }

  /// An evaluation and a visit are no course.
  var isTooShort: Bool {
    if let visits = course.visits, visits <= 2, course.weeks == nil { return true }
    return false
  }
}
