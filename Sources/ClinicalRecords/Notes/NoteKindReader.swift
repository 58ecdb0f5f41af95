/// Tells an office note from a report, an operation or a letter, by the words each is made of.
enum NoteKindReader {
  /// - Returns: `.unknown` where no kind has its marks, or two have as many.
  static func kind(of tokens: [Token]) -> Note.Kind {
    var marks: [Note.Kind: Set<Int>] = [:]
    for match in phrases.matches(in: tokens, range: tokens.indices) {
      let isHeader = match.tokens.lowerBound < 40
      let (kind, weight, needsHeader) = (
        match.value.kind, match.value.weight, match.value.needsHeader
      )
      guard isHeader || !needsHeader,
        kind != .imaging || !needsHeader || !isSpokenOf(match.tokens.lowerBound, tokens)
      else { continue }
      // Each phrase counts once, however often a note repeats it.
      marks[kind, default: []].insert(
        weight * 1000 + Int(tokens[match.tokens.lowerBound].key % 997))
    }
    let scores = marks.mapValues { found in found.reduce(0) { $0 + $1 / 1000 } }
    let best = scores.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
    guard let best, scores.values.filter({ $0 == best.value }).count == 1 else { return .unknown }
    return best.key
  }

  /// "Here to review MRI", "consider MRI", "MRI 6/25/2026: severe stenosis": a note that speaks of a
  /// study is not its report.
  private static func isSpokenOf(_ study: Int, _ tokens: [Token]) -> Bool {
    let next = study + 1
    if next + 1 < tokens.count, tokens[next].kind == .number, tokens[next + 1].text == "/" {
      return true
    }
    let line = tokens[...study].lastIndex(where: \.startsLine) ?? 0
    // "IMAGING: MRI L-spine 6/30/26 reviewed": a heading of a visit.
    if tokens[line].text == "imaging", tokens[line + 1].text == ":" { return true }
    return tokens[line..<study].contains { token in
      speaking.contains { token.text.hasPrefix($0) }
    }
  }

  private static let speaking = [
    "review", "discuss", "consider", "obtain", "order", "await", "need", "schedul", "request",
    "had", "has", "have", "get", "repeat", "updated", "here", "return", "follow",
  ]

  private struct Mark: Sendable {
    let kind: Note.Kind
    let weight: Int
    let needsHeader: Bool

    init(_ kind: Note.Kind, _ weight: Int, inHeader: Bool = false) {
      self.kind = kind
      self.weight = weight
      needsHeader = inHeader
    }
  }

  private static let phrases = PhraseTable<Mark>(lists: [
    (Mark(.imaging, 3), "technique: | findings: | comparison:"),
    (Mark(.imaging, 3, inHeader: true), "mri | ct | radiograph* | x-ray | xr | exam: mri"),
    (
      Mark(.imaging, 3, inHeader: true), "mr lumbar | mr cervical | mr thoracic | mr spine"
    ),
    (
      Mark(.operative, 4), "preoperative diagnosis | postoperative diagnosis | estimated blood loss"
    ),
    (
      Mark(.operative, 4), "description of operation | pre-operative diagnosis | title of operation"
    ),
    (Mark(.operative, 2), "description of procedure | procedure in detail | procedure performed"),
    (Mark(.injection, 9, inHeader: true), "epidural steroid injection | transforaminal epidural"),
    (
      Mark(.injection, 9, inHeader: true),
      "epidural injection | facet injection* | medial branch block"
    ),
    (Mark(.injection, 4), "fluoroscopic guidance | loss of resistance | epidurogram"),
    (Mark(.injection, 4), "pre-procedure diagnosis | preprocedure diagnosis | pre-procedure pain"),
    (Mark(.injection, 4, inHeader: true), "procedure note | interventional pain"),
    (
      Mark(.therapy, 6, inHeader: true),
      "physical therapy | pt discharge | pt evaluation | pt progress"
    ),
    (
      Mark(.therapy, 3), "plan of care: | short term goals | therapeutic exercise* | manual therapy"
    ),
    (
      Mark(.letter, 9),
      "dear dr | dear sir | dear doctor | to whom it may concern | dear ms | dear mr"
    ),
    (
      Mark(.letter, 9, inHeader: true),
      "prior authorization | clinical form | member id | requested by | authorization request"
    ),
    (Mark(.office, 9, inHeader: true), "emergency department | ed note | emergency room"),
    (Mark(.office, 3), "history of present illness | hpi | chief complaint | review of systems"),
    (Mark(.office, 3), "past medical history | physical examination | physical exam"),
    (Mark(.office, 2), "assessment | medications | social history"),
    (
      Mark(.office, 6, inHeader: true),
      "office visit | family medicine | primary care | clinic note"
    ),
    (
      Mark(.office, 9, inHeader: true),
      "telephone encounter | telephone call | telephone note | phone encounter | patient message"
    ),
    (Mark(.therapy, 6, inHeader: true), "webpt"),
    (Mark(.office, 3), "a/p: | meds: | cc: | pe: | ros: | assessment/plan"),
    (
      Mark(.therapy, 6, inHeader: true),
      "physiotherapy discharge | physiotherapy | rehab discharge | pt daily | pt note"
    ),
    (Mark(.office, 6, inHeader: true), "progress report | progress note | pr-2 | follow-up visit"),
    (Mark(.office, 3), "subjective complaints | objective findings | treatment plan | work status"),
    (Mark(.office, 3), "interval history | interval hx | interim hx | interval: | on exam today"),
    (
      Mark(.office, 6, inHeader: true),
      "inpatient consult | consult note | surgical consultation | clinic visit | new patient visit"
    ),
  ])
}
