/// Finds how far a treatment had come, from the nearest word that governs it.
///
/// "Completed", "will start", "referred to" govern what follows; "was ordered", "without relief"
/// what stands before. Where nothing governs, the section decides: a plan orders, and elsewhere the
/// status is not stated.
enum TreatmentStatusReader {
  static let forwardTable = PhraseTable<TreatmentStatus>(lists: forward)
  static let backwardTable = PhraseTable<TreatmentStatus>(lists: backward)

  private static let forward: [(value: TreatmentStatus, phrases: String)] = [
    (.ordered, "authorized for | approved for | was authorized for | insurance authorized"),
    (.ordered, "insurance approved | try | to try | trial of | insurance denied | payer denied"),
    (.ordered, "denied coverage for | would not cover | did suggest | suggest | did recommend"),
    (.ordered, "to see | was to see | given a prescription for | referred to | referred for"),
    (.ordered, "refer to | refer for | referral to | referral for | refer | referral"),
    (.ordered, "referring | ordered | order | orders for | recommend | recommended | recommends"),
    (.ordered, "recommending | recommendation for | recommend trial of | advise | advised"),
    (.ordered, "consider | considering | considered | candidate for | prescribed"),
    (.ordered, "prescription for | rx for | rx | discussed | offered | plan | plan for | plan:"),
    (.ordered, "options include | options including | would benefit from | may benefit from"),
    (.ordered, "should | suggested | request | requesting | requested | pending | awaiting"),
    (.ordered, "authorization for | proceed with | needs | need for | would like to try"),
    (.ordered, "would like | wants to try | pursue | will order | encouraged | instructed"),
    (.ordered, "allowed access to | consideration for | should include"),
    (.ordered, "treatment will consist of | continued nonoperative management with"),
    (.ordered, "recommend a | wants | trial of pending | would recommend | set up for | set up"),
    (.ordered, "sent for | send"),
    (.completed, "prior treatments: | prior treatment: | previous treatments:"),
    (.completed, "treatments tried: | tried: | treatments to date: | treatment to date:"),
    (.completed, "conservative treatment: | failed treatments: | treatment to date includes"),
    (.completed, "to date includes | to date include | to date has included"),
    (.completed, "treatment to date included | took | treated | sought | has seen | seen for"),
    (.completed, "provided with | was provided with | gotten | went to | completed | finished"),
    (.completed, "underwent | undergone | received | had | has had | tried | has tried | s/p"),
    (.completed, "status post | failed | has failed | failure of | after | following"),
    (.completed, "participated in | attended | did | has done | have done | done | trialed"),
    (.completed, "d/c from | discharged from | exhausted | was given | treated with"),
    (.completed, "treatment with | been treated with | tried and failed | responded to"),
    (.completed, "treatments including | treatment including | treatment includes"),
    (.completed, "treatments include | despite | care including | measures including"),
    (.completed, "care has included | treatment included | relief from | relief with"),
    (.completed, "improvement with | benefit from | no relief with | no relief from"),
    (.completed, "no improvement with | no improvement from | no benefit from | no response to"),
    (.completed, "no benefit with | without relief from | no lasting relief from"),
    (.completed, "no significant relief from | no better after | no improvement after"),
    (.completed, "helped by | not helped by | refractory to | conservative care: | performed"),
    (.completed, "s/p a | treatment has included | management including | therapies including"),
    (.completed, "treatment for the current problem includes the following | has undergone"),
    (.completed, "modalities including | measures have included | has been through"),
    (.completed, "went through | past treatment | gave her | gave him"),
    (.completed, "was prescribed and completed | relieved by"),
    (.ongoing, "performs | performing | doing | refilled | dispensed | being prescribed"),
    (.ongoing, "is being prescribed | continues | continues with | continuing | continue"),
    (.ongoing, "continued | currently | ongoing | is in | has been in | been in | is doing"),
    (.ongoing, "been doing | attending | participates in | taking | takes | is on | has been on"),
    (.ongoing, "been on | been taking | maintained on | uses | using | currently in"),
    (.ongoing, "participating in | remains on | still in | been using | managed with | wears"),
    (.ongoing, "wearing | is taking | currently taking | does take"),
    (.never, "not yet had | has not yet had | have not yet had | not yet tried | not yet | no"),
    (.never, "denies | never had | has not had | hasn't had | has not tried | never tried"),
    (.never, "without | has not | did not have | has never had | not had | not tried | no prior"),
    (.never, "did not require | not require | has never | never done | has not done | no formal"),
    (.never, "hasn't tried | not undergone | has yet to try | no previous"),
    (.started, "placed on | was placed on | put on | was put on | started | began | initiated"),
    (.started, "has started | just started | has begun | restarted"),
    (
      .scheduled,
      "to be given | to be given a trial of | to be initiated | will return for | will take | will"
    ),
    (.scheduled, "will start | start | begin | to start | to begin | scheduled for"),
    (.scheduled, "is to start | going to start | scheduled | starting | plan to start"),
    (.scheduled, "initiate | to initiate | will begin | resume | will undergo"),
    (.scheduled, "will be starting | going to | plans to start"),
    (.nonAdherent, "did not show up for | did not show for | no show for | non-compliant with"),
    (.nonAdherent, "noncompliant with | non-adherent to | nonadherent with | did not attend"),
    (.nonAdherent, "no-showed | no showed | not compliant with | not adherent to | missed"),
    (.nonAdherent, "never went to | never started | never attended | did not go to"),
    (.nonAdherent, "stopped attending"),
    (.stoppedEarly, "stopped | had to stop | discontinued | quit | could not complete | d/c'd"),
    (.stoppedEarly, "dc'd | unable to complete | did not complete | didn't complete"),
    (.stoppedEarly, "couldn't complete | could not continue | unable to continue | d/c"),
    (.contraindicated, "cannot take | can't take | can not take | unable to take"),
    (.contraindicated, "should not take | contraindication to | not a candidate for"),
    (.contraindicated, "intolerant of | intolerant to | intolerant | allergic to | allergy to"),
    (.contraindicated, "could not tolerate | couldn't tolerate | unable to tolerate"),
    (.contraindicated, "did not tolerate | didn't tolerate | cannot tolerate | can't tolerate"),
    (.contraindicated, "must avoid | avoid | avoids | avoiding | not able to take"),
    (.contraindicated, "intolerance to | intolerance of | not tolerate | cannot use | no more"),
    (.contraindicated, "intolerant to any type of | not able to tolerate"),
    (.declined, "declined | declines | refused | refuses | does not want | doesn't want"),
    (.declined, "not interested in | wishes to avoid | unwilling to | not willing to | decline"),
  ]

  private static let backward: [(value: TreatmentStatus, phrases: String)] = [
    (.ordered, "deferred | was deferred | postponed | cancelled | canceled | on hold"),
    (.ordered, "encouraged | was encouraged | was denied by | denied by insurance"),
    (.ordered, "not authorized | has not started | not started | hasn't started"),
    (.ordered, "not yet started | not covered | ordered | was ordered | were ordered"),
    (.ordered, "recommended | was recommended | rec'd | were recommended | is recommended"),
    (.ordered, "was prescribed | prescribed | pending | advised | was discussed"),
    (.ordered, "were discussed | was offered | offered | suggested | was suggested | referral"),
    (.ordered, "referral placed | authorized | was requested | requested | planned"),
    (.ordered, "was advised | to be scheduled | order placed | discussed | evaluate and treat"),
    (.ordered, "eval and treat"),
    (.contraindicated, "upset her stomach | upset his stomach | contraindicated"),
    (.contraindicated, "is contraindicated | are contraindicated | not tolerated | intolerance"),
    (.contraindicated, "intolerant | allergy | was not tolerated | causes | caused"),
    (.contraindicated, "could not be tolerated | not an option"),
    (.completed, "made her | made him | made it | made pain | made symptoms"),
    (.completed, "made no difference | attended | underwent | : no relief | : no improvement"),
    (.completed, ": no benefit | : no help | : without | completed | was completed | finished"),
    (.completed, "tried | was tried | were tried | was done | failed | has failed | have failed"),
    (.completed, "was performed | helped | has helped | given | did not help | didn't help"),
    (.completed, "without relief | w/o relief | no relief | no benefit | without benefit"),
    (.completed, "no improvement | w/o benefit | without improvement | not effective"),
    (.completed, "not helpful | not help | gave | provided | did help | goals not met"),
    (.completed, "was helpful | were not effective | minimal relief | little relief"),
    (.completed, "temporary relief | mild relief | with relief | good relief | some relief"),
    (.completed, "excellent relief | partial relief | w/o improvement | made it worse"),
    (.completed, "made her worse | made him worse | was effective | which was effective"),
    (.completed, "received | discharged | d/c goals | treatments completed | without success"),
    (.completed, "not successful | last year | in the past | years ago | ineffective"),
    (.ongoing, "ongoing | continues | is ongoing | to date | currently | is helping"),
    (.ongoing, "has been helping | daily | on a daily basis | in progress"),
    (.ongoing, "not taking care of | not quite taking care of | not controlling | is controlling"),
    (.started, "started | was started | begun | initiated | was initiated"),
    (.scheduled, "scheduled | is scheduled | to start | next week | next month | starts"),
    (.scheduled, "will start | will begin | starting | to begin | was scheduled | start date"),
    (.stoppedEarly, "stopped | was stopped | discontinued | was discontinued | d/c'd | dc'd"),
    (.stoppedEarly, "d/ced | not completed | visits exhausted | insurance visits exhausted"),
    (.stoppedEarly, "was not completed | had to be stopped | aborted | had to stop"),
    (.stoppedEarly, "could not continue | d/c - | d/c due to"),
    (.nonAdherent, "not attended | no show | no-show | noncompliance | non-compliance | missed"),
    (.declined, "declined | declines | refused | was declined | pt declines | patient declines"),
    (.declined, "patient declined | patient refuses | refuses"),
    (.never, ": none | : no | : never | never tried | not tried | was not done | not done"),
    (.never, "not yet | has not been tried | have not been tried | not been tried"),
    (.never, "not been done | : denies"),
  ]
}

extension MarkedNote {
  /// The status of the treatment at some tokens; `nil` where no word says.
  func treatmentStatus(of range: Range<Int>) -> TreatmentStatus? {
    guard let index = sentence(at: range.lowerBound) else { return nil }
    let clause = clause(around: range.lowerBound, in: index)
    let before = clause.lowerBound..<max(clause.lowerBound, range.lowerBound)
    let window = treatmentWindow(of: range)
    let leading = leadingStatus(before)
    let trailing = trailingStatus(clause: clause, window: window)
    let section = sentences[index].section
    switch (section == .plan ? planned(leading, before: range) : leading, trailing) {
    case (let leading?, let trailing?): return Self.stronger(leading, trailing)
    case (let leading?, nil): return leading
    case (nil, let trailing?): return trailing
    case (nil, nil): return section == .plan ? .ordered : section == .medications ? .ongoing : nil
    }
  }

  /// The first word behind that governs; that it was stopped or declined counts from anywhere before
  /// the next treatment.
  private func trailingStatus(clause: Range<Int>, window: TreatmentWindow) -> TreatmentStatus? {
    let start = window.after.lowerBound
    let end = min(max(clause.upperBound, window.near.upperBound), window.after.upperBound)
    let table = TreatmentStatusReader.backwardTable
    let said = table.matches(in: tokens, range: start..<max(start, end)).map(\.value)
    // "Was prescribed; she attended ten sessions" was had.
    let near: TreatmentStatus? =
      switch said.first {
      case .ordered where said.contains(.completed): .completed
      case .started where said.contains(.ongoing): .ongoing
      default: said.first
      }
    let strong: Set<TreatmentStatus> = [.stoppedEarly, .declined, .nonAdherent]
    let far = table.matches(in: tokens, range: window.after).map(\.value)
    if let final = far.first(where: strong.contains) { return final }
    // "Ordered in March but not started."
    if near == nil, far.last == .ordered { return .ordered }
    return near
  }

  /// In a plan "after the injection" speaks of one to come.
  private func planned(_ status: TreatmentStatus?, before range: Range<Int>) -> TreatmentStatus? {
    guard status == .completed else { return status }
    let words = tokens[max(0, range.lowerBound - 8)..<range.lowerBound]
    return words.contains { ["after", "following", "once"].contains($0.text) } ? .ordered : status
  }

  /// The last word that governs; "never tried" and "has not completed" are never.
  private func leadingStatus(_ range: Range<Int>) -> TreatmentStatus? {
    let found = TreatmentStatusReader.forwardTable.matches(in: tokens, range: range)
    guard let last = found.last else { return nil }
    if last.value == .completed || last.value == .ongoing, found.count > 1 {
      let before = found[found.count - 2]
      if before.value == .never, last.tokens.lowerBound - before.tokens.upperBound <= 1 {
        return .never
      }
    }
    return last.value
  }

  /// Of a word before and a word after, the one that tells what became of the treatment.
  private static func stronger(_ leading: TreatmentStatus, _ trailing: TreatmentStatus)
    -> TreatmentStatus
  {
    switch (leading, trailing) {
    case (.contraindicated, _), (.declined, _), (.never, _), (.nonAdherent, _): leading
    case (_, .contraindicated), (_, .declined), (_, .never), (_, .stoppedEarly): trailing
    case (.ordered, .completed), (.ordered, .ongoing), (.started, .completed): trailing
    case (.scheduled, .completed): leading
    case (.ongoing, .completed): leading
    default: leading
    }
  }
}
