/// Patterns that are kept, since a literal is parsed anew each time it is evaluated.
enum RequestPattern {
  nonisolated(unsafe) static let bothSides = /(?i)\b(?:right\s+and\s+left|left\s+and\s+right)\b/
  nonisolated(unsafe) static let letteredCode = /[A-Z]\d{4}/
  nonisolated(unsafe) static let otherNumber = /(?i)ZIP|ICD.*|reason|denial|diagnosis|box/
  nonisolated(unsafe) static let placeBefore = /\b[A-Z]{2}\s+$|(?i:box)\s+$/
  /// The rows of a table may be counted.
  nonisolated(unsafe) static let rowStart = /(?i)\W*(?:(?:line|item)\s+)?(?:\d{1,2}[.):]?\s+)?/
  nonisolated(unsafe) static let stateAtEnd = /,\s*[A-Z]{2}\s*$/
  nonisolated(unsafe) static let rulingLabel =
    /(?i)\b(?:approved|denied|certified|requested(?:\s+\w+)?)\s*:\s*$/
  /// "RE: 63047, 62323".
  nonisolated(unsafe) static let subject =
    /(?i)(?:^|\n)\W*(?:(?:re|regarding|subject):|services?:?)\s*$/
  nonisolated(unsafe) static let nextCode = /(?:-\w\w)?[,;\/]?\s+(\d{5})\b/
  nonisolated(unsafe) static let lastCode = /\b(\d{5})(?:-\w\w)?[,;\/]?\s+$/
  nonisolated(unsafe) static let opening = /[,(:–-]\s*$/
  /// "L4-L5, 63047".
  nonisolated(unsafe) static let levelBefore =
    /\b[CTL]\d{1,2}\s*[-–\/]\s*[CTLS]?\d{1,2}[,:]?\s+$/
  /// Behind it a sentence speaks of why, and of other levels.
  nonisolated(unsafe) static let ground =
    /(?i)\b(?:because|since|as|MRI|CT|imaging|x-?rays?|films?|shows?|records?)\b/
  nonisolated(unsafe) static let needsNone =
    /(?i)\)?,?\s+(?:does|do)\s+not\s+(?:need|require)\s+(?:prior\s+)?(?:approval|authori[sz]ation|precertification|review)\b/
  nonisolated(unsafe) static let levelBehind = /(?:-[A-Z0-9]{2})?\s+(?:at\s+|-\s+)?[CTL]\d/
  nonisolated(unsafe) static let codeBefore = /\b\d{5}\b[^.]{0,24}(?:;|,|\band\b)\s*$/
  /// "63048, is not covered", "63048 was billed at".
  nonisolated(unsafe) static let ruledBehind =
    /,?\s+(?:is|was|are|were|has\s+been|have\s+been)\s+(?:not|billed|denied|paid|allowed|included|approved|certified|authori[sz]ed)\b/
  nonisolated(unsafe) static let diagnosisLabel = /(?i)\bICD|\bdiagnos|\bdx\b/
  nonisolated(unsafe) static let diagnosisCode = /\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?\b/
  nonisolated(unsafe) static let categoryCode = /[A-Z]\d\d/
  nonisolated(unsafe) static let fiveDigits = /\b[0-9][0-9OIl]{4}\b/
  nonisolated(unsafe) static let asking =
    /(?i)\brequest|\breferral\b|\basked\s+(?:us\s+)?(?:for|to)\b|\bproposed\b/
  nonisolated(unsafe) static let imaging = /(?i)\b(?:MRI|imaging|x-?rays?|radiographs?|films?)\b/
  nonisolated(unsafe) static let sides = /(?i)\b(?:left|right|bilateral)(?:ly|-sided)?\b/
  nonisolated(unsafe) static let sideEnding = /ly$|-sided$/
  nonisolated(unsafe) static let levels =
    /(?i)\b([CTL])(\d{1,2})\s*(?:-|–|\/|\bto\b|\bthrough\b)\s*([CTLS])?(\d{1,2})\b/
  nonisolated(unsafe) static let codeWords =
    /(?i)\b(?:CPT|HCPCS|procedure\s+codes?|procedures?|(?:spinal|service|surgical)\s+codes?|codes?)\b|\b(?:\d[0-9OIl]{4}|[A-Z]\d{4}|0\d{3}T)\b|\b(?:ZIP|ICD(?:-10)?|reason|denial|diagnosis|box)\b/
}
