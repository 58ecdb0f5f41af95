import Claims

extension DenialLetterReader {
  func readParties(_ source: LetterText, _ letter: inout DenialLetter) {
    let ways = [
      labelledPayer, carrier, opponent, principal, letterhead, asked, sender, ownPlan, program,
    ]
    letter.payer = ways.lazy.compactMap { $0(source) }.first
    letter.administrator =
      administrator(source) ?? labelledAdministrator(source, besides: letter.payer)
      ?? writer(source, for: letter.payer)
    readMember(source, &letter)
  }

  // MARK: - Payer

  /// TRICARE, which is nobody's letterhead.
  private func program(_ source: LetterText) -> Stated<String>? {
    source.text.firstMatch(of: Pattern.tricare).map { source.stated("TRICARE", $0.output) }
  }

  private func labelledPayer(_ source: LetterText) -> Stated<String>? {
    let labels: Set = [
      "health plan", "plan", "plan name", "payer", "insurer", "insurance company", "carrier",
      "health insurer", "name of plan", "health carrier", "medicare health plan",
    ]
    // "Plan No.: 501" names no plan. Who sponsors a plan of its own pays where none else is named.
    let named = source.fields(labels) + source.fields(["plan sponsor"])
    return named.first { $0.value.count(where: \.isLetter) > 2 }
      .map { source.stated(String($0.value), $0.words) }
  }

  /// "Robin Synfield v. Buckeye Valley Insurance Company".
  private func opponent(_ source: LetterText) -> Stated<String>? {
    source.lines.lazy.compactMap { $0.wholeMatch(of: Pattern.against)?.output.1 }.first
      .map { source.stated(String($0), $0) }
  }

  /// Of an injured worker the claims administrator is the insurer, where it is called one.
  private func carrier(_ source: LetterText) -> Stated<String>? {
    guard source.text.firstMatch(of: Pattern.injury) != nil else { return nil }
    return source.fields(["claims administrator", "claim administrator"]).first {
      $0.value.firstMatch(of: Self.insurerWords) != nil
    }.map { source.stated(String($0.value), $0.words) }
  }

  /// "Group: Acme Tool Employee Benefit Plan": a group that is a plan pays for its own.
  private func ownPlan(_ source: LetterText) -> Stated<String>? {
    source.fields(["group", "group name", "employer", "employer group"]).first {
      $0.value.firstMatch(of: Pattern.ownPlan) != nil
    }.map { source.stated(String($0.value), $0.words) }
  }

  /// The plan on whose behalf another one writes.
  private func principal(_ source: LetterText) -> Stated<String>? {
    let names =
      [reviewedFor(source)]
      + [Pattern.behalf, Pattern.delegated, Pattern.administered, Pattern.managed].map {
        source.text.firstMatch(of: $0)?.output.1
      }
    guard let found = names.compactMap(\.self).first(where: { $0.first?.isUppercase == true })
    else { return nil }
    let name = Self.withoutFullStop(found)
    return source.stated(
      name.split(whereSeparator: \.isWhitespace).joined(separator: " "), name)
  }

  /// "Cohere Health for Humana", in the head: a reviewer and the plan that it reviews for.
  private func reviewedFor(_ source: LetterText) -> Substring? {
    source.lines.filter { !LetterText.isBlank($0) }.prefix(3).lazy
      .compactMap { Self.reviewed(in: LetterText.trimmed($0)) }.first
  }

  private static func reviewed(in line: Substring) -> Substring? {
    if let match = line.prefixMatch(of: Pattern.reviewing) { return match.output.1 }
    // "for Copper Ridge Health Plan", below who reviews.
    if let match = line.prefixMatch(of: Pattern.forInsurer),
      match.output.1.firstMatch(of: insurerWords) != nil
    {
      return match.output.1
    }
    guard let known = line.prefixMatch(of: Pattern.known) else { return nil }
    return line[known.range.upperBound...].prefixMatch(of: Pattern.forPlan)?.output.1
  }

  /// "You have the right to ask Evergreen Advantage HMO to review our decision."
  private func asked(_ source: LetterText) -> Stated<String>? {
    source.text.firstMatch(of: Pattern.asked).map {
      source.stated(String($0.output.1), $0.output.1)
    }
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
      // "BadgerCare Plus - Lakeshore Community Health Plan": a program, and the plan that runs it.
      let parts = whole.split(separator: Pattern.dash)
      let line = parts.first { $0.firstMatch(of: Self.insurerWords) != nil } ?? parts.first ?? whole
      guard line.count <= 60, !line.contains(":"),
        !line.replacing(Pattern.local, with: "").contains(where: \.isNumber),
        line.firstMatch(of: Pattern.noName) == nil,
        !LetterText.isLabel(line),
        // Who reviews or administers for a plan is not the plan.
        line.prefixMatch(of: Pattern.known) == nil
      else { continue }
      let isInsurer = line.firstMatch(of: Self.insurerWords) != nil
      let name = line.lowercased().replacing(Pattern.inBrackets, with: "")
      let isUsedAgain =
        line.firstMatch(of: Pattern.desk) == nil
        && source.text.lowercased().ranges(of: name).count > 1
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

  nonisolated(unsafe) static let insurerWords =
    /(?i)\b(?:\w*health\w*|insurance|plan|plans|blue\w*|tricare|aetna|cigna|humana|unitedhealthcare|anthem|medicare|medicaid|benefits?|veterans\s+affairs|palmetto\s+gba|noridian|novitas|first\s+coast\s+service|cgs\s+administrators|national\s+government\s+services|(?:welfare|trust|benefit)\s+funds?|assurance|mutual|casualty|indemnity|hmo|ppo|epo|ambetter|molina|centene)\b/

  private func labelledAdministrator(
    _ source: LetterText, besides payer: Stated<String>?
  ) -> Stated<String>? {
    let labels: Set = [
      "claims administrator", "claim administrator", "third party administrator", "administrator",
      "plan administrator", "fund administrator", "administrative office", "fund office", "ura",
      "utilization review agent", "utilization review organization",
    ]
    if let field = source.fields(labels).first(where: { $0.value != payer?.value[...] }) {
      return source.stated(String(field.value), field.words)
    }
    // "c/o Meridian Review Services, LLC", in the head.
    return heads(source).lazy.compactMap { $0.prefixMatch(of: Pattern.inCareOf)?.output.1 }.first
      .map { source.stated(String($0), $0) }
  }

  /// The company in the letter's head where it writes for a plan of another name.
  private func writer(_ source: LetterText, for payer: Stated<String>?) -> Stated<String>? {
    guard principal(source) != nil || carrier(source) != nil, let payer else { return nil }
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
    return source.text.firstMatch(of: Pattern.onBehalf).map {
      source.stated(String($0.output.1), $0.output.1)
    }
  }

  private static func withoutFullStop(_ name: Substring) -> Substring {
    var name = name
    while let last = name.last, ".,'’".contains(last) { name = name.dropLast() }
    return name
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let ownPlan =
    /(?i)\b(?:benefits?|health|welfare|medical)\b.*\bplan\b/
  nonisolated(unsafe) static let asked =
    /\b[Aa]sk(?:ing)?[ \t]+((?:[A-Z][\w&'’.-]*)(?:[ \t]+(?:of|and|[A-Z&][\w&'’.-]*))*(?:[ \t]+\([A-Z-]+\))?)[ \t]+(?:to[ \t]+review|for[ \t]+an[ \t]+appeal)/
  nonisolated(unsafe) static let noName =
    /(?i)\b(?:notice|denial|determination|letter|dear|important|decision|appeals?|contractor|request|explanation|statement|remittance|summary)\b/
  nonisolated(unsafe) static let onBehalf =
    /((?:[A-Z][\w&'’.-]*)(?:[ \t]+[A-Z&][\w&'’.-]*)*(?:,[ \t]+(?:Inc|LLC|LLP|Corp)\b\.?)?)(?:,[^,.\n]{0,80},|,)?\s+on\s+behalf\s+of\b/
  /// What a part of a payer is called.
  nonisolated(unsafe) static let desk =
    /(?i)\b(?:management|communications|review|department|unit|desk|support|relations|operations|correspondence|claims)$/
  nonisolated(unsafe) static let local = /(?i)\blocals?\s+(?:no\.?\s+)?\d{1,4}\b/
  nonisolated(unsafe) static let dash = /\s[-–—\/]\s/
  nonisolated(unsafe) static let inBrackets = /\s*\([^)]*\)$/
  nonisolated(unsafe) static let columns = /\t+|\s{3,}/
  nonisolated(unsafe) static let organisation =
    /(?i)\b(?:Inc|LLC|Review|Management|Solutions|Administrators|Benefits)\b/
  nonisolated(unsafe) static let administrator =
    /\b[Aa]dministered[ \t]+by[ \t]+((?:[A-Z][\w&'’-]*)(?:[ \t]+[A-Z&][\w&'’-]*)*)/
  nonisolated(unsafe) static let behalf =
    /(?i)\bon\s+behalf\s+of:?\s+(?:the\s+)?([A-Z][\w&'’.-]*(?:[ \t]+(?:(?:of|and|&)\s+(?:the\s+)?)?[A-Z][\w&'’.-]*)*)/
  nonisolated(unsafe) static let delegated =
    /\b(?:[Dd]elegated|[Uu]tilization[ \t]+[Mm]anagement)\b[^.\n]{0,40}\bfor[ \t]+((?:[A-Z][\w&'’.-]*)(?:[ \t]+(?:of|[A-Z&][\w&'’.-]*))*)/
  nonisolated(unsafe) static let administered =
    /\b[Aa]dminist(?:rator[ \t]+for|ering)(?:[ \t]+the)?\s+((?:[A-Z][\w&'’.-]*)(?:[ \t]+(?:of|and|[A-Z&][\w&'’.-]*))*)/
  nonisolated(unsafe) static let known =
    /(?i)\b(?:eviCore(?:[ \t]+healthcare)?|Carelon(?:[ \t]+Medical[ \t]+Benefits[ \t]+Management)?|Cohere[ \t]+Health|Evolent|TurningPoint(?:[ \t]+Healthcare[ \t]+Solutions)?|National[ \t]+Imaging[ \t]+Associates|RadMD|naviHealth|Optum|MedImpact|Magellan(?:[ \t]+Healthcare)?|Meritain(?:[ \t]+Health)?|UMR|WebTPA|HealthSCOPE(?:[ \t]+Benefits)?|Luminare(?:[ \t]+Health)?|Trustmark(?:[ \t]+Health[ \t]+Benefits)?|Humana[ \t]+Military|TriWest(?:[ \t]+Healthcare[ \t]+Alliance)?|Health[ \t]+Net[ \t]+Federal[ \t]+Services)\b/
  nonisolated(unsafe) static let forPlan =
    /,?[ \t]+(?:[Rr]eviewing[ \t]+)?[Ff]or:?[ \t]+([A-Z][\w&'’.-]*(?:[ \t](?:(?:of|and)[ \t]+(?:the[ \t]+)?)?[A-Z&][\w&'’.-]*)*)/
  nonisolated(unsafe) static let reviewing =
    /(?i:(?:reviewing|administered)[ \t]+for:?|for:)[ \t]+([A-Z][\w&'’.-]*(?:[ \t](?:(?:of|and)[ \t]+(?:the[ \t]+)?)?[A-Z&][\w&'’.-]*)*)/
  nonisolated(unsafe) static let forInsurer =
    /for[ \t]+(?:the[ \t]+)?([A-Z][\w&'’.-]*(?:[ \t](?:(?:of|and)[ \t]+(?:the[ \t]+)?)?[A-Z&][\w&'’.-]*)*)/
  /// "eviCore healthcare (eviCore) manages musculoskeletal services for": by who is known to review.
  nonisolated(unsafe) static let managed =
    /\b(?:eviCore|Carelon|Cohere|Evolent|TurningPoint|Magellan|Optum)\b[^.\n]{0,60}?\b(?:manages|reviews|administers|handles)\b[^.]{0,80}?\bfor\s+(?:the\s+)?((?:[A-Z][\w&'’-]*)(?:[ \t\n]+(?:of|[A-Z&][\w&'’-]*))*)/
  nonisolated(unsafe) static let against =
    /\s*[A-Z][A-Za-z .'’-]{2,40}\s+vs?\.\s+([A-Z][\w&'’., -]{2,60}\w)\s*/
  nonisolated(unsafe) static let injury =
    /(?i)\binjured\s+(?:worker|employee)\b|\bworkers['’]?\s+compensation\b/
  nonisolated(unsafe) static let tricare = /\bTRICARE\b/
  nonisolated(unsafe) static let inCareOf =
    /(?i)c\/o[ \t]+([A-Z][^\d,]{3,60}(?:,[ \t]+(?:LLC|LLP|Inc)\b\.?)?)/
  nonisolated(unsafe) static let guideline =
    /(?i)^[ \t,]*(?:CMM-|(?:clinical[ \t]+|medical[ \t]+|spine[ \t]+|musculoskeletal[ \t]+)*(?:guideline|criteria|polic))/
}
