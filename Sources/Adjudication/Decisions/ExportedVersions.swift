import Claims

/// What successive exports said of one claim, oldest first, each from a day on.
///
/// An export has no date of its own. Its rows follow one another as they were loaded, but a row
/// decided earlier than one before it comes from an older export and goes before that; a row without
/// a decision (pending again) holds from the decision before it on. On one day the last row counts,
/// but a denial that was settled that day stays on record.
struct ExportedVersions {
  struct Version {
    var day: CalendarDay
    var claim: ExportedClaim

    /// What ``day`` is where the row does not tell when it was decided.
    var inferredDay: InferredDay? {
      guard claim.decidedDay == nil else { return nil }
      switch day {
      case claim.receivedDay: return .received
      case claim.serviceDay: return .service
      default: return .earlierRow
      }
    }
  }

  private(set) var versions: [Version] = []

  /// Of the first appeal on record: what was decided after it is no first denial.
  private let firstFiling: CalendarDay?

  /// - Parameters:
  ///   - exports: Of one claim number, in the order of loading.
  ///   - firstFiling: The day of the first appeal on record.
  init(_ exports: [ExportedClaim], firstFiling: CalendarDay?) {
    self.firstFiling = firstFiling
    for claim in Self.ordered(exports) {
      guard let day = claim.knownDay ?? versions.last?.day else { continue }
      let version = Version(day: max(day, versions.last?.day ?? day), claim: claim)
      if let last = versions.last, last.day == version.day, last.claim.status != .denied {
        versions.removeLast()
      }
      versions.append(version)
    }
  }

  private static func ordered(_ exports: [ExportedClaim]) -> [ExportedClaim] {
    var ordered: [ExportedClaim] = []
    for export in exports {
      let later = ordered.firstIndex { other in
        guard let day = export.decidedDay, let theirs = other.decidedDay else { return false }
        return day < theirs
      }
      ordered.insert(export, at: later ?? ordered.count)
    }
    return ordered
  }

  /// The place of the row that made the present denial: the first of the last rows that were denied
  /// for one category. A changed reason begins it anew, and so does a row corrected on its own day or
  /// one that gives the day which the row before it lacked.
  func denialIndex(by category: (ExportedClaim) -> DenialCategory) -> Int? {
    var first: Int?
    for (index, version) in versions.enumerated() where version.claim.status == .denied {
      if let found = first, category(versions[found].claim) == category(version.claim),
        versions[found].day < version.day, !(index == found + 1 && tellsTheDay(of: found, version))
      {
        continue
      }
      first = index
    }
    return first
  }

  private func tellsTheDay(of index: Int, _ later: Version) -> Bool {
    versions[index].inferredDay != nil && later.inferredDay == nil
      && firstFiling.map { later.day <= $0 } != false
  }

  /// What the rows from `start` on say of a denial of `category`.
  func trail(
    from start: Int, of category: DenialCategory, paidBefore: Money,
    by read: (ExportedClaim) -> DenialCategory
  ) -> [Observation] {
    versions[start...].compactMap { version in
      let claim = version.claim
      switch claim.status {
      case .pending, .other: return nil
      case .denied, .paid, .partial:
        let paid = max(.zero, (claim.paid ?? .zero) - paidBefore)
        return Observation(
          day: version.day, paid: claim.status == .denied ? .zero : paid,
          denied: claim.status == .paid ? .zero : claim.denied,
          isOfCategory: claim.status == .partial || read(claim) == category,
          patientShare: claim.patientResponsibility ?? .zero, isSettled: claim.status == .paid)
      }
    }
  }

  /// Pending again after a denial: the claim is with the payer, as after a replacement.
  func steps(from start: Int) -> [Outcome.Step] {
    versions[start...].filter { $0.claim.status == .pending }
      .map { Outcome.Step(day: $0.day, isVoid: false) }
  }

  func firstIndex(since day: CalendarDay) -> Int {
    versions.firstIndex { $0.day >= day } ?? versions.count
  }
}

extension ExportedClaim {
  /// What the row leaves unpaid of the charge, where it says what was paid.
  var denied: Money? {
    paid.map { max(.zero, billed - $0 - (patientResponsibility ?? .zero)) }
  }
}
