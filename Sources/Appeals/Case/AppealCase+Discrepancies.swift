import Claims
import ClinicalRecords
public import MedicalPolicies

extension AppealCase {
  /// What a person has to settle: where the denial letter says two things, or something else than the
  /// case. Each completes "settle that".
  public var unsettled: [String] {
    (denial?.contradictions ?? [])
      + [approvedAlready, otherProcedures, otherPolicy, otherCoverage, otherSide]
      .compactMap(\.self) + daysOutOfOrder
  }

  private var otherSide: String? {
    otherSideDocument.map {
      "\($0) tells of symptoms or signs on the other side than the request, and no note of that one"
    }
  }

  private var approvedAlready: String? {
    let approved = (denial?.approvedProcedures ?? []).filter(request.procedureCodes.contains)
    return approved.isEmpty
      ? nil
      : "the denial letter approves \(approved.joined(separator: ", ")), which the request still asks "
        + "for: leave it out of the case file"
  }

  private var otherProcedures: String? {
    let denied = (denial?.procedures ?? []).map(\.value)
    let others = denied.filter { !request.procedureCodes.contains($0) }
    return others.isEmpty
      ? nil
      : "the denial letter names \(others.joined(separator: ", ")), which the request does not"
  }

  private var otherPolicy: String? {
    guard let denial, otherMatter == nil, let policy = argument?.evaluation.policy,
      !denial.policies.isEmpty,
      !denial.names(policy)
    else { return nil }
    let named = denial.policies.map(\.value).joined(separator: "; ")
    return "the denial letter names \(named), and \(policy.number) is argued"
  }

  private var otherCoverage: String? {
    guard let stated = denial?.lineOfBusiness?.value, filing.lineOfBusiness != .unknown,
      stated != filing.lineOfBusiness
    else { return nil }
    return "the denial letter is of \(Self.words(stated)) and the case file says "
      + Self.words(filing.lineOfBusiness)
  }

  private static func words(_ coverage: LineOfBusiness) -> String {
    coverage.rawValue.replacing("-", with: " ") + " coverage"
  }
}

extension DenialLetter {
  /// Whether the letter names the policy, by its number as written or by its digits; of one text with
  /// several numbers (`L39741|L39758`, one of each contractor) by any. Without a number a whole title
  /// of three words or more names it as well, and so does its subject beside who administers it
  /// ("Carelon Spine Surgery").
  public func names(_ policy: Policy) -> Bool {
    let names = policies.map { $0.value.lowercased() }
    let title = policy.title.lowercased()
    if title.split(separator: " ").count >= 3,
      names.contains(where: { $0.contains(title) && !$0.contains(where: \.isNumber) })
    {
      return true
    }
    let subject = title.split(separator: ":").dropFirst().last.map { LetterText.trimmed($0) } ?? ""
    if let administrator = policy.administrator?.lowercased().split(separator: " ").first,
      subject.contains(" "),
      names.contains(where: {
        $0.contains(subject) && $0.contains(administrator) && !$0.contains(where: \.isNumber)
      })
    {
      return true
    }
    return policy.number.lowercased().split(separator: "|").contains { number in
      let digits = number.filter(\.isNumber)
      return names.contains { name in
        name.contains(number) || (digits.count >= 3 && name.filter(\.isNumber) == digits)
      }
    }
  }
}
