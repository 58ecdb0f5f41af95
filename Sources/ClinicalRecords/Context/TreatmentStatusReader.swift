/// Finds how far a treatment had come, from the nearest word that governs it.
///
/// "Completed", "will start", "referred to" govern what follows; "was ordered", "without relief"
/// what stands before. Where nothing governs, the section decides: a plan orders, and elsewhere the
/// status is not stated.
enum TreatmentStatusReader {
  static let forwardTable = PhraseTable<TreatmentStatus>(lists: forward)
  static let backwardTable = PhraseTable<TreatmentStatus>(lists: backward)

  private static let forward: [(value: TreatmentStatus, phrases: String)] = [
    (.completed, "completed | finished | underwent | undergone | received | had | has had | tried"),
    (.completed, "has tried | s/p | status post | failed | has failed | failure of | after"),
    (
      .completed,
      "following | participated in | attended | did | has done | have done | done | trialed"
    ),
    (
      .completed,
      "d/c from | discharged from | exhausted | was given | treated with | treatment with"
    ),
    (.completed, "been treated with | tried and failed | responded to | treatments including"),
    (
      .completed,
      "treatment including | treatment includes | treatments include | despite | trial of"
    ),
    (.completed, "care including | measures including | care has included | treatment included"),
    (.completed, "relief from | relief with | improvement with | benefit from | no relief with"),
    (.completed, "no relief from | no improvement with | no improvement from | no benefit from"),
    (.completed, "no response to | no benefit with | without relief from | no lasting relief from"),
    (.completed, "no significant relief from | no better after | no improvement after"),
    (
      .completed,
      "helped by | not helped by | refractory to | conservative care: | performed | s/p a"
    ),
    (.completed, "treatment has included | management including | therapies including | trials of"),
    (.completed, "treatment for the current problem includes the following | has undergone"),
    (.completed, "modalities including | measures have included | has been through | went through"),
    (
      .completed,
      "past treatment | gave her | gave him | was prescribed and completed | relieved by"
    ),
    (
      .ongoing,
      "continues | continues with | continuing | continue | continued | currently | ongoing"
    ),
    (
      .ongoing,
      "is in | has been in | been in | is doing | been doing | attending | participates in"
    ),
    (
      .ongoing,
      "taking | takes | is on | has been on | been on | been taking | maintained on | uses"
    ),
    (
      .ongoing,
      "using | currently in | participating in | remains on | still in | does | been using"
    ),
    (.ongoing, "managed with | wears | wearing | is taking | currently taking | does take"),
    (.started, "started | began | initiated | has started | just started | has begun | restarted"),
    (
      .scheduled,
      "will | will start | start | begin | to start | to begin | scheduled for | is to start"
    ),
    (.scheduled, "to be given | to be given a trial of | to be started on | to receive"),
    (.scheduled, "going to start | scheduled | starting | plan to start | initiate | to initiate"),
    (
      .scheduled,
      "will begin | resume | will undergo | will be starting | going to | plans to start"
    ),
    (
      .ordered,
      "referred to | referred for | refer to | refer for | referral to | referral for | refer"
    ),
    (.ordered, "referral | referring | ordered | order | orders for | recommend | recommended"),
    (
      .ordered,
      "recommends | recommending | recommendation for | recommend trial of | advise | advised"
    ),
    (
      .ordered,
      "consider | considering | considered | candidate for | prescribed | prescription for"
    ),
    (.ordered, "rx for | rx | discussed | offered | plan | plan for | plan: | options include"),
    (.ordered, "options including | would benefit from | may benefit from | should | suggested"),
    (
      .ordered,
      "request | requesting | requested | pending | awaiting | authorization for | proceed with"
    ),
    (
      .ordered,
      "needs | need for | would like to try | would like | wants to try | pursue | will order"
    ),
    (.ordered, "encouraged | instructed | allowed access to | consideration for | should include"),
    (.ordered, "treatment will consist of | continued nonoperative management with | recommend a"),
    (
      .ordered, "wants | trial of pending | would recommend | set up for | set up | sent for | send"
    ),
    (
      .stoppedEarly,
      "stopped | had to stop | discontinued | quit | could not complete | d/c'd | dc'd"
    ),
    (.stoppedEarly, "unable to complete | did not complete | didn't complete | couldn't complete"),
    (.stoppedEarly, "could not continue | unable to continue | d/c"),
    (
      .contraindicated, "cannot take | can't take | can not take | unable to take | should not take"
    ),
    (.contraindicated, "contraindication to | not a candidate for | intolerant of | intolerant to"),
    (
      .contraindicated,
      "intolerant | allergic to | allergy to | could not tolerate | couldn't tolerate"
    ),
    (.contraindicated, "unable to tolerate | did not tolerate | didn't tolerate | cannot tolerate"),
    (
      .contraindicated, "can't tolerate | must avoid | avoid | avoids | avoiding | not able to take"
    ),
    (.contraindicated, "intolerance to | intolerance of | not tolerate | cannot use | no more"),
    (.contraindicated, "intolerant to any type of | not able to tolerate"),
    (.nonAdherent, "non-compliant with | noncompliant with | non-adherent to | nonadherent with"),
    (.nonAdherent, "did not attend | no-showed | no showed | not compliant with | not adherent to"),
    (.nonAdherent, "missed | never went to | never started | never attended | did not go to"),
    (.nonAdherent, "stopped attending"),
    (.declined, "declined | declines | refused | refuses | does not want | doesn't want"),
    (.declined, "not interested in | wishes to avoid | unwilling to | not willing to | decline"),
    (.never, "no | denies | never had | has not had | hasn't had | has not tried | never tried"),
    (.never, "without | has not | did not have | has never had | not had | not tried | no prior"),
    (.never, "did not require | not require | has never | never done | has not done | no formal"),
    (.never, "hasn't tried | not undergone | not yet tried | has yet to try | no previous"),
  ]

  private static let backward: [(value: TreatmentStatus, phrases: String)] = [
    (
      .completed, "completed | was completed | finished | tried | was tried | were tried | was done"
    ),
    (.completed, "failed | has failed | have failed | was performed | helped | has helped | given"),
    (
      .completed,
      "did not help | didn't help | without relief | w/o relief | no relief | no benefit"
    ),
    (
      .completed,
      "without benefit | no improvement | w/o benefit | without improvement | not effective"
    ),
    (
      .completed,
      "not helpful | not help | gave | provided | did help | goals not met | was helpful"
    ),
    (
      .completed,
      "were not effective | minimal relief | little relief | temporary relief | mild relief"
    ),
    (.completed, "with relief | good relief | some relief | excellent relief | partial relief"),
    (
      .completed,
      "w/o improvement | made it worse | made her worse | made him worse | was effective"
    ),
    (.completed, "which was effective | received | discharged | d/c goals | treatments completed"),
    (
      .completed,
      "without success | not successful | last year | in the past | years ago | ineffective"
    ),
    (
      .ongoing,
      "ongoing | continues | is ongoing | to date | currently | is helping | has been helping"
    ),
    (.ongoing, "not taking care of | not quite taking care of | not controlling | is controlling"),
    (.ongoing, "daily | on a daily basis | in progress"),
    (.started, "started | was started | begun | initiated | was initiated"),
    (
      .scheduled,
      "scheduled | is scheduled | to start | next week | next month | starts | will start"
    ),
    (.scheduled, "will begin | starting | to begin | was scheduled | start date"),
    (.ordered, "ordered | was ordered | were ordered | recommended | was recommended | rec'd"),
    (
      .ordered,
      "were recommended | is recommended | was prescribed | prescribed | pending | advised"
    ),
    (
      .ordered, "was discussed | were discussed | was offered | offered | suggested | was suggested"
    ),
    (.ordered, "referral | referral placed | authorized | was requested | requested | planned"),
    (.ordered, "was advised | to be scheduled | order placed | discussed | evaluate and treat"),
    (.ordered, "eval and treat"),
    (
      .stoppedEarly,
      "stopped | was stopped | discontinued | was discontinued | d/c'd | dc'd | d/ced"
    ),
    (
      .stoppedEarly,
      "not completed | visits exhausted | insurance visits exhausted | was not completed"
    ),
    (
      .stoppedEarly,
      "had to be stopped | aborted | had to stop | could not continue | d/c - | d/c due to"
    ),
    (
      .contraindicated, "contraindicated | is contraindicated | are contraindicated | not tolerated"
    ),
    (.contraindicated, "intolerance | intolerant | allergy | was not tolerated | causes | caused"),
    (.contraindicated, "could not be tolerated | not an option"),
    (.nonAdherent, "not attended | no show | no-show | noncompliance | non-compliance | missed"),
    (.declined, "declined | declines | refused | was declined | pt declines | patient declines"),
    (.declined, "patient declined | patient refuses | refuses"),
    (
      .never,
      ": none | : no | : never | never tried | not tried | was not done | not done | not yet"
    ),
    (
      .never, "has not been tried | have not been tried | not been tried | not been done | : denies"
    ),
  ]
}

extension MarkedNote {
  /// The status of the treatment at some tokens; `nil` where no word says.
  func treatmentStatus(of range: Range<Int>) -> TreatmentStatus? {
    guard let index = sentence(at: range.lowerBound) else { return nil }
    let clause = clause(around: range.lowerBound, in: index)
    let before = clause.lowerBound..<max(clause.lowerBound, range.lowerBound)
    let after = min(range.upperBound, clause.upperBound)..<clause.upperBound
    let leading = leadingStatus(before)
    let trailing = TreatmentStatusReader.backwardTable.matches(in: tokens, range: after).first?
      .value
    let section = sentences[index].section
    switch (leading, trailing) {
    case (let leading?, let trailing?): return Self.stronger(leading, trailing)
    case (let leading?, nil): return leading
    case (nil, let trailing?): return trailing
    case (nil, nil): return section == .plan ? .ordered : section == .medications ? .ongoing : nil
    }
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
    case (.ongoing, .completed): leading
    default: leading
    }
  }
}
