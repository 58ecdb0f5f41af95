/// Patterns that are kept, since a literal is parsed anew each time it is evaluated.
enum RightsPattern {
  nonisolated(unsafe) static let withoutAppeal = /without\s+an\s+appeal/
  nonisolated(unsafe) static let mailing =
    /(?i)\s*,?\s*\(?(?:plus|\+)\s+(?:an\s+additional\s+)?(\d{1,2}|three|five)\s+(?:calendar\s+)?days\b(?:\s+for\s+(?:mailing|mail|delivery))?\)?,?/
  nonisolated(unsafe) static let noLimitBehind =
    /(?i)(?:\bwe\s+(?:do\s+not|don['’]t|did\s+not|didn['’]t|have\s+not|fail\s+to)\s+(?:answer|respond|reply|decide|tell|send|give|make|notify|act|meet|issue|complete|process|finish|get|receive|hear)\s+(?:\w+\s+){0,5}?within\s+\(?|\b(?:that|which)\s+(?:comes?|arrives?)\s+(?:\w+\s+)?within\s+|(?:\bplus|\+)\s+(?:an\s+additional\s+)?|\b(?:which|that)\s+(?:is|was)\s+|\bthat\s+claims?\s+be\s+(?:received|filed|submitted)\s+within\s+|\b(?:more|less|fewer|longer)\s+than\s+)$/
  nonisolated(unsafe) static let laterLetter =
    /(?i)\b(?:(?:first|earlier|previous|prior|original|initial)\s+(?:letter|notice|denial|decision|determination)|(?:grievance|appeal)\s+(?:decision|resolution)|appeal['’]s\s+denial)\b|\b(?:letter|notice|decision)\s+(?:upholding|that\s+upholds|(?:sent|mailed)\s+to\s+the\s+(?:member|patient|enrollee))\b|\bthat\s+(?:letter|notice|decision)\b/
  nonisolated(unsafe) static let laterDecision =
    /(?i)(?:(?!\bthis\b|[.;])[\s\S]){0,60}?\b(?:denial|decision|determination)\s+(?:of|on)\s+(?:the\s+|your\s+|our\s+)?(?:reconsideration|appeal|grievance)\b|(?:(?!\bthis\b|[.;])[\s\S]){0,60}?\b(?:(?:our|the|a)\s+(?:final|first(?:[- ]level)?|appeal|reconsideration)|(?:our|final|first(?:[- ]level)?))\s+(?:internal\s+|adverse\s+|benefit\s+|appeal\s+)*(?:decision|determination|denial)\b/
  nonisolated(unsafe) static let whicheverFirst =
    /(?i)\bwhichever\s+(?:is|comes|occurs)\s+(?:the\s+)?(?:earlier|earliest|first|sooner|shorter|less)\b/
  /// "Or before discharge", "or of discharge, whichever is later": not what the count begins with.
  nonisolated(unsafe) static let orBefore =
    /(?i)\bor\s+(?:before|prior\s+to)\s+(?:the\s+)?(?:patient['’]s\s+)?discharge\b|\bor\s+(?:of|from|after)\s+[^,;.]{0,40},?\s+whichever\s+(?:is|comes|occurs)\s+(?:the\s+)?(?:later|latest|last)\b|\b(?:pre|post)-?service\b/
  nonisolated(unsafe) static let unless = /(?i)\bunless\b/
  nonisolated(unsafe) static let notTheFirst = /(?i)\b(?:after|hundred(?:\s+and)?)\s+$/
  /// "At least 45 days before arbitration": counted back from what is to come.
  nonisolated(unsafe) static let countedBack = /(?i)\s*(?:before|prior\s+to)\b/
  /// A party's own time, "60 days for the provider".
  nonisolated(unsafe) static let party =
    /(?i)\b(?:providers?|physicians?|practitioners?|facilit(?:y|ies)|members?|enrollees?|patients?)\b/
  nonisolated(unsafe) static let digitBefore = /\d\s+$/
  nonisolated(unsafe) static let since =
    /(?i)\s*(?:\([^)]{0,30}\)\s*)?,?\s*(?:of|from|after|following|to\s+\w+\s+from|(?:runs?|begins?|starts?|counts?)\s+(?:from|on|with))\b/
  /// "Of the denial letter of October 30, 2026": to the day that the count begins with.
  nonisolated(unsafe) static let sinceDay =
    /(?i)\s*(?:\([^)]{0,30}\)\s*)?(?:of|from|after|following)\s+(?=[^,;.:(\d]{0,60}\b(?:letter|notice|decision|determination|denial)\b)(?:(?!\b(?:by|until|before|and|or|if|but|is|are|will|must|may)\b)[^,;.:(\d]){0,60}/
  /// "Standard - 30 days. Fast - 72 hours": how soon each kind of appeal is answered.
  nonisolated(unsafe) static let kindOfAppeal =
    /(?i)\b(?:standard|fast|urgent|expedited|regular)(?:\s+(?:appeals?|reviews?|requests?))?\s*[-–—:(]\s*$/
  nonisolated(unsafe) static let receipt =
    /(?i)\breceipt\b|\brec['’]?t\b|\breceiv\w+|\byou\s+(?:get|got)\b|\bgetting\b|\breach(?:ed|es)\s+you\b/
  nonisolated(unsafe) static let paymentOrService =
    /(?i)\bservice\b|\bdischarge\b|\bremittance\b|\bpayment\b/
  nonisolated(unsafe) static let thisDecision = /(?i)\bthis\s+(?:decision|determination|denial)\b/
  nonisolated(unsafe) static let decision =
    /(?i)\b(?:decision|determination|denial|status\s+date)\b/
  nonisolated(unsafe) static let promise =
    /(?i)\b(?:reviewer|peer|physician|director)\s+will\s+(?:talk|speak|call|discuss|return)\b|\bwe\s+(?:decide|answer|respond|reply)\s+(?:\w+\s+)?(?:in|within)\b|\bwe\s+have\s+(?:up\s+to\s+)?\w+\s+(?:\w+\s+)?(?:days|hours|months)\b|\b(?!(?:provider|physician|doctor|member|patient|facility|practice|office|clinic|hospital|surgeon|beneficiary|enrollee|claimant|worker)\b)\w+\s+has\s+(?:up\s+to\s+)?\w+\s+(?:\w+\s+)?(?:days|hours)\s+to\s+(?:respond|decide|answer|review|issue|make|complete)\b|\bwe['’]ll\b|\b(?:we|plan|administrator|committee|panel|department|company|fund|insurer|carrier)\s+(?:will|must|shall|have)\s+(?:\w+\s+){0,3}?(?:decide|decision|respond|reply|notify|answer|review|give|make|tell|let|complete|process|acknowledge|send|issue|mail|contact|call|up\s+to)\b|\bdecision\s+(?:(?:on|of|about)\s+(?:the|your|an|our)\s+(?:\w+\s+)?(?:appeal|request|review)\s+)?(?:will|is)\b|^(?:decisions?|determinations?|responses?)\s+(?:(?:are|is)\s+\w+\s+)?within\b|\b(?:appeal|review|reconsideration|discussion|determination)s?\s+will\s+(?:be\s+(?:decided|completed|made|conducted|resolved|issued|scheduled)|occur|take\s+place)\b/
  nonisolated(unsafe) static let countFirst = /\W*\d{1,3}\s/
  nonisolated(unsafe) static let asks =
    /(?i)\b(?:you|provider|doctor|member|representative|appeal|request)\s+(?:\w+\s+){0,2}?(?:may|can|must|have|has|should|need|file|appeal|ask|submit)\b|\bmust\s+be\b|\b(?:file|submit|send|call)\b/
  nonisolated(unsafe) static let recordsAsked =
    /(?i)\b(?:send|submit|fax|upload|provide|return|mail|furnish|need|receive)\b[^.]{0,80}\b(?:records?|information|documentation|documents|notes|reports?|proof|following|items|it)\b|\b(?:records?|information|documentation|documents|notes|reports?|response|reply)\b[^.]{0,60}\b(?:must|should|needs?\s+to|(?:is|are)\s+(?:due|required|requested|needed))\b|\b(?:send|submit|fax|upload|provide)\b[^.]{0,60}:\s*$/
  nonisolated(unsafe) static let daysOfRequest =
    /(?i)\bdays\s+(?:of|from|after)\s+(?:(?:the\s+)?(?:date|receipt)\s+of\s+)?our\s+request\b/
  nonisolated(unsafe) static let ourClock =
    /(?i)\s*,?\s*(?:of|from|after|once)\s+(?:when\s+)?(?:we\s+(?:get|got|receive)|(?:our\s+)?(?:receipt\s+of|receiving|getting)\s+(?:your|the|an?)\s+(?:written\s+)?(?:appeal|request|grievance))/
  nonisolated(unsafe) static let days =
    /(?i)\b(\d{1,3}(?:st|nd|rd|th)?|(?:one\s+hundred(?:\s+and)?\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?)\)?\s*-?\s*(?:(ca[l1]endar|cal\.?|business|bus\.?|working)\s+)?(day|month)s?\b/
  nonisolated(unsafe) static let afterFiling =
    /(?i)\s*(?:of|from|after)\s+(?:filing|submitting|sending|you\s+(?:file|submit|send))\s+(?:your|the|an)\s+appeal/
  nonisolated(unsafe) static let levelOfCare = /(?i)\blevel\s+of\s+care\b/
  nonisolated(unsafe) static let careBefore =
    /(?i)(?:\b(?:MRI|CT|imaging|x-?rays?|films?|therapy|care|treatment|conservative|injections?)\b[^.;]{0,20}\b(?:within|in|over|for|of)(?:\s+the)?(?:\s+(?:last|past|previous|prior))?|\b(?:last|past|previous|prior))\s*\(?$/
  nonisolated(unsafe) static let ofCare =
    /(?i)\s*(?:\)\s*)?of\s+(?:\w+[ -]){0,3}?(?:conservative|therapy|treatment|care|medication|physical|exercise)/
  nonisolated(unsafe) static let clock =
    /(?i)(?:\b(?:(?:must|should|to)\s+be\s+(?:received|postmarked|filed|submitted|requested|held|made)|occurs?|take\s+place)\s+)?\bbefore\s+(\d{1,2}(?::\d{2})?\s*[ap]\.?m\.?[\s,]*|noon\s+)?(?:[ECMP][SD]?T[\s,]+)?(?:on\s+)?(?:[a-z]+day,?\s+)?/
  nonisolated(unsafe) static let byDay =
    /(?i)\b(?:by|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before|until|through|deadline(?:\s+is)?|due(?:\s+date)?(?:\s+is)?|last\s+day\s+to\s+(?:appeal|ask|file)(?:\s+is)?|(?:window|period|time\s?frame|time)\s+(?:\w+\s+){0,3}?(?:closes|ends|expires))\b:?\s+(?:(?:the\s+)?(?:close\s+of\s+business|end\s+of\s+day|midnight|\d{1,2}(?::\d{2})?\s*[ap]\.?m\.?)[\s,]*)?(?:[ECMP][SD]?T[\s,]+)?(?:on\s+)?(?:[a-z]+day,?\s+)?/
  nonisolated(unsafe) static let serviceOfDecision =
    /(?i)\s*(?:of|from|after|following)\s+(?:the\s+)?(?:(?:date|day)\s+of\s+)?service\s+of\s+(?:this|the)\s+(?:\w+\s+)?(?:decision|determination|notice|letter)\b/
  nonisolated(unsafe) static let daysOfService =
    /(?i)\s*(?:of|from|after|following)\s+(?:the\s+)?(?:last\s+)?(?:date|day)s?\s+of\s+(?:the\s+)?service\b/
  nonisolated(unsafe) static let letter =
    /(?i)\b(?:[l1]etter|notice|notification|this\s+fax|remit\s+date|statement\s+date|mailing\s+date|we\s+mailed|this\s+(?:statement|explanation|EOB))\b|\b(?:of|from|after)\s+the\s+(?:mail(?:ing)?\s+)?date\s+(?:\w+\s+)?(?:above|at\s+the\s+top)\b|\bthe\s+above\s+date\b/
}
