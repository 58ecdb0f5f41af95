import Claims

extension DenialLetterReader {
  func readParties(_ source: LetterText, _ letter: inout DenialLetter) {
    letter.payer =
      labelledPayer(source) ?? principal(source) ?? letterhead(source) ?? asked(source)
      ?? sender(source)
    letter.administrator =
      administrator(source) ?? labelledAdministrator(source) ?? writer(source, for: letter.payer)
    readMember(source, &letter)
  }

  // MARK: - Payer

  private func labelledPayer(_ source: LetterText) -> Stated<String>? {
    let labels: Set = [
      "health plan", "plan", "plan name", "payer", "insurer", "insurance company", "carrier",
      "health insurer", "name of plan", "health carrier",
    ]
    // "Plan No.: 501" names no plan. Who sponsors a plan of its own pays where none else is named.
    let named = source.fields(labels) + source.fields(["plan sponsor"])
    return named.first { $0.value.count(where: \.isLetter) > 2 }
      .map { source.stated(String($0.value), $0.words) }
  }

  /// The plan on whose behalf another one writes.
  private func principal(_ source: LetterText) -> Stated<String>? {
    let names = [Pattern.behalf, Pattern.delegated, Pattern.administered].compactMap {
      source.text.firstMatch(of: $0)?.output.1
    }
    guard let found = names.first(where: { $0.first?.isUppercase == true }) else { return nil }
    let name = Self.withoutFullStop(found)
    return source.stated(String(name), name)
  }

  /// "You have the right to ask Evergreen Advantage HMO to review our decision."
  private func asked(_ source: LetterText) -> Stated<String>? {
    source.text.firstMatch(
      of:
        /\b[Aa]sk(?:ing)?[ \t]+((?:[A-Z][\w&'’.-]*)(?:[ \t]+(?:of|and|[A-Z&][\w&'’.-]*))*(?:[ \t]+\([A-Z-]+\))?)[ \t]+(?:to[ \t]+review|for[ \t]+an[ \t]+appeal)/
    ).map { source.stated(String($0.output.1), $0.output.1) }
  }

  /// "From: Northfield Health Plan", of a message; a clinic's fax says whom it is from as well.
  private func sender(_ source: LetterText) -> Stated<String>? {
    source.fields(["from"]).first {
      !$0.value.contains("@") && $0.value.firstMatch(of: Self.insurerWords) != nil
    }.map { source.stated(String($0.value), $0.words) }
  }

  /// The first line, where it is a name that an insurer bears or that the letter uses again.
  private func letterhead(_ source: LetterText) -> Stated<String>? {
    for whole in heads(source) {
      // "STATE FUND MUTUAL - UTILIZATION REVIEW DETERMINATION".
      let line = whole.firstRange(of: Pattern.dash).map { whole[..<$0.lowerBound] } ?? whole
      guard line.count <= 60, !line.contains(":"), !line.contains(where: \.isNumber),
        line.firstMatch(
          of:
            /(?i)\b(?:notice|denial|determination|letter|dear|important|decision|appeals?|contractor|request)\b/
        ) == nil,
        // Who reviews or administers for a plan is not the plan.
        line.prefixMatch(of: Pattern.known) == nil
      else { continue }
      let isInsurer = line.firstMatch(of: Self.insurerWords) != nil
      let name = line.lowercased().replacing(Pattern.inBrackets, with: "")
      let isUsedAgain = source.text.lowercased().ranges(of: name).count > 1
      if isInsurer || isUsedAgain { return source.stated(String(line), line) }
    }
    return nil
  }

  /// The first three lines, parted where a wide gap sets names apart.
  private func heads(_ source: LetterText) -> [Substring] {
    source.lines.filter { !LetterText.isBlank($0) }.prefix(3)
      .flatMap { $0.split(separator: Pattern.columns) }.map { LetterText.trimmed($0) }
      .filter { !$0.isEmpty }
  }

  nonisolated(unsafe) private static let insurerWords =
    /(?i)\b(?:health\w*|insurance|plan|plans|blue|aetna|cigna|humana|unitedhealthcare|anthem|medicare|medicaid|benefits?|assurance|mutual|casualty|indemnity|hmo|ambetter|molina|centene)\b/

  private func labelledAdministrator(_ source: LetterText) -> Stated<String>? {
    let labels: Set = [
      "claims administrator", "claim administrator", "third party administrator", "administrator",
    ]
    if let field = source.fields(labels).first {
      return source.stated(String(field.value), field.words)
    }
    // "c/o Meridian Review Services, LLC", in the head.
    return heads(source).lazy.compactMap { $0.prefixMatch(of: Pattern.inCareOf)?.output.1 }.first
      .map { source.stated(String($0), $0) }
  }

  /// The company in the letter's head where it writes for a plan of another name.
  private func writer(_ source: LetterText, for payer: Stated<String>?) -> Stated<String>? {
    guard principal(source) != nil, let payer else { return nil }
    return heads(source).first { line in
      !line.contains(payer.value) && !line.contains(":") && !line.contains(where: \.isNumber)
        && line.firstMatch(of: Pattern.organisation) != nil
    }.map { source.stated(String($0), $0) }
  }

  private func administrator(_ source: LetterText) -> Stated<String>? {
    if let named = source.text.firstMatch(of: Pattern.administrator) {
      return source.stated(String(named.output.1), named.output.1)
    }
    // Whose guideline was used is not who reviewed.
    if let match = source.text.matches(of: Pattern.known).first(where: { match in
      source.text[match.range.upperBound...].prefix(60).prefixMatch(of: Pattern.guideline) == nil
    }) {
      return source.stated(String(match.output), match.output)
    }
    return source.text.firstMatch(
      of:
        /((?:[A-Z][\w&'’.-]*)(?:[ \t]+[A-Z&][\w&'’.-]*)*)(?:,[^,.\n]{0,80},|,)?\s+on\s+behalf\s+of\b/
    ).map { source.stated(String($0.output.1), $0.output.1) }
  }

  private static func withoutFullStop(_ name: Substring) -> Substring {
    var name = name
    while let last = name.last, ".,'’".contains(last) { name = name.dropLast() }
    return name
  }

  // MARK: - Member

  private func readMember(_ source: LetterText, _ letter: inout DenialLetter) {
    let names: Set = [
      "member name", "patient name", "member", "patient", "enrollee", "enrollee name",
      "name of member", "subscriber name", "subscriber", "insured", "beneficiary",
      "beneficiary name", "name of patient", "injured worker", "customer", "customer name", "name",
      "participant", "participant name", "claimant", "claimant name", "employee",
    ]
    let numbers: Set = [
      "member id", "member", "subscriber id", "id", "identification", "medicare", "enrollee id",
      "medicaid id", "cin", "customer id", "member identification", "member id number",
      "subscriber", "mbi", "plan member id", "health plan id", "participant id", "your id",
      "contract id",
    ]
    let births: Set = [
      "date of birth", "dob", "birth date", "member date of birth", "patient dob",
      "patient date of birth", "member dob", "birthdate",
    ]
    let named = source.fields(names).compactMap { field in
      Self.name(in: field.value).map { (field: field, name: $0) }
    }
    letter.member.name =
      named.first.map { source.stated(String($0.name), $0.field.words) } ?? salutation(source)
    let members = named.filter { Self.memberLabels.contains($0.field.label) }.map(\.name)
    let isOther = members.contains { name in
      members.first.map { Self.words($0).isDisjoint(with: Self.words(name)) } ?? false
    }
    if isOther { letter.contradictions.append("the letter speaks of more than one member") }
    letter.member.number =
      source.fields(numbers).lazy.compactMap { field -> Stated<String>? in
        guard
          let match = field.value.prefixMatch(
            of:
              /(?:[A-Z]{2,4} \d{3,}|\d{3} \d{2,3}|[A-Za-z0-9][A-Za-z0-9-]{4,})(?: \d{2,5}(?![\w\/.:-]))*/
          ),
          match.output.contains(where: \.isNumber)
        else { return nil }
        return source.stated(String(match.output), field.words)
      }.first
    letter.member.birthDay =
      source.fields(births).lazy.compactMap { field in
        LetterText.days(in: field.value).first.map { source.stated($0.day, field.words) }
      }.first
  }

  private static let memberLabels: Set = [
    "member name", "member", "patient name", "patient", "enrollee", "enrollee name",
  ]

  /// A name, without the number or birth date that may follow it: "Jo First, ID LMX100001".
  private static func name(in value: Substring) -> Substring? {
    let cut = value.firstRange(of: Pattern.memberCut)
    let name = cut.map { value[..<$0.lowerBound] } ?? value
    return name.contains(where: \.isNumber) || !name.contains(where: \.isLetter) ? nil : name
  }

  private static func words(_ name: Substring) -> Set<String> {
    Set(name.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 })
  }

  /// The person greeted, where the letter is to the member: greeted by the name it is addressed
  /// to, without a title, about a plan or claim of their own.
  private func salutation(_ source: LetterText) -> Stated<String>? {
    guard
      source.text.firstMatch(of: Pattern.yourPlan) != nil,
      let match = source.text.firstMatch(of: Pattern.salutation)
    else { return nil }
    let name = match.output.1
    guard name.prefixMatch(of: Pattern.title) == nil,
      source.lines.contains(where: { LetterText.trimmed($0) == name })
    else { return nil }
    return source.stated(String(name), name)
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let dash = /\s[-–—]\s/
  nonisolated(unsafe) static let inBrackets = /\s*\([^)]*\)$/
  nonisolated(unsafe) static let columns = /\t+|\s{3,}/
  nonisolated(unsafe) static let organisation =
    /\b(?:Inc|LLC|Review|Management|Solutions|Administrators|Benefits)\b/
  nonisolated(unsafe) static let administrator =
    /\b[Aa]dministered[ \t]+by[ \t]+((?:[A-Z][\w&'’-]*)(?:[ \t]+[A-Z&][\w&'’-]*)*)/
  nonisolated(unsafe) static let memberCut = /(?i)\s*(?:[,;(]\s*(?:member\s+)?(?:ID|DOB|no\b|#)|\()/
  nonisolated(unsafe) static let yourPlan =
    /(?i)\byour\s+(?:claim|plan|coverage|doctor|benefits?)\b/
  nonisolated(unsafe) static let salutation =
    /(?:^|\n)\s*Dear\s+([A-Z][A-Za-z'’-]+(?:[ \t]+[A-Z][A-Za-z.'’-]*){1,3})\s*[:,]/
  nonisolated(unsafe) static let title = /(?:Dr|Doctor|Provider|Member|Sir)\b/
  nonisolated(unsafe) static let behalf =
    /(?i)\bon\s+behalf\s+of\s+([A-Z][\w&'’.-]*(?:[ \t]+(?:(?:of|and|&)\s+(?:the\s+)?)?[A-Z][\w&'’.-]*)*)/
  nonisolated(unsafe) static let delegated =
    /\b(?:[Dd]elegated|[Uu]tilization[ \t]+[Mm]anagement)\b[^.\n]{0,40}\bfor[ \t]+((?:[A-Z][\w&'’.-]*)(?:[ \t]+(?:of|[A-Z&][\w&'’.-]*))*)/
  nonisolated(unsafe) static let administered =
    /\b[Aa]dministrator[ \t]+for(?:[ \t]+the)?\s+((?:[A-Z][\w&'’.-]*)(?:[ \t]+(?:of|and|[A-Z&][\w&'’.-]*))*)/
  nonisolated(unsafe) static let known =
    /(?i)\b(?:eviCore(?:[ \t]+healthcare)?|Carelon(?:[ \t]+Medical[ \t]+Benefits[ \t]+Management)?|Cohere[ \t]+Health|Evolent|TurningPoint(?:[ \t]+Healthcare[ \t]+Solutions)?|National[ \t]+Imaging[ \t]+Associates|RadMD|naviHealth|Optum|MedImpact|Magellan(?:[ \t]+Healthcare)?|Meritain(?:[ \t]+Health)?|UMR|WebTPA|HealthSCOPE(?:[ \t]+Benefits)?|Luminare(?:[ \t]+Health)?|Trustmark(?:[ \t]+Health[ \t]+Benefits)?)\b/
  nonisolated(unsafe) static let inCareOf =
    /(?i)c\/o[ \t]+([A-Z][^\d,]{3,60}(?:,[ \t]+(?:LLC|LLP|Inc)\b\.?)?)/
  nonisolated(unsafe) static let guideline =
    /(?i)^[ \t,]*(?:CMM-|(?:clinical[ \t]+|medical[ \t]+|spine[ \t]+|musculoskeletal[ \t]+)*(?:guideline|criteria|polic))/
}
