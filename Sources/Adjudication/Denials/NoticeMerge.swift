import Claims

/// Merges a letter, or a row of the practice's denial list, into the denial it speaks of.
///
/// The letter wins on its date, its printed deadline, the documents on file and what it is about;
/// the first letter that says something is believed, of several last days the earliest, and what
/// disagrees is told: so it does not matter in which order they were loaded. The denial is known
/// from the first day that any of them told of it; a letter dated after the claim was taken up again
/// answers that, and is not merged.
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
  /// largest of those that the letter's procedures do not rule out.
  ///
  /// A letter for another reason than the remittance's still speaks of the same lines, and their
  /// dollars are denied once.
  func target(of notice: DenialNotice, among denials: [Denial]) -> Int? {
    for category in [codedCategory(notice), notice.category].compactMap(\.self) {
      let index = denials.firstIndex { $0.reading.category == category }
      if let index { return index }
    }
    let possible = denials.indices.filter { index in
      denials[index].reading.category != .duplicate
        && !notice.namesOtherProcedures(than: denials[index])
    }
    return possible.max { one, other in
      (denials[one].denied ?? .zero, -one) < (denials[other].denied ?? .zero, -other)
    }
  }

  /// `others` are the categories of the claim's other denials.
  func merge(_ notice: DenialNotice, into denial: inout Denial, besides others: [DenialCategory]) {
    let isFirst = denial.noticeDay == nil
    // A letter's date goes before what the practice wrote down.
    if isFirst || (denial.noticeOrigin == .export && notice.origin == .letter) {
      denial.noticeDay = notice.noticeDay
      denial.noticeOrigin = notice.origin
    }
    mergeDeadline(of: notice, into: &denial)
    // Of several the first: whoever calls by then is in time for all.
    denial.statedCallDay = [denial.statedCallDay, notice.statedCallDay].compactMap(\.self).min()
    if denial.documentsOnFile == nil {
      denial.documentsOnFile = notice.documentsOnFile
      denial.documentsAtTriage = notice.documentsAtTriage
    }
    if denial.lineOfBusiness == .unknown { denial.lineOfBusiness = notice.lineOfBusiness }
    if denial.diagnoses.isEmpty { denial.diagnoses = notice.diagnoses }
    denial.knownDay = min(denial.knownDay, notice.noticeDay)
    guard let said = notice.category ?? codedCategory(notice), said != .unclassified,
      said != denial.reading.category
    else { return }
    let both =
      "says \(said.words), the \(isFirst ? "codes say" : "first says") "
      + denial.reading.category.words
    if others.contains(said) {
      denial.contradictions.append("the letter gives the category of another denial of the claim")
    } else if !others.isEmpty {
      denial.contradictions.append(
        "a letter \(both): it may speak of another of the claim's denials")
    } else if isFirst || denial.reading.category == .unclassified {
      // Codes that nobody can read contradict no letter.
      if denial.reading.category != .unclassified {
        denial.contradictions.append("the letter \(both): the letter is followed")
      }
      denial.key = denial.key.replacingCategory(denial.reading.category, with: said)
      let read = reading(of: notice)
      denial.reading = denial.isPreService ? read.beforeService : read
    } else {
      denial.contradictions.append("a second letter \(both): the first is followed")
    }
  }

  private func mergeDeadline(of notice: DenialNotice, into denial: inout Denial) {
    guard let said = notice.statedDeadline, said != denial.statedDeadline else { return }
    guard let known = denial.statedDeadline else {
      denial.statedDeadline = said
      denial.statedDeadlineOrigin = notice.origin
      return
    }
    guard notice.origin == denial.statedDeadlineOrigin else {
      // Letters come first.
      denial.contradictions.append(
        "the practice's list gives another last day to appeal than the letter: the letter is followed"
      )
      return
    }
    denial.statedDeadline = min(known, said)
    denial.contradictions.append(
      "\(notice.origin == .letter ? "letters give" : "the practice's list gives") more than one last "
        + "day to appeal: the earliest is followed")
  }
}

extension [DenialNotice] {
  /// Letters before the practice's own list, each by their day: the order in which they are believed.
  var asBelieved: [DenialNotice] {
    sorted { left, right in
      let (one, other) = (left.origin == .letter ? 0 : 1, right.origin == .letter ? 0 : 1)
      return (one, left.noticeDay, left.reference) < (other, right.noticeDay, right.reference)
    }
  }
}

extension DenialNotice {
  /// Whether letter and denial both name procedures and none in common.
  fileprivate func namesOtherProcedures(than denial: Denial) -> Bool {
    let theirs = Set(denial.procedures.map(\.code))
    return !procedures.isEmpty && !theirs.isEmpty
      && theirs.isDisjoint(with: procedures.map(\.code))
  }
}

extension ReasonReading {
  /// Before the service nothing can be authorized after the fact, so that the refusal is appealed, and
  /// no operation has been reported.
  var beforeService: ReasonReading {
    var reading = self
    if route == .retroAuthorization { reading.route = .authorizationAppeal }
    reading.expectedDocuments.removeAll { $0.hasPrefix("operative report") }
    return reading
  }
}

extension DenialCategory {
  fileprivate var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}

extension String {
  fileprivate func replacingCategory(_ old: DenialCategory, with new: DenialCategory) -> String {
    split(separator: "|", omittingEmptySubsequences: false)
      .map { $0 == old.rawValue ? new.rawValue : String($0) }.joined(separator: "|")
  }
}
