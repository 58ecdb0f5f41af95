import Claims

/// What is planned, how far it goes, and what was said of other operations.
///
/// These paths ask what the plan is, so a plan that is written fills them; what was done is elsewhere.
struct SurgicalPlanFacts: FactBuilder {
  static let notIndicated = FactPath("plan.surgery_not_indicated_or_declined")
  static let lastResort = FactPath("plan.last_resort")
  static let counselling = FactPath("plan.revision_counselling")
  static let pars = FactPath("plan.pars_resection")
  static let corpectomy = FactPath("plan.corpectomy_third")
  static let facets = FactPath("plan.facetectomy_extent_qualifies")

  let paths = [notIndicated, lastResort, counselling, pars, corpectomy, facets]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let removal = mentions.of(.boneRemoval)
    let planned = { (part: String) in removal.filter { $0.choice == part } }
    return [
      notIndicated(mentions), Weighing(mentions.of(.lastResort))?.fact(Self.lastResort),
      Weighing(mentions.of(.revisionCounselling))?.fact(Self.counselling),
      pars(planned("pars")), extent(Self.facets, planned("facet"), isEnough: Self.isWide),
      extent(Self.corpectomy, planned("body")) { ($0.number(.boneShare) ?? 0) >= 33.3 },
    ].compactMap(\.self)
  }

  /// A later plan for an operation other than stimulation contradicts it.
  private func notIndicated(_ mentions: ChartMentions) -> Fact? {
    let said = mentions.of(.surgeryNotIndicated) + mentions.of(.surgeryDeclined)
    guard let weighed = Weighing(said) else { return nil }
    var fact = weighed.fact(Self.notIndicated)
    let latest = weighed.support.compactMap(\.noteDay).max()
    let planned = mentions.of(.plannedProcedure).filter { plan in
      guard plan.context.assertion == .planned, plan.choice != "spinal cord stimulator" else {
        return false
      }
      guard let latest, let day = plan.noteDay else { return true }
      return day >= latest
    }
    if weighed.assertion == .present, !planned.isEmpty {
      fact.isConflict = true
      fact.against += planned.quotes
    }
    return fact
  }

  private func pars(_ planned: [Mention]) -> Fact? {
    planned.isEmpty
      ? nil
      : Fact(
        Self.pars, .truth(true), lastDay: planned.compactMap(\.noteDay).max(),
        level: planned.first?.levels.first, support: planned.quotes)
  }

  /// Over half of both facets, or three quarters of one.
  private static func isWide(_ removal: Mention) -> Bool {
    guard let extent = removal.number(.boneShare) else { return false }
    if extent >= 75 { return true }
    let isMore = extent > 50 || (extent == 50 && removal.details[Detail("extent bound")] != nil)
    return removal.side == .bilateral && isMore
  }

  /// Without its share written the extent is open.
  private func extent(_ path: FactPath, _ planned: [Mention], isEnough: (Mention) -> Bool) -> Fact?
  {
    guard !planned.isEmpty else { return nil }
    let day = planned.compactMap(\.noteDay).max()
    let enough = planned.filter(isEnough)
    if let first = enough.first {
      return Fact(
        path, .truth(true), lastDay: day, level: first.levels.first, support: enough.quotes)
    }
    let stated = planned.filter { $0.details[.boneShare] != nil }
    guard stated.isEmpty else {
      return Fact(
        path, .truth(false), assertion: .absent, lastDay: day, support: stated.quotes)
    }
    return Fact(path, assertion: .possible, lastDay: day, support: planned.quotes)
  }
}
