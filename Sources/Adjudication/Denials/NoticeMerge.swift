import Claims

/// Merges a letter, or a row of the practice's denial list, into the denial it speaks of.
///
/// The letter wins on its date, its printed deadline, the documents on file and a category given by
/// a person; the first letter that says something is believed. What is merged moves the denial's
/// known day to the letter's, so that nothing of it is used earlier; a letter dated after the claim
/// was taken up again answers that, and is not merged.
struct NoticeMerge {
  let catalogue: ReasonCatalogue

  /// The category of the letter's codes; `nil` where it states none.
  func codedCategory(_ notice: DenialNotice) -> DenialCategory? {
    guard notice.reason != nil,
      case .denial(let reading) = catalogue.reading(
        group: notice.adjustmentGroup, reason: notice.reason, remarks: notice.remarks)
    else { return nil }
    return reading.category
  }

  /// The category a letter is read as: a person's, else that of its codes, else unclassified.
  func reading(of notice: DenialNotice) -> ReasonReading {
    var reading = catalogue.reading(of: notice.category ?? .unclassified)
    let coded = catalogue.reading(
      group: notice.adjustmentGroup, reason: notice.reason, remarks: notice.remarks)
    if notice.reason != nil, case .denial(let byCode) = coded,
      notice.category == nil || notice.category == byCode.category
    {
      reading = byCode
    }
    return reading
  }

  /// The denial that a letter speaks of: of the same code, else of the category given, else the
  /// only one, when the letter leaves no choice.
  func target(of notice: DenialNotice, among denials: [Denial]) -> Int? {
    if let coded = codedCategory(notice),
      let index = denials.firstIndex(where: { $0.reading.category == coded })
    {
      return index
    }
    if let category = notice.category,
      let index = denials.firstIndex(where: { $0.reading.category == category })
    {
      return index
    }
    return notice.reason == nil && denials.count == 1 ? 0 : nil
  }

  /// `isTaken` says that the claim has another denial of the category given.
  func merge(_ notice: DenialNotice, into denial: inout Denial, isTaken: Bool) {
    if denial.noticeDay == nil { denial.noticeDay = notice.noticeDay }
    if denial.statedDeadline == nil { denial.statedDeadline = notice.statedDeadline }
    if denial.documentsOnFile == nil { denial.documentsOnFile = notice.documentsOnFile }
    if denial.lineOfBusiness == .unknown { denial.lineOfBusiness = notice.lineOfBusiness }
    if denial.diagnoses.isEmpty { denial.diagnoses = notice.diagnoses }
    denial.knownDay = max(denial.knownDay, notice.noticeDay)
    guard let category = notice.category, category != denial.reading.category else { return }
    if isTaken {
      denial.contradictions.append("the letter gives the category of another denial of the claim")
      return
    }
    denial.key = denial.key.replacingCategory(denial.reading.category, with: category)
    denial.reading = catalogue.reading(of: category)
    denial.contradictions.append("the letter gives another category than the codes")
  }
}

extension String {
  fileprivate func replacingCategory(_ old: DenialCategory, with new: DenialCategory) -> String {
    split(separator: "|", omittingEmptySubsequences: false)
      .map { $0 == old.rawValue ? new.rawValue : String($0) }.joined(separator: "|")
  }
}
