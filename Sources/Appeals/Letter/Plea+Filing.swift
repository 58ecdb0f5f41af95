import ClinicalRecords

/// What the level, the filer and the haste of a letter ask for.
extension Plea {
  var filingGaps: [NotReady.Gap] { filerGaps + upholdingGaps + urgencyGaps }

  /// What the record says of harm by waiting; empty where no urgent decision is asked for.
  var urgency: [Fact] {
    guard appeal.filing.isExpedited else { return [] }
    let facts = appeal.factsInPlace.all.filter { Self.urgent.contains($0.path) && $0.isSayable }
    return Array(facts.prefix(Self.mostFacts))
  }

  private static let urgent = Set(
    [
      "neuro.progressive_deficit", "neuro.progressive_deficit_two_exams",
      "neuro.progression_two_points", "neuro.bowel_bladder", "urgent.any_structural",
      "urgent.infection", "urgent.neoplasm", "urgent.unstable_fracture",
    ].map { FactPath($0) })

  private var filerGaps: [NotReady.Gap] {
    switch appeal.filing.filer {
    case .practice: kind.isMembers ? [.authorization] : []
    case .member(let isAuthorized): isAuthorized ? [] : [.authorization]
    }
  }

  private var upholdingGaps: [NotReady.Gap] {
    guard kind.answersUpholding else { return [] }
    guard let decision = appeal.upholding else { return [.noUpholding(level: kind.name)] }
    guard let day = decision.letterDay?.value, !decision.reasons.isEmpty else {
      return [.upholdingUnread(decision.document)]
    }
    if let approval = decision.approval {
      return [.upholdingApproves(decision.document, line: approval.line)]
    }
    let denied = appeal.denial?.letterDay?.value
    return denied.map { day <= $0 } == true ? [.upholdingEarlier(decision.document)] : []
  }

  private var urgencyGaps: [NotReady.Gap] {
    guard appeal.filing.isExpedited else { return [] }
    guard appeal.denial?.isPreService?.value != false else { return [.notUrgentAfterService] }
    return urgency.isEmpty ? [.noUrgency] : []
  }
}
