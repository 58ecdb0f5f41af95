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
    (Entry(.negated), "no suspicion of | no suspicion for | no concern for | not yet"),
    (Entry(.negated), "has not yet | have not yet | hasn't yet | no | not | denies | denied"),
    (Entry(.negated), "denying | deny | without | w/o | never | neither | nor | negative for"),
    (Entry(.negated), "neg for | absence of | absent | free of | lack of | lacks"),
    (Entry(.negated), "no evidence of | no sign of | no signs of | no complaints of"),
    (Entry(.negated), "no history of | does not have | doesn't have | did not have"),
    (Entry(.negated), "has not had | hasn't had | doesn't | didn't | isn't | aren't | wasn't"),
    (Entry(.negated), "hasn't | haven't | don't | won't | fails to reveal | failed to reveal"),
    (Entry(.negated), "rules out | ruled out for | neg | non | unremarkable for | negative"),
    (Entry(.negated), "not due to | not because of"),
    (Entry(.negated, .backward), "none | is negative | are negative | was negative"),
    (Entry(.negated, .backward), "were negative | is absent | are absent | was ruled out"),
    (Entry(.negated, .backward), "were ruled out | has been ruled out | have been ruled out"),
    (Entry(.negated, .backward), "ruled out | were denied | was denied | is denied | are denied"),
    (Entry(.negated, .backward), ": negative | : no | : none | : denies | : denied | : absent"),
    (Entry(.negated, .backward), ": never | : neg | not present | not seen | not identified"),
    (Entry(.negated, .backward), "not noted | not appreciated | not detected | not evident"),
    (Entry(.negated, .backward), "not demonstrated | not observed | not elicited | not found"),
    (Entry(.negated, .backward), "not visualized | are negated | is negated | was negated"),
    (Entry(.declined, .backward), "declined | refused | declines | refuses | was declined"),
    (Entry(.declined, .backward), "pt declines"),
    (Entry(.declined), "declined | refused | declines | refuses | not interested in"),
    (Entry(.declined), "not willing to | does not want | doesn't want | did not want"),
    (Entry(.declined), "wishes to avoid | unwilling"),
  ]

  private static let doubt: [List] = [
    (Entry(.possible), "may have | might have | could have | low suspicion for"),
    (Entry(.possible), "low suspicion of | low likelihood of | unlikely | is unlikely | vs"),
    (Entry(.possible), "versus | whether | cannot rule out | can't rule out | cannot exclude"),
    (Entry(.possible), "can't exclude | r/o | could not rule out | could not exclude"),
    (Entry(.possible), "not ruled out | rule out | to exclude | to rule out | cannot be sure of"),
    (Entry(.possible), "may represent | might represent | could represent | may be | might be"),
    (Entry(.possible), "could be | possible | possibly | probable | probably | likely"),
    (Entry(.possible), "suspect* | suspicious for | suspicion of | concern for | concerning for"),
    (Entry(.possible), "concerned about | questionable | ? | equivocal | suggestive of"),
    (Entry(.possible), "suggests | suggesting | suggest | worrisome for | appears to have"),
    (Entry(.possible), "differential | borderline | perhaps | presumed | possibility of"),
    (Entry(.possible), "compatible with possible | not excluded | evaluate for | assess for"),
    (Entry(.possible), "correlate for | correlation for | correlate clinically for"),
    (Entry(.possible), "to evaluate for | to assess for | eval for | question of | likely due to"),
    (Entry(.possible), "probably due to | possibly due to | may be due to | might be due to"),
    (Entry(.possible), "could be due to | perhaps due to | presumably due to"),
    (Entry(.possible, .backward), "cannot be excluded | can't be excluded | cannot be ruled out"),
    (Entry(.possible, .backward), "can not be excluded | not excluded | is suspected"),
    (Entry(.possible, .backward), "was suspected | is possible | is questionable | is likely"),
    (Entry(.possible, .backward), "not ruled out | suspected | could not be excluded"),
    (Entry(.possible, .backward), "could not be ruled out | ?"),
    (Entry(.conditional), "if | should the patient | should he | should she | should symptoms"),
    (Entry(.conditional), "in case of | in the event | unless | return for | call for"),
    (Entry(.conditional), "when and if | return if | call if | risk of | risks of"),
    (Entry(.conditional), "risks include | watch for | warning signs | precautions"),
    (Entry(.conditional), "risks including | risk for | complications include"),
    (Entry(.conditional), "risks , including | risks , such | risks such | the risks , benefits"),
    (Entry(.conditional), "risks , which | complications , including | complications such"),
    (Entry(.conditional), "risks were discussed | risks discussed | risks explained"),
    (Entry(.conditional), "risks : | complications : | r/b/a | r/b | rba | rbas | r/b/a's"),
    (
      Entry(.conditional),
      "do not document | does not document | no documentation of | fail to document"
    ),
    (Entry(.conditional), "fails to document | failed to document | not documented"),
    (Entry(.conditional), "risks reviewed | risks were reviewed | risks and complications"),
    (Entry(.conditional), "the risks | risks ( | risks incl | risks including"),
    (Entry(.conditional), "reviewed risks | potential complications | possible complications"),
    (Entry(.conditional), "risks/benefits | risks , benefits | risks and benefits"),
    (Entry(.conditional), "understands that he could | understands that she could"),
    (Entry(.conditional), "understands he could | understands she could"),
    (Entry(.conditional), "complications including | could result in | can result in"),
  ]

  private static let plans: [List] = [
    (Entry(.planned), "will | shall | plan | plans to | planning | planned | plan for"),
    (Entry(.planned), "recommend | recommends | recommended | recommending | would recommend"),
    (Entry(.planned), "referred to | referred for | refer to | refer for | referral to"),
    (Entry(.planned), "referral for | referring | referral | schedule | scheduled"),
    (Entry(.planned), "scheduled for | to be scheduled | order | ordered | ordering | consider"),
    (Entry(.planned), "considering | candidate for | considered for | would like to"),
    (Entry(.planned), "would like | wants to | going to | is to | to start | to begin | advise"),
    (Entry(.planned), "advised | pending | awaiting | requesting | request | authorization"),
    (Entry(.planned), "offered | discussed | options include | options including"),
    (Entry(.planned), "may benefit from | would benefit from | should | suggested"),
    (Entry(.planned), "would do well with | would be well served by | best served by"),
    (Entry(.planned), "prescription for | rx for | pursue | start | begin | initiate"),
    (Entry(.planned), "encouraged | encourage | instructed to | await | must be | must have"),
    (Entry(.planned), "rfa for | request for authorization for"),
    (Entry(.planned), "must show | must document"),
    (Entry(.planned, .backward), "recommended | was recommended | is recommended | is planned"),
    (Entry(.planned, .backward), "rec'd | was ordered | were ordered | ordered | is scheduled"),
    (Entry(.planned, .backward), "was scheduled | will be | pending | was suggested"),
    (Entry(.planned, .backward), "was advised | was discussed | were discussed | was offered"),
    (Entry(.planned, .backward), "offered | to start | to be | next week | next month"),
    (Entry(.planned, .backward), "authorized | was requested | were recommended | planned"),
    (Entry(.planned, .backward), "scheduled"),
  ]

  private static let times: [List] = [
    (Entry(.historical), "history of | h/o | hx of | hx | s/p | status post | previous"),
    (Entry(.historical), "previously | prior | past | in the past | remote | old | former"),
    (Entry(.historical), "formerly | used to"),
    (Entry(.historical, .backward), "in the past | years ago | previously | in childhood"),
    (Entry(.historical, .backward), "remotely"),
    (Entry(.resolved), "resolved | resolution of | no longer has | no longer having | healed"),
    (
      Entry(.resolved),
      "cured of | no longer experiences | no longer complains of | no longer reports"
    ),
    (Entry(.resolved), "recovered from"),
    (Entry(.resolved, .backward), "resolved | has resolved | have resolved | now patent"),
    (Entry(.resolved, .backward), "is gone | now resolved | completely resolved | went away"),
    (Entry(.resolved, .backward), "has cleared | since resolved | subsided | has subsided"),
    (Entry(.resolved, .backward), "no longer seen | no longer present | no longer evident"),
    (Entry(.resolved, .backward), "no longer visualized | no longer identified"),
    (Entry(.resolved, .backward), "previously"),
    (Entry(.recent), "recent | recently | new onset | new | newly"),
    (Entry(.recent, .backward), "recently | last week"),
  ]

  private static let persons: [List] = [
    (Entry(.family), "mum | mum's | grandma | grandpa"),
    (Entry(.family), "mother | father | brother | sister | grandmother | grandfather | aunt"),
    (Entry(.family), "uncle | family history | fh | fhx | siblings | parents | cousin | mom"),
    (Entry(.family), "dad | sibling | family history of | mother's | father's | brother's"),
    (Entry(.family), "sister's | family hx | uncle's | aunt's | cousin's | mom's | dad's | twin"),
    (Entry(.family), "grandson | granddaughter | grandparent | grandparents | nephew | niece"),
    (Entry(.family), "family member | family members | relatives | stepfather | stepmother"),
    (Entry(.other), "husband | wife | spouse | partner | roommate | friend | coworker"),
    (Entry(.other), "boyfriend | girlfriend | son | daughter | household member | husband's"),
    (Entry(.other), "wife's | neighbor | buddy | buddy's | friend's | coworker's"),
    (Entry(.family, .backward), "in his mother | in her mother | in his father | in her father"),
    (Entry(.family, .backward), "in mother | in father | in the family | in brother | in sister"),
    (Entry(.family, .backward), "in a brother | in a sister | runs in the family"),
    (Entry(.family, .backward), "in her sister | in his brother | in her brother"),
    (Entry(.family, .backward), "in his sister | in her uncle | in his uncle | in an uncle"),
    (Entry(.family, .backward), "in her aunt | in his aunt | in an aunt | in her cousin"),
    (Entry(.family, .backward), "in his cousin | in a cousin | in her grandmother"),
    (Entry(.family, .backward), "in her grandfather | in his grandmother | in his grandfather"),
  ]

  /// Words with a cue in them that deny, doubt or plan nothing about what follows.
  private static let pseudo: [List] = [
    (Entry(.pseudo), "none of | : no relief | : no improvement | : no benefit | : no help"),
    (Entry(.pseudo), "no follow up | no difference | not only | no longer | no change"),
    (Entry(.pseudo), "no significant change | no appreciable change | no real change"),
    (Entry(.pseudo), "no meaningful change | no notable change | no major change"),
    (Entry(.pseudo), "without change | without significant change | no significant difference"),
    (Entry(.pseudo), "no increase | not necessarily | no doubt | no relief | no improvement"),
    (Entry(.pseudo), "no benefit | no response | no help | no success | no significant relief"),
    (Entry(.pseudo), "no significant improvement | no lasting relief | no long-term relief"),
    (Entry(.pseudo), "no sustained relief | no real relief | no meaningful relief"),
    (Entry(.pseudo), "without relief | without benefit | without improvement | without success"),
    (Entry(.pseudo), "w/o relief | w/o benefit | w/o improvement | without significant relief"),
    (Entry(.pseudo), "without significant improvement | without lasting relief"),
    (Entry(.pseudo), "without response | without any significant relief | without any relief"),
    (Entry(.pseudo), "without much relief | without long-term relief | without help | no better"),
    (Entry(.pseudo), "no different | not better | not helped | not help | not helping"),
    (Entry(.pseudo), "not helpful | not effective | not improve | not improved | not responded"),
    (Entry(.pseudo), "not respond | not relieved | not been effective | not been helpful"),
    (Entry(.pseudo), "not been very effective | not very effective | didn't help"),
    (Entry(.pseudo), "hasn't helped | didn't work | not work | not worked | not resolved"),
    (Entry(.pseudo), "not tolerate | not tolerated | couldn't tolerate | doesn't help"),
    (Entry(.pseudo), "haven't helped | not provide | not provided | not yielded | not give"),
    (Entry(.pseudo), "not given | not gave | not changed | no further | not certain whether"),
    (Entry(.pseudo), "not know | no new | goals not met | not met | negative pressure"),
    (Entry(.pseudo), "non steroidal | nonsteroidal | non operative | non surgical"),
    (Entry(.pseudo), "non narcotic | non opioid | non compliant | non adherent"),
    (Entry(.pseudo), "no restrictions | not limited to | if any | no more than | not more than"),
    (Entry(.pseudo), "not significantly improved | not significantly better"),
    (Entry(.pseudo), "not significantly help | prior to | no problem | no problems with"),
    (Entry(.pseudo), "without complication* | without difficulty | without incident | old age"),
    (Entry(.pseudo), "year old | years old | yr old | month old | lives with | accompanied by"),
    (Entry(.pseudo), "next to | non-radiating | goodwill | will power | last will"),
    (Entry(.pseudo), "planned parenthood | in order to | in order | more likely than not"),
    (Entry(.pseudo), "not possible | if possible | as soon as possible | possible side"),
    (Entry(.pseudo), "prior auth | prior authorization | prior authorizations | prior approval"),
    (Entry(.pseudo), "care plan | no matter | not all | whether or not | no contraindication* to"),
    (Entry(.pseudo), "no psychological contraindication* to | no medical contraindication* to"),
    (Entry(.pseudo), "no absolute contraindication* to"),
  ]

  private static let ends: [List] = [
    (Entry(.ends), "and complains | and reports | and endorses | and admits | and notes"),
    (Entry(.ends), "and states | and describes | and continues | and had | and does | and are"),
    (Entry(.ends), "and were | and can | and presents | and reported | and complained | and has"),
    (Entry(.ends), "and is | and was | and will | and would | and she | and he | and we"),
    (Entry(.ends), "so i | i would | i have | i am"),
    (
      Entry(.ends), "he began | she began | he developed | she developed | he noticed | she noticed"
    ),
    (Entry(.ends), "and they | and i | and the patient | but | however | although | though"),
    (
      Entry(.ends),
      "except | exc | excluding | except for | other than | yet | aside from | apart from | whereas"
    ),
    (Entry(.ends), "while | who | which | despite | nevertheless | because | since | until"),
    (Entry(.ends), "still | otherwise | then | therefore | so | instead | with the exception of"),
    (Entry(.ends), "presents with | presents w/ | presenting with"),
    (Entry(.ends), "besides | though she | though he | ; | secondary to"),
    (Entry(.ends), "in view of | in light of | given the | given his | given her | given that"),
    (
      Entry(.ends),
      "with persistent | with recurrent | with ongoing | with continued | with residual"
    ),
    (Entry(.ends), "given this | given these | given progressive | given worsening"),
    (Entry(.ends), "given ongoing | given persistent | given severe | given failure"),
  ]
}
