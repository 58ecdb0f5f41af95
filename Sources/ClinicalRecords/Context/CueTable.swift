/// The cues by which a sentence says no, maybe, if, will, once and whose.
enum CueTable {
  enum Direction: Sendable, Hashable { case forward, backward }

  struct Entry: Sendable, Hashable {
    let cue: Cue
    let direction: Direction

    init(_ cue: Cue, _ direction: Direction = .forward) {
      self.cue = cue
      self.direction = direction
    }
  }

  static let phrases = PhraseTable<Entry>(
    lists: negation + doubt + plans + times + persons + pseudo + ends)

  private typealias List = (value: Entry, phrases: String)

  private static let negation: [List] = [
    (
      Entry(.negated),
      "no | not | denies | denied | denying | deny | without | w/o | never | neither"
    ),
    (
      Entry(.negated),
      "nor | negative for | neg for | absence of | absent | free of | lack of | lacks"
    ),
    (
      Entry(.negated),
      "no evidence of | no sign of | no signs of | no complaints of | no history of"
    ),
    (Entry(.negated), "does not have | doesn't have | did not have | has not had | hasn't had"),
    (
      Entry(.negated),
      "doesn't | didn't | isn't | aren't | wasn't | hasn't | haven't | don't | won't"
    ),
    (Entry(.negated), "fails to reveal | failed to reveal | rules out | ruled out for | neg"),
    (Entry(.negated), "non | unremarkable for | negative"),
    (Entry(.negated, .backward), "is negative | are negative | was negative | were negative"),
    (Entry(.negated, .backward), "is absent | are absent | was ruled out | were ruled out"),
    (Entry(.negated, .backward), "has been ruled out | have been ruled out | ruled out"),
    (Entry(.negated, .backward), "were denied | was denied | is denied | are denied | : negative"),
    (
      Entry(.negated, .backward), ": no | : none | : denies | : denied | : absent | : never | : neg"
    ),
    (
      Entry(.negated, .backward),
      "not present | not seen | not identified | not noted | not appreciated"
    ),
    (
      Entry(.negated, .backward),
      "is unlikely | unlikely | not detected | not evident | not demonstrated"
    ),
    (
      Entry(.negated, .backward), "no longer present | is no longer present | are no longer present"
    ),
    (Entry(.negated, .backward), "not observed | not elicited | not found | not visualized"),
    (
      Entry(.declined, .backward),
      "declined | refused | declines | refuses | was declined | pt declines"
    ),
    (
      Entry(.declined),
      "declined | refused | declines | refuses | not interested in | not willing to"
    ),
    (Entry(.declined), "does not want | doesn't want | did not want | wishes to avoid | unwilling"),
  ]

  private static let doubt: [List] = [
    (Entry(.possible), "cannot rule out | can't rule out | cannot exclude | can't exclude | r/o"),
    (Entry(.possible), "could not rule out | could not exclude | not ruled out | rule out"),
    (
      Entry(.possible),
      "to exclude | to rule out | cannot be sure of | may represent | might represent"
    ),
    (Entry(.possible), "could represent | may be | might be | could be | possible | possibly"),
    (Entry(.possible), "probable | probably | likely | suspect* | suspicious for | suspicion of"),
    (
      Entry(.possible),
      "concern for | concerning for | concerned about | questionable | ? | equivocal"
    ),
    (
      Entry(.possible),
      "suggestive of | suggests | suggesting | suggest | worrisome for | appears to have"
    ),
    (Entry(.possible), "differential | versus | vs | borderline | perhaps | presumed | +/-"),
    (Entry(.possible), "provisional diagnosis | working diagnosis | preliminary diagnosis"),
    (Entry(.possible), "possibility of | compatible with possible | not excluded"),
    (Entry(.possible, .backward), "cannot be excluded | can't be excluded | cannot be ruled out"),
    (
      Entry(.possible, .backward),
      "can not be excluded | not excluded | is suspected | was suspected"
    ),
    (
      Entry(.possible, .backward),
      "is possible | is questionable | is likely | not ruled out | suspected"
    ),
    (Entry(.possible, .backward), "could not be excluded | could not be ruled out | ?"),
    (Entry(.conditional), "if | should the patient | should he | should she | should symptoms"),
    (
      Entry(.conditional),
      "in case of | in the event | unless | return for | call for | when and if"
    ),
    (Entry(.conditional), "return if | call if | risk of | risks of | risks include | watch for"),
    (
      Entry(.conditional),
      "warning signs | precautions | risks including | risk for | complications include"
    ),
    (Entry(.conditional), "complications including | could result in | can result in"),
  ]

  private static let plans: [List] = [
    (Entry(.planned), "will | shall | plan | plans to | planning | planned | plan for | recommend"),
    (Entry(.planned), "recommends | recommended | recommending | would recommend | referred to"),
    (
      Entry(.planned),
      "referred for | refer to | refer for | referral to | referral for | referring"
    ),
    (Entry(.planned), "referral | schedule | scheduled | scheduled for | to be scheduled | order"),
    (
      Entry(.planned),
      "ordered | ordering | consider | considering | candidate for | considered for"
    ),
    (
      Entry(.planned),
      "would like to | would like | wants to | going to | is to | to start | to begin"
    ),
    (
      Entry(.planned),
      "advise | advised | pending | awaiting | requesting | request | authorization"
    ),
    (
      Entry(.planned),
      "offered | discussed | options include | options including | may benefit from"
    ),
    (
      Entry(.planned),
      "would benefit from | should | suggested | prescription for | rx for | pursue"
    ),
    (Entry(.planned), "start | begin | initiate | encouraged | encourage | instructed to | await"),
    (
      Entry(.planned, .backward),
      "recommended | was recommended | is recommended | is planned | rec'd"
    ),
    (
      Entry(.planned, .backward),
      "was ordered | were ordered | ordered | is scheduled | was scheduled"
    ),
    (Entry(.planned, .backward), "will be | pending | was suggested | was advised | was discussed"),
    (
      Entry(.planned, .backward),
      "were discussed | was offered | offered | to start | to be | next week"
    ),
    (
      Entry(.planned, .backward),
      "next month | authorized | was requested | were recommended | planned"
    ),
    (Entry(.planned, .backward), "scheduled"),
  ]

  private static let times: [List] = [
    (
      Entry(.historical),
      "history of | h/o | hx of | hx | s/p | status post | previous | previously"
    ),
    (Entry(.historical), "prior | past | in the past | remote | old | former | formerly | used to"),
    (
      Entry(.historical, .backward),
      "in the past | years ago | previously | in childhood | remotely"
    ),
    (
      Entry(.resolved),
      "resolved | resolution of | no longer has | no longer having | healed | cured of"
    ),
    (Entry(.resolved), "no longer experiences | no longer complains of | recovered from"),
    (Entry(.resolved, .backward), "resolved | has resolved | have resolved | now patent | is gone"),
    (Entry(.resolved, .backward), "now resolved | completely resolved | went away | has cleared"),
    (Entry(.resolved, .backward), "since resolved | subsided | has subsided | previously"),
    (Entry(.recent), "recent | recently | new onset | new | newly"),
    (Entry(.recent, .backward), "recently | last week"),
  ]

  private static let persons: [List] = [
    (
      Entry(.family),
      "mother | father | brother | sister | grandmother | grandfather | aunt | uncle"
    ),
    (
      Entry(.family),
      "family history | fh | fhx | siblings | parents | cousin | mom | dad | sibling"
    ),
    (Entry(.family), "family history of | mother's | father's | brother's | sister's | family hx"),
    (Entry(.other), "husband | wife | spouse | partner | roommate | friend | coworker | boyfriend"),
    (
      Entry(.other),
      "girlfriend | son | daughter | household member | husband's | wife's | neighbor"
    ),
    (Entry(.family, .backward), "in his mother | in her mother | in his father | in her father"),
    (Entry(.family, .backward), "in mother | in father | in the family | in brother | in sister"),
    (Entry(.family, .backward), "in a brother | in a sister | runs in the family | in her sister"),
    (Entry(.family, .backward), "in his brother | in her brother | in his sister"),
  ]

  /// Words with a cue in them that deny, doubt or plan nothing about what follows.
  private static let pseudo: [List] = [
    (Entry(.pseudo), "not only | no longer | no change | no increase | not necessarily | no doubt"),
    (
      Entry(.pseudo), "no relief | no improvement | no benefit | no response | no help | no success"
    ),
    (Entry(.pseudo), "no significant relief | no significant improvement | no lasting relief"),
    (
      Entry(.pseudo),
      "no long-term relief | no sustained relief | no real relief | no meaningful relief"
    ),
    (Entry(.pseudo), "without relief | without benefit | without improvement | without success"),
    (Entry(.pseudo), "w/o relief | w/o benefit | w/o improvement | without significant relief"),
    (Entry(.pseudo), "without significant improvement | without lasting relief | without response"),
    (Entry(.pseudo), "without any significant relief | without any relief | without much relief"),
    (Entry(.pseudo), "without long-term relief | without help | no better | no different"),
    (
      Entry(.pseudo),
      "not better | not helped | not help | not helping | not helpful | not effective"
    ),
    (Entry(.pseudo), "not improve | not improved | not responded | not respond | not relieved"),
    (
      Entry(.pseudo),
      "not been effective | not been helpful | not been very effective | not very effective"
    ),
    (
      Entry(.pseudo),
      "didn't help | hasn't helped | didn't work | not work | not worked | not resolved"
    ),
    (
      Entry(.pseudo),
      "not tolerate | not tolerated | couldn't tolerate | doesn't help | haven't helped"
    ),
    (Entry(.pseudo), "not provide | not provided | not yielded | not give | not given | not gave"),
    (
      Entry(.pseudo),
      "not changed | no further | not certain whether | not know | no new | goals not met"
    ),
    (Entry(.pseudo), "not met | negative pressure | non steroidal | nonsteroidal | non operative"),
    (Entry(.pseudo), "non surgical | non narcotic | non opioid | non compliant | non adherent"),
    (Entry(.pseudo), "no restrictions | not limited to | if any | no more than | not more than"),
    (
      Entry(.pseudo),
      "not significantly improved | not significantly better | not significantly help"
    ),
    (Entry(.pseudo), "prior to | no problem | no problems with | without complication*"),
    (
      Entry(.pseudo),
      "without difficulty | without incident | old age | year old | years old | yr old"
    ),
    (Entry(.pseudo), "month old | lives with | accompanied by | next to | non-radiating"),
    (
      Entry(.pseudo),
      "goodwill | will power | last will | planned parenthood | in order to | in order"
    ),
    (Entry(.pseudo), "more likely than not | care plan | no matter | not all | whether or not"),
  ]

  private static let ends: [List] = [
    (Entry(.ends), "but | however | although | though | except | except for | other than | yet"),
    (
      Entry(.ends),
      "aside from | apart from | whereas | while | who | which | despite | nevertheless"
    ),
    (Entry(.ends), "because | since | until | still | otherwise | then | therefore | so | instead"),
    (Entry(.ends), "with the exception of | besides | though she | though he | ; | secondary to"),
  ]
}
