import Claims
import ClinicalRecords

/// The numbers that the payer gave the matter.
extension DenialLetterReader {
  /// Behind its label; else where a sentence gives one.
  func readReferences(_ source: LetterText, _ letter: inout DenialLetter) {
    for field in source.fields {
      guard let kind = Self.referenceKind(field.label),
        // Groups of digits go on: "2610 0588 12", and no date behind them.
        let match = field.value.prefixMatch(of: Pattern.identifier),
        match.output.contains(where: \.isNumber),
        // "Request: 63047 L4-5" is what was asked for.
        !Self.services.contains(field.label)
          || match.output.wholeMatch(of: Pattern.procedure) == nil
            && LetterText.levels(in: match.output).isEmpty
      else { continue }
      let reference = DenialLetter.Reference(kind: kind, number: String(match.output))
      guard !letter.references.contains(where: { $0.value == reference }) else { continue }
      letter.references.append(source.stated(reference, field.words))
    }
    guard letter.references.isEmpty else { return }
    letter.references = toldReference(source).map { [$0] } ?? []
  }

  /// "Please give reference 2026-TR-7719 in any inquiry", "(Reference: AB-20260)".
  private func toldReference(_ source: LetterText) -> Stated<DenialLetter.Reference>? {
    source.sentences.lazy.compactMap { sentence -> Stated<DenialLetter.Reference>? in
      guard let match = sentence.firstMatch(of: Pattern.told),
        match.output.2.contains(where: \.isNumber),
        let kind = Self.referenceKind(match.output.1.lowercased())
      else { return nil }
      return source.stated(
        DenialLetter.Reference(kind: kind, number: String(match.output.2)), match.output.0)
    }.first
  }

  /// "reference/tracking" is what either of its words is.
  private static func referenceKind(_ label: String) -> DenialLetter.Reference.Kind? {
    referenceKinds[label]
      // "URA reference", "health plan case": by its last word.
      ?? label.split(separator: " ").last.flatMap { word in
        ["reference", "case", "authorization", "precertification", "tracking", "claim"]
          .contains(word) && !label.hasPrefix("date")
          ? referenceKinds[String(word)] : nil
      }
      ?? label.split(separator: "/").lazy
      .compactMap { referenceKinds[String(LetterText.trimmed($0))] }.first
  }

  /// Labels of what is asked for as well as of its number.
  private static let services: Set = ["request", "service request", "order"]

  private static let referenceKinds: [String: DenialLetter.Reference.Kind] = {
    let names: [(DenialLetter.Reference.Kind, [String])] = [
      (.case, ["case", "case id", "review", "review id", "episode", "episode id", "event id"]),
      (
        .reference,
        [
          "reference", "ref", "ref.", "our ref", "reference id", "tracking", "tracking id",
          "our reference",
          "document control", "determination", "our file", "original reference", "um ref",
          "um reference", "um case",
        ]
      ),
      (
        .authorization,
        [
          "authorization", "auth", "auth request", "authorization request", "prior authorization",
          "service request", "service authorization", "request", "request id", "certification",
          "precertification", "pre-certification", "pre-cert", "precert", "order", "order id",
          "prior approval request", "prior approval", "service reference", "notification", "utn",
          "referral", "referral id", "referral/authorization",
          "auth id", "authorization id", "auth tracking",
        ]
      ),
      (.claim, ["claim", "claim id", "icn", "claim control"]),
      (.appeal, ["appeal", "appeal id", "appeal case"]),
    ]
    return Dictionary(
      names.flatMap { kind, labels in labels.map { ($0, kind) } },
      uniquingKeysWith: { first, _ in first })
  }()
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let procedure = /\d{5}/
  nonisolated(unsafe) static let identifier =
    /[A-Za-z0-9][A-Za-z0-9\/-]+\d(?: \d{2,4}(?![\w\/.:-]))+|[A-Za-z0-9][A-Za-z0-9\/-]{3,}/
  /// A number with a dash, or of five digits; with another word than "reference" its label says "number".
  nonisolated(unsafe) static let told =
    /(?i)\b(?:(?=reference)|(?=\w+\s+(?:number|no\.|#|id)))(reference|case|authorization|tracking)(?:\s+(?:number|no\.|#|id))?:?\s+((?-i:[A-Z0-9]{2,}(?:-[A-Z0-9]+)+|[A-Z]{0,4}\d{5,}[A-Z\d]*))(?![\w-])/
}
