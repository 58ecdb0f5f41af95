/// Patterns that are kept, since a literal is parsed anew each time it is evaluated.
enum StandingPattern {
  nonisolated(unsafe) static let ifOrAfter = /(?i)\b(?:if|unless|once|after|when)\b/
  nonisolated(unsafe) static let conditionOrTime =
    /(?i)\b(?:if|when|once|after|until|unless|within|will\s+acknowledge)\b/
  nonisolated(unsafe) static let condition = /(?i)\b(?:if|when|once|unless|until|may)\b/
  nonisolated(unsafe) static let ifOrWhen = /(?i)\b(?:if|unless|when|whether|once)\b/
  nonisolated(unsafe) static let ifOrShould = /(?i)\b(?:if|when|once|after|until|unless|should)\b/
  nonisolated(unsafe) static let noAppeal =
    /(?i)\b(?:is|are)\s+not\s+(?:appealable|subject\s+to\s+appeal|an\s+appealable)\b|\b(?:cannot|may\s+not)\s+be\s+appealed\b|\bno\s+(?:right\s+(?:to|of)\s+appeal|appeal\s+rights?|(?:further|other)\s+(?:(?:administrative\s+)?appeals?|external\s+reviews?))\b/
  nonisolated(unsafe) static let undecided =
    /(?i)\bneed\s+(?:[\w-]+\s+){0,3}?(?:days|time)\s+to\s+(?:decide|review|make\s+(?:a|our|the)\s+decision)\b|\bthis\s+(?:(?:letter|notice|fax)\s+)?is\s+not\s+a\s+(?:denial|determination|decision)\b(?!\s+(?:of|(?:about|on)\s+(?:your\s+|the\s+)?(?:benefits?|care|treatment|need)))|\bno\s+(?:final\s+)?(?:decision|determination)\s+(?:[^.]{0,40}\s)?(?:has\s+(?:yet\s+)?been|was)\s+made\b|\b(?:decision|determination)\s+has\s+not\s+(?:yet\s+)?been\s+made\b|\bhave\s+not\s+(?:yet\s+)?made\s+(?:a|our|the)\s+(?:final\s+)?(?:decision|determination)\b|\b(?:request|case|review|authori[sz]ation)\s+(?:is|has\s+been|was)\s+(?:\w+\s+)?(?:pended|on\s+hold|placed\s+on\s+hold)\b|\bpending\s+an?\s+(?:\w+\s+)?(?:adverse\s+)?(?:determination|denial)\b/
  /// What is left aside where something else decides.
  nonisolated(unsafe) static let aboutNeed =
    /(?i)\b(?:about|as\s+to|on|of|regarding)\s+(?:the\s+)?(?:medical\s+)?(?:need|necessity|merits)\b/
  nonisolated(unsafe) static let denied =
    /(?i)\b(?:is|was|are|were|been|have|has|['’]ve|must)\s+(?:be\s+|therefore\s+)*(?:denied|deny|not\s+approved|non-?certified|non-?certify)\b|\bnon-?certified\b|\bnon-?affirm(?:ed|ation)\b|\bdenied\s+(?:because|the|as)\b/
  nonisolated(unsafe) static let announces =
    /(?i)\b(?:if|unless)\b[^.]{0,120}\b(?:will|may)\s+be\s+denied\b|\bfailure\s+to\s+(?:respond|send|submit|provide)\b[^.]{0,80}\b(?:will|may)\s+result\s+in\b[^.]{0,20}\bdenial\b|\bif\s+we\s+do\s+not\s+(?:receive|get)\b[^.]{0,80}\bwe\s+will\s+(?:decide|make)\b|\bbefore\s+we\s+can\s+(?:decide|make\s+(?:a|our)\s+(?:decision|determination))\b|\b(?:has\s+been|was|is)\s+selected\s+for\s+(?:\w+[\s-]+){0,2}review\b|\bintent\s+to\s+(?:deny|issue\s+an?\s+(?:denial|adverse))|\b(?:adverse\s+(?:benefit\s+)?determination|denial)\s+will\s+be\s+(?:issued|made|rendered)\b/
  nonisolated(unsafe) static let received =
    /(?i)\backnowledg(?:es?|ing|ed)\b[^.]{0,60}\b(?:appeal|reconsideration|grievance|dispute)\b|\b(?:we(?:['’]ve|\s+have)?|plan(?:\s+has)?)\s+received\s+(?:your|the|an?)\s+(?:[\w-]+\s+){0,3}?(?:(?:request|letter)\s+(?:for|of)\s+)?(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?(?:appeal|reconsideration|redetermination|dispute)\b/
  nonisolated(unsafe) static let refusesAgain =
    /(?i)\b(?:is|are|remains?)\s+(?:therefore\s+|still\s+|being\s+)?(?:denied|not\s+approved|non-?certified)\b|\bwe\s+(?:are\s+|must\s+|have\s+)?(?:still\s+)?(?:deny|denying|denied)\b|\b(?:unable\s+to|cannot|did\s+not|do\s+not)\s+(?:approve|certify|authori[sz]e)\b/
  nonisolated(unsafe) static let refusesAtAll =
    /(?i)\bden(?:ied|y|ying|ies|ials?)\b|\b(?:not|n['’]t)\s+(?:be\s+)?(?:approv\w+|(?:pre)?certif\w+|authori[sz]ed?|covered|covering|payable|paid|allowed|medically|meet|met|supported)\b|\b(?:cannot|can\s*not|can['’]t|could\s+not|unable\s+to|not\s+able\s+to)\s+(?:be\s+)?(?:approve|authori[sz]e|(?:pre)?certify|cover|pay)|\bnon-?(?:certif|affirm|covered)\w*|\badverse\b[^.]{0,20}\b(?:determination|decision)\b|\b(?:(?:does|will|can)\s*not|won['’]t|doesn['’]t|can['’]t)\s+(?:pay|cover)\b|\b(?:is|are|was|were)\s+not\s*[:;.]|\bdis(?:allowed|approved)\b|\bturned\s+(?:(?:this|the|your)\s+(?:\w+\s+){1,2}?)?(?:back|down)\b|\bpay\s+no\b|\bnot\s+to\s+(?:approve|(?:pre)?certify|authori[sz]e|cover|pay)\b|\b(?:say|answer\s+is)\s+no\b|\bclaim\s+cannot\s+be\s+(?:considered|processed)\b|\bcannot\s+process\s+(?:this|the|your)\s+(?:request|claim)\b|\bcoverage\s+is\s+not\s+available\b|\bnot\s+payable\b|\bdeclin(?:e|ed|ing)\b|\breject(?:ed|ing|ion)?\b|\b(?:experimental|investigational|unproven)\b|\bnot\s+(?:satisfy|satisfied|qualify|necessary|reasonable)\b|\black(?:s|ed|ing)?\s+(?:of\s+)?medical\s+necessity\b|\brecover\b[^.]{0,40}\$|\boverpa(?:id|yment)\b|\b(?:CO|PR|OA|PI)-\d{1,3}\b/
  nonisolated(unsafe) static let exhausted =
    /(?i)\byou\s+have\s+(?:now\s+)?(?:completed|exhausted|used)\b[^.]{0,60}\bappeals?\b|\bappeals?\s+(?:process|rights|levels?)\s+(?:is|are|has|have)\s+(?:now\s+)?(?:been\s+)?(?:exhausted|completed)\b|\b(?:completes|exhausts)\s+[^.]{0,40}\binternal\s+appeals?\b|\bfinal\s+level\s+of\s+(?:\w+\s+){0,2}appeals?\b|\blast\s+(?:level\s+of\s+)?appeal\s+(?:that\s+)?(?:the\s+plan|we|your\s+plan)\b|\bfinal\s+internal\s+adverse\b/
  nonisolated(unsafe) static let ifOrUntil =
    /(?i)\b(?:if|when|once|after(?!\s+(?:\w+\s+)?review)|until|unless|should)\b/
  nonisolated(unsafe) static let finalDecision =
    /(?i)\bthis\s+is\s+(?:our|the(?:\s+plan['’]s)?|a|your)\s+final\s+(?:internal\s+)?(?:adverse\s+)?(?:benefit\s+)?(?:decision|determination)\b|\byou\s+have\s+(?:now\s+)?(?:completed|exhausted|used)\b[^.]{0,60}\bappeals?\b|\bappeals?\s+(?:process|rights|levels?)\s+(?:is|are|has|have)\s+(?:now\s+)?(?:been\s+)?(?:exhausted|completed)\b|\bthis\s+(?:is|was)\s+the\s+last\s+(?:level\s+of\s+)?appeal\s+(?:that\s+)?(?:the\s+plan|we|your\s+plan)\b|^(?:Re:\s*)?[^.:]{0,50}\bfinal\s+(?:internal\s+)?adverse\s+(?:benefit\s+)?determination\s*$/
  nonisolated(unsafe) static let appealed =
    /(?i)\byou\s+(?:requested|asked\s+(?:us\s+)?for)\s+an?\s+(?:appeal|reconsideration|redetermination)\b|\b(?:appeal|reconsideration|redetermination)\s+(?:decision|determination)\b|\breconsideration\s+notice\b|\bdecision\s+on\s+your\b[^.]{0,30}\bappeal\b|\b(?:received|reviewed|completed|considered)\b[^.]{0,60}\b(?:appeal|reconsideration|redetermination)\b|\breviewer\b[^.]{0,30}\buph(?:eld|olds)\b|\b(?:external|independent\s+medical)\s+(?:review|appeal)\s+(?:decision|determination)\b|\bexternal\s+review\b[^.\n]{0,20}\bnotice\s+of\s+(?:decision|determination)\b|\b(?:decision|denial|determination)\s+on\s+(?:reconsideration|redetermination)\b|\bsecond[- ]+level\s+(?:grievance|appeal|review)\s+(?:decision|determination)\b|\byou\s+asked\s+us\s+to\s+(?:reconsider|look\s+again)\b|\byour\s+(?:[\w-]+\s+){0,3}appeal\s+(?:dated|of)\b|\bassigned\s+(?:your|the|this)\s+external\s+(?:review|appeal)\b/
  nonisolated(unsafe) static let ofCall =
    /(?i)\b(?:peer|physician|doctor)[- ]to[- ](?:peer|physician|doctor)\b|\bP2P\b|\b(?:after|following|during|in)\s+(?:the|this|that|our|your)\s+(?:\w+\s+)?(?:call|discussion|conversation)\b/
  nonisolated(unsafe) static let held =
    /(?i)\b(?:uph[eo]ld(?:s|ing)?|remains?|stands?|unchanged|not\s+chang(?:e|ed|ing))\b/
  /// To the day of an earlier denial.
  nonisolated(unsafe) static let earlierDenial =
    /(?i)\b(?:denial|denied|decision|determination)(?:\s+(?:letter|notice))?\s+(?:of|on|dated|from|issued(?:\s+on)?)\s+/
  nonisolated(unsafe) static let upholds =
    /(?i)\bposition\s+(?:has\s+not\s+changed|is\s+unchanged)\b|\b(?:appeal|redetermination|reconsideration)\s+decision\s+is\s+(?:fully\s+|partially\s+)?unfavorable\b|\b(?:decision|determination|denial)\s+(?:remains\s+(?:unchanged|in\s+effect|the\s+same)|stands|has\s+not\s+changed)\b|\b(?:(?:are|is)\s+keeping|(?:we|have|has)\s+(?:kept|maintain(?:ed)?|stand\s+by))\s+(?:our|its|the)\s+(?:[\w-]+\s+){0,2}(?:decision|determination|denial)\b|\b(?:are|is)\s+not\s+changing\s+(?:our|its|the)\s+(?:\w+\s+)?(?:decision|determination)\b|\b(?:uphold(?:s|ing)?|upheld)\b[^.]{0,40}\b(?:denial|decision|determination)\b|\b(?:denial|decision(?:\s+to\s+deny)?|determination)\s+(?:(?:is|was|has\s+been|remains)\s+)?upheld\b|\b(?:we|it|the\s+(?:panel|committee|reviewer|plan))\s+(?:agrees?|agreed|concurs?|concurred)\s+with\s+(?:the|our)\s+(?:\w+\s+)?(?:denial|decision|determination)\b|\b(?:decision|determination|denial)\b[^.]{0,40}\b(?:is|was)\s+(?:hereby\s+)?affirmed\b|\b(?:have\s+|has\s+been\s+|was\s+)(?:sent|forwarded)\b[^.]{0,40}\bto\s+(?:the|an)\s+independent\s+review\b/
}
