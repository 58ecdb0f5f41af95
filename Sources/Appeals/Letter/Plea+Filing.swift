import Claims
import ClinicalRecords

/// What the level, the filer and the haste of a letter ask for.
extension Plea {
  var filingGaps: [NotReady.Gap] {
    [appeal.otherMatter?.gap].compactMap(\.self)
      + filerGaps + upholdingGaps + urgencyGaps + serviceGaps + undecidedGaps
  }

  /// What the record says of harm by waiting, the reason that was given first; empty where no urgent
  /// decision is asked for.
  var urgency: [Fact] {
    guard let given = givenUrgency?.fact else { return [] }
    let facts = appeal.factsInPlace.all.filter { Self.urgent.contains($0.path) && $0.isSayable }
    let others = facts.filter { !$0.support.contains { given.support.contains($0) } }
    return [given] + others.prefix(Self.mostFacts - 1)
  }

  /// The chart alone counts: what the payer wrote is no record of the patient.
  private var givenUrgency: Urgency? {
    appeal.filing.expeditedReason.map { reason in
      Urgency(
        reason: reason, in: appeal.documents.filter { $0.name != appeal.denial?.document })
    }
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
    if let approval = decision.approval, decision.approvedPart == nil {
      return [.upholdingApproves(decision.document, line: approval.line)]
    }
    if let over = decision.exhaustion, kind == .secondAppeal {
      return [.appealsOver(decision.document, line: over.line)]
    }
    // "No further appeal" of a plan may stand beside the right to a review outside.
    let leadsOutside = decision.windows.contains { $0.value.purpose == .externalReview }
    if let end = decision.notAppealable, !leadsOutside {
      return [.notAppealable(decision.document, line: end.line)]
    }
    let denied = appeal.denial?.letterDay?.value
    return denied.map { day <= $0 } == true ? [.upholdingEarlier(decision.document)] : []
  }

  private var urgencyGaps: [NotReady.Gap] {
    guard let given = givenUrgency else { return [] }
    guard appeal.denial?.isPreService?.value != false, kind != .retroAuthorization else {
      return [.notUrgentAfterService]
    }
    return given.gaps
  }

  /// What the payer has not decided cannot be appealed; its questions can be answered.
  private var undecidedGaps: [NotReady.Gap] {
    if let denial = appeal.denial, let closing = denial.closing {
      return [.matterEnded(closing.kind, denial.document, line: closing.quote.line)]
    }
    if let pending = appeal.denial?.pending {
      return [.notYetDenied(pending.document, line: pending.line)]
    }
    return (appeal.denial?.notAppealable).map { [.notAppealable($0.document, line: $0.line)] } ?? []
  }

  /// What is still to come is asked for before it, not after.
  private var serviceGaps: [NotReady.Gap] {
    kind == .retroAuthorization && appeal.denial?.isPreService?.value == true
      ? [.serviceToCome] : []
  }
}
