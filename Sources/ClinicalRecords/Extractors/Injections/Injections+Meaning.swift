import Claims

extension Injections {
  /// "ESI level 3", "ESI: 3" in triage; "epidural anesthesia", "in labor".
  func isOtherMeaning(_ range: Range<Int>, in note: MarkedNote) -> Bool {
    let tokens = note.tokens
    let end = range.upperBound
    // "No further ESI" says nothing of those had.
    let ahead = tokens[max(0, range.lowerBound - 3)..<range.lowerBound].map(\.text)
    if ahead.contains("no"),
      ahead.contains(where: ["further", "more", "additional", "repeat"].contains)
    {
      return true
    }
    let following = tokens[min(end, tokens.count)..<min(end + 3, tokens.count)].map(\.text)
    // "Interlaminar ESI request", the title of a note.
    if let next = following.first, Self.asked.contains(next) { return true }
    // "RFA for C5-6 ACDF", "RFA submitted", "DWC Form RFA": a request for authorization.
    if tokens[range.lowerBound].text == "rfa",
      following.first.map({ Self.ofRequest.contains($0) }) ?? false
        || following.starts(with: ["(", "request"]) || ahead.last == "form"
    {
      return true
    }
    if tokens[range.lowerBound].text == "esi" {
      if following.first == "level", following.dropFirst().contains(where: { Int($0) != nil }) {
        return true
      }
      if following.first == ":", following.count > 1, Int(following[1]) != nil { return true }
    }
    if following.contains(where: { Self.afterOther.contains($0) }), range.count < 3 { return true }
    // "An epidural" is an injection unless of a birth or an operation; "epidural spread" is none.
    guard range.count == 1, tokens[range.lowerBound].text == "epidural" else { return false }
    // "An epidural", "left C5-6 epidural".
    let place = max(0, range.lowerBound - 4)..<range.lowerBound
    let isPlaced = note.levels(in: place).last?.tokens.upperBound == range.lowerBound
    // "Epidural 5/7/26 at L3-4".
    if end < tokens.count, note.dates.date(at: end, before: tokens.count) != nil { return false }
    guard range.lowerBound > 0,
      isPlaced || Self.articles.contains(tokens[range.lowerBound - 1].text)
    else { return true }
    if let next = following.first, Self.epiduralParts.contains(next) { return true }
    return tokens[note.sentenceTokens(around: range)].contains { token in
      ["labor", "labour", "deliver", "cesarean", "pregnan", "birth", "anesthe", "postpartum"]
        .contains { token.text.hasPrefix($0) }
    }
  }

  private static let ofRequest: Set<String> = [
    "for", "submitted", "sent", "faxed", "filed", "form", "attached",
  ]
  private static let asked: Set<String> = ["request", "requests", "authorization"]
  private static let articles: Set<String> = [
    "an", "one", "first", "second", "third", "last", "another", "her", "his",
  ]
  private static let epiduralParts: Set<String> = [
    "spread", "injectate", "compression", "mass", "component", "collection", "enhancement",
    "lesion",
    "tumor", "extension", "spinal",
  ]
  private static let afterOther: Set<String> = [
    "anesthesia", "anesthetic", "hematoma", "abscess", "space", "fat", "fibrosis", "lipomatosis",
    "veins", "needle", "catheter", "triage", "acuity", "labor", "scarring", "scar",
  ]
}
