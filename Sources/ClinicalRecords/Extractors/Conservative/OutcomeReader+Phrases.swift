/// The words that say what a treatment did.
extension OutcomeReader {
  /// Behind the treatment.
  static let phrases = PhraseTable<TreatmentOutcome>(lists: [
    (.none, "response: none | response: poor | relief: none | result: none | outcome: none"),
    (.partial, "response: minimal | response: partial | response: fair | response: mild"),
    (.partial, "relief: minimal | relief: partial | relief: mild | response: some"),
    (.good, "response: good | response: excellent | relief: good | relief: excellent"),
    (.none, "nil | nil relief | zero relief | nothing | ( none )"),
    (.none, "s relief | s benefit | s improvement | did not do much | 0 relief"),
    (.none, "did not work | didn't work | not work | not working | has not worked | failed"),
    (.none, "ineffective | unsuccessful | to no avail | goals not met | not met | no help"),
    (
      .none,
      "did nothing | neither made a dent | made no dent | did not make a dent | no lasting help"
    ),
    (.none, "no change | unchanged | no better | refractory | persistent symptoms | persisted"),
    (.good, "relief | improvement | benefit | helped | help | helping | helps | effective"),
    (.good, "helpful | improved | relieved | response | responded | success | successful"),
    (.good, "worked well | worked | goals met | excellent | beneficial | better | effect"),
    (.good, "resolved"),
    (.partial, "some relief | mild relief | partial relief | moderate relief | modest relief"),
    (.partial, "minimal relief | little relief | slight relief | limited relief"),
    (.partial, "min benefit | min improvement | min improve | partial response"),
    (.partial, "minimal benefit | some improvement | mild improvement | slight improvement"),
    (.partial, "minimal improvement | some benefit | limited benefit | partial benefit"),
    (.partial, "helped some | helps some | modest improvement | helped a little"),
    (.partial, "helps a little | little benefit | partial | mildly helpful | somewhat helpful"),
    (.partial, "minimally effective | partially effective | helped somewhat"),
    (.partial, "sl help | slight help | sl relief | slight benefit | min relief | minimal help"),
    (.partial, "little improvement | limited improvement | partial improvement"),
    (.transient, "temporary relief | transient relief | short-term relief | brief relief"),
    (.transient, "temporary | transient | transiently | temporarily | short-lived | briefly"),
    (.transient, "wore off | pain returned | recurrence | recurrent symptoms"),
    (.transient, "symptoms returned | only temporarily | temporary benefit"),
    (.transient, "temporary improvement | initial relief | helped initially | helpful initially"),
    (.transient, "relief initially | pain recurred"),
    (.worse, "worse | made it worse | worse with | worsened symptoms | worsened pain"),
    (.worse, "aggravated | exacerbated | increased pain | more pain | increased symptoms"),
    (.worse, "flared | aggravation | made worse"),
  ])

  /// Before the treatment: "no relief from PT", "failed NSAIDs".
  static let leading = PhraseTable<TreatmentOutcome>(lists: [
    (.none, "failed | has failed | failure of | tried and failed | refractory to | despite"),
    (.none, "no relief from | no relief with | no improvement with | no benefit from"),
    (.none, "no response to | no improvement from | no improvement after | no relief after"),
    (.none, "not helped by | without relief from | not improved with | no benefit with"),
    (.none, "unresponsive to | no lasting relief from | no significant relief from"),
    (.none, "no better after | no relief w/ | no benefit w/ | no improvement w/"),
    (.good, "good relief with | good relief from | helped by | relieved by | improved with"),
    (.good, "relief with | relief from | responded to | improvement with"),
    (.partial, "minimal relief from | minimal relief with | some relief with | some relief from"),
    (.partial, "little relief from | partial relief from | partial relief with"),
    (.partial, "mild relief from | minimal relief w/ | some relief w/ | partial relief w/"),
    (.transient, "temporary relief from | temporary relief with | transient relief from"),
    (.worse, "worse with | worse after | worsened with | aggravated by"),
  ])
}
