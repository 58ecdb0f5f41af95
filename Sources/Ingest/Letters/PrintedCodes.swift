public import Claims

/// The adjustment reason and remark codes that a letter or explanation of payment prints.
///
/// A number is a reason code only where the letter says so: after a group (`CO-50`), or after words
/// such as `reason code` or `CARC`. A remark code must stand beside one, for diagnoses (`M48.06`),
/// masks (`N95`) and modifiers look alike, and so does the physician's report of a workers' compensation
/// claim (`PR-2`). What is not certain is left out.
public struct PrintedCodes: Sendable, Hashable {
  /// A reason with its group, where one is printed.
  public struct Reason: Sendable, Hashable {
    public var group: AdjustmentGroup?
    public var code: String

    public init(group: AdjustmentGroup? = nil, code: String) {
      self.group = group
      self.code = code
    }
  }

  /// In the order of the text, each once.
  public private(set) var reasons: [Reason] = []
  public private(set) var remarks: [String] = []

  public init(in text: String) {
    // No patient bears a share of such a claim, so that no code of one is lost.
    let isOfInjury =
      text.contains(/(?i)\bworkers['’]?\s*comp|\binjured\s+(?:worker|employee)\b|\bMTUS\b|\bDWC\b/)
    for line in text.split(whereSeparator: \.isNewline) {
      read(String(line), isOfInjury: isOfInjury)
    }
  }

  private mutating func read(_ line: String, isOfInjury: Bool) {
    let before = reasons.count
    for match in line.matches(of: /\b(CO|PR|OA|PI)\s?[-–]?\s?([AB]?\d{1,3})\b(?!\.\d)/) {
      let isReport = match.1 == "PR" && ["2", "3", "4"].contains(match.2)
      if isReport, isOfInjury || Self.namesReport(match.range, in: line) { continue }
      add(Reason(group: AdjustmentGroup(rawValue: String(match.1)), code: String(match.2)))
    }
    let named =
      /(?i)\b(?:(?:reason|denial|adjustment)\s+codes?|CARC)\s*(?:\(CARC\))?\s*[:#]?\s*([AB]?\d{1,3})\b(?![\/.,-]?\d)/
    for match in line.matches(of: named) { add(Reason(code: String(match.1))) }
    let isRemarkLine = line.contains(/(?i)\b(remarks?|RARC)\b/)
    guard isRemarkLine || reasons.count > before else { return }
    for match in line.matches(of: /\b(MA\d{2,3}|[MN]\d{1,3})\b(?!\.)/) {
      let code = String(match.1)
      if !remarks.contains(code) { remarks.append(code) }
    }
  }

  /// "The PR-2 reports leg pain", "PR-4 of 6/1/2026": a paper, with words beside it that no code has.
  private static func namesReport(_ range: Range<String.Index>, in line: String) -> Bool {
    line[..<range.lowerBound].contains(/(?i)\b(?:the|a|an|with|his|her|each|latest|prior)\s+$/)
      || line[range.upperBound...].prefixMatch(
        of: /(?i)\s+(?:(?:progress\s+)?reports?|forms?|notes?|dated|of\s+\d|from\s+\d)\b/) != nil
  }

  private mutating func add(_ reason: Reason) {
    if let place = reasons.firstIndex(where: { $0.code == reason.code }) {
      if reasons[place].group == nil { reasons[place].group = reason.group }
    } else {
      reasons.append(reason)
    }
  }
}
