import Claims

/// Whom the letter is about.
extension DenialLetterReader {
  func readMember(_ source: LetterText, _ letter: inout DenialLetter) {
    let names: Set = [
      "member name", "patient name", "member", "patient", "enrollee", "enrollee name",
      "name of member", "subscriber name", "subscriber", "insured", "beneficiary",
      "beneficiary name", "name of patient", "injured worker", "injured employee", "injured person",
      "eligible injured person", "injured party", "customer",
      "customer name", "name",
      "participant", "participant name", "claimant", "claimant name", "employee", "veteran",
      "veteran name", "covered person", "recipient", "recipient name",
    ]
    let numbers: Set = [
      "member id", "member", "subscriber id", "id", "identification", "medicare", "enrollee id",
      "medicaid id", "recipient id", "cin",
      "customer id", "member identification", "member id number",
      "subscriber", "mbi", "plan member id", "health plan id", "participant id", "your id",
      "contract id", "health record", "patient id", "patient identification", "employee id",
    ]
    let births: Set = [
      "date of birth", "dob", "birth date", "member date of birth", "patient dob",
      "patient date of birth", "member dob", "birthdate",
    ]
    let named = source.fields(names).compactMap { field in
      Self.name(in: field.value).map { (field: field, name: $0) }
    }
    // Who holds the policy need not be who was treated.
    let own = named.first { !Self.holders.contains($0.field.label) } ?? named.first
    letter.member.name =
      own.map { source.stated(String($0.name), $0.field.words) }
      ?? besideNumber(source, numbers) ?? inSubject(source)?.name ?? salutation(source)
      ?? represented(source)
    let members = named.filter { Self.memberLabels.contains($0.field.label) }.map(\.name)
    let isOther = members.contains { name in
      members.first.map { Self.words($0).isDisjoint(with: Self.words(name)) } ?? false
    }
    if isOther { letter.contradictions.append("the letter speaks of more than one member") }
    // "Humana ID", of a letter of Humana's.
    let plans = [letter.payer, letter.administrator].compactMap(\.self)
      .flatMap { Self.words($0.value[...]) }.map { $0 + " id" }
    letter.member.number =
      source.fields(numbers.union(plans)).lazy.compactMap { field -> Stated<String>? in
        guard
          let match = field.value.prefixMatch(of: Pattern.memberNumber),
          match.output.contains(where: \.isNumber)
        else { return nil }
        return source.stated(String(match.output), field.words)
      }.first ?? federalContract(source)
      ?? (letter.member.name == nil ? nil : inSubject(source)?.number)
    letter.member.birthDay =
      source.fields(births).lazy.compactMap { field in
        LetterText.days(in: field.value).first.map { source.stated($0.day, field.words) }
      }.first
  }

  /// "Robin Synfield      Contract ID: R55512034": a name at the head of the line with the number.
  private func besideNumber(_ source: LetterText, _ labels: Set<String>) -> Stated<String>? {
    source.fields(labels).lazy.compactMap { field -> Stated<String>? in
      let line = source.line(around: field.words)
      let name = LetterText.trimmed(line[..<field.words.startIndex])
      guard name.wholeMatch(of: Pattern.personName) != nil,
        name.firstMatch(of: Self.insurerWords) == nil
      else { return nil }
      return source.stated(String(name), name)
    }.first
  }

  /// "Contract #: R61200417": so federal plans number a member; other contracts are a plan's.
  private func federalContract(_ source: LetterText) -> Stated<String>? {
    source.fields(["contract"]).lazy.compactMap { field in
      field.value.prefixMatch(of: Pattern.federalNumber).map {
        source.stated(String($0.output), field.words)
      }
    }.first
  }

  /// "RE: Robin Synfield     R44120087": a name behind "RE:" with a number beside it.
  private func inSubject(
    _ source: LetterText
  ) -> (name: Stated<String>, number: Stated<String>)? {
    source.lines.lazy.compactMap { line in
      (line.prefixMatch(of: Pattern.namedSubject) ?? line.prefixMatch(of: Pattern.listedSubject))
        .map { match in
          (
            source.stated(String(match.output.1), match.output.1),
            source.stated(String(match.output.2), match.output.2)
          )
        }
    }.first
  }

  /// "Dana Synwell, MD, authorized representative of Robin Synfield".
  private func represented(_ source: LetterText) -> Stated<String>? {
    source.text.firstMatch(of: Pattern.represented).map {
      source.stated(String($0.output.1), $0.output.1)
    }
  }

  private static let holders: Set = ["insured", "subscriber", "subscriber name", "employee"]

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
  nonisolated(unsafe) static let memberNumber =
    /(?:[A-Z]{2,4} \d{2,}|[A-Z]?\d{2,3} \d{2,3}|[A-Za-z0-9][A-Za-z0-9-]{4,})(?: \d{2,5}(?![\w\/.:-]))*/
  nonisolated(unsafe) static let personName = /[A-Z][a-z'’-]+(?: [A-Z][A-Za-z.'’-]*){1,3}/
  nonisolated(unsafe) static let memberCut =
    /(?i)\s*(?:(?:[,;(]\s*|\s{2,})(?:member\s+)?(?:ID|DOB|no\b|#)|\()/
  nonisolated(unsafe) static let namedSubject =
    /\s*(?i:re):\s*([A-Z][a-z'’-]+(?: [A-Z][A-Za-z.'’-]*){1,2})(?:\s{2,}|,\s*|\s*\()(?:(?i:(?:member\s+)?ID)[:#]?\s*)?([A-Z]{0,4}\d[\dA-Z-]{4,})\b/
  /// "RE: SYNFIELD, ROBIN     MEMBER ID CRH1140087": so only with a label before the number.
  nonisolated(unsafe) static let listedSubject =
    /\s*(?i:re):\s*([A-Z][A-Za-z'’-]+,? [A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*)?)(?:\s{2,}|,\s*|\s*\()(?i:(?:member\s+)?ID)[:#]?\s*([A-Z]{0,4}\d[\dA-Z-]{4,})\b/
  nonisolated(unsafe) static let represented =
    /\brepresentative\s+of\s+([A-Z][a-z'’-]+(?: [A-Z][A-Za-z.'’-]*){1,2})/
  nonisolated(unsafe) static let federalNumber = /R\d{8}\b/
  nonisolated(unsafe) static let yourPlan =
    /(?i)\byour\s+(?:claim|plan|coverage|doctor|physician|benefits?|symptoms|(?:[\w-]+\s+)?appeal)(?:['’]s)?\b/
  nonisolated(unsafe) static let salutation =
    /(?:^|\n)\s*Dear\s+([A-Z][A-Za-z'’-]+(?:[ \t]+[A-Z][A-Za-z.'’-]*){1,3})\s*[:,]/
  nonisolated(unsafe) static let title = /(?:Dr|Doctor|Provider|Member|Sir)\b/
}
