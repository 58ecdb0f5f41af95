import ClinicalRecords
import Documents
import MedicalPolicies

/// What every letter of a case begins and ends with.
struct LetterHead {
  let appeal: AppealCase
  let payer: String
  let review: AppealLetter.Review

  var letterhead: [Block] {
    let practice = appeal.practice
    return ([practice.name] + practice.addressLines + [practice.phone].compactMap(\.self))
      .asLines
  }

  /// Each level has its own address: the letter it answers gives it, or a person fills it in.
  func addressee(of kind: LetterKind, after denial: DenialLetter) -> [Block] {
    switch kind {
    case .externalReview, .independentReview:
      Self.outside(after: (kind.answersUpholding ? appeal.upholding : nil) ?? denial).asLines
    case .independentReconsideration:
      [Self.blank("The qualified independent contractor named in the notice")].asLines
    default: addressee(of: (kind.answersUpholding ? appeal.upholding : nil) ?? denial)
    }
  }

  func addressee(of letter: DenialLetter) -> [Block] {
    let places = [letter.appealAddress?.value, letter.appealFax.map { "Fax \($0.value)" }]
      .compactMap(\.self)
    guard let first = places.first else { return [Self.blank(payer)].asLines }
    // The address may begin with the payer's name.
    return ((first.hasPrefix(payer) ? [] : [payer]) + places).asLines
  }

  /// Where the letter gives the reviewer's own address, or one to send the request for it to, that;
  /// never the payer's for appeals.
  private static func outside(after letter: DenialLetter) -> [String] {
    let name = OutsideReviewer(named: letter).name
    guard let address = letter.appealAddress else { return [blank(name)] }
    let offer = letter.windows.first {
      $0.value.purpose == .externalReview && isBehind($0.quote, address.quote, in: letter.text)
    }
    return [address.value.hasPrefix(name) || offer != nil ? address.value : blank(name)]
  }

  /// "... within four months. Write to: Example Plan, External Review, PO Box 660": within its sentence
  /// or at the head of the next, and not "mail your appeal to".
  private static func isBehind(_ offer: Quote, _ address: Quote, in text: String) -> Bool {
    let (end, start) = (offer.range.upperBound, address.range.lowerBound)
    guard offer.range.lowerBound < start, start - end < 30 else { return false }
    let between = text.utf8.dropFirst(end).prefix(max(0, start - end))
    return !String(decoding: between, as: UTF8.self).lowercased().contains("appeal")
  }

  private static func blank(_ name: String) -> String {
    name + ", at: ______________________________"
  }

  func identification(_ denial: DenialLetter) -> [Block] {
    let member = appeal.member
    let numbers = [denial, appeal.upholding].compactMap(\.self).flatMap(\.references).map(\.value)
    let references = numbers.reduce(into: [DenialLetter.Reference]()) { unique, number in
      if !unique.contains(number) { unique.append(number) }
    }
    let filer =
      switch appeal.filing.filer {
      case .practice: "The practice"
      case .member: "The member, with written authorization"
      }
    return [
      .definitions(
        [
          Definition("Member", member.name.map { .text($0) } ?? .unknown),
          Definition("Date of birth", member.birthDay.map { .text($0.inWords) } ?? .unknown),
          Definition(
            "Member number",
            (member.number ?? denial.member.number?.value).map { .text($0) } ?? .unknown),
        ] + references.map { Definition($0.kind.words, .text($0.number)) } + [
          Definition("Filed by", .text(filer)),
          Definition("Requested", .text(appeal.requestWords)),
          Definition("Diagnoses", .text(appeal.request.diagnosisCodes.joined(separator: ", "))),
        ])
    ]
  }

  /// Why, in the payer's words, each with its place; a link where the letter has excerpts.
  func reasons(of letter: DenialLetter, _ exhibits: Exhibits? = nil) -> [Block] {
    letter.reasons.map { quote in
      let place = exhibits?.link(quote) ?? .text("\(quote.document), \(quote.place)")
      return .quotation([.text(quote.oneLine)], source: [place])
    }
  }

  var signature: [Block] {
    let practice = appeal.practice
    let surgeon = [practice.surgeon, practice.credentials].compactMap(\.self)
      .joined(separator: ", ")
    return [
      .paragraph("Sincerely,"), .paragraph("Signature: ______________________________"),
      .paragraph(surgeon.isEmpty ? "Name: ______________________________" : surgeon),
      .paragraph(practice.name), .paragraph("Review status: \(review.words)."),
    ]
  }
}

extension [String] {
  /// One paragraph, each on its line.
  fileprivate var asLines: [Block] {
    [.prose(Array<Span>(map { [Span.text($0)] }.joined(separator: [.lineBreak])))]
  }
}
