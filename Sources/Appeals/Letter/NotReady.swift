public import Claims

/// Why a letter or card is not made, and what to get first.
///
/// It names documents, lines, sections and criteria; words of the record are not repeated.
public struct NotReady: Error, Sendable, Hashable {
  /// In the order in which they should be settled.
  public let gaps: [Gap]

  public init(_ gaps: [Gap]) {
    self.gaps = gaps
  }

  public enum Gap: Sendable, Hashable {
    case otherRoute(Route)
    case forwardedByPlan
    case hearing
    case reviewFirst
    case otherPatient(differences: String)
    /// A new red flag: the surgeon first, the letter later.
    case safety(document: String, line: Int)
    /// The record says that the operation is not wanted, or not indicated.
    case notWanted(document: String, line: Int)
    case levelMismatch(against: String)
    case sideMismatch(against: String)
    case requestIncomplete(String)
    case conflict(criterion: String)
    case documentMissing(String)
    case quoteChanged(document: String, line: Int)
    case noLetterDay
    case writtenBeforeDenial
    case noReason
    /// No policy governs, and the chart has nothing to argue from either, as symptoms alone are not; with
    /// what the denial calls the policy that it used.
    case nothingToCite(named: [String])
    case policyNotInForce(String)
    /// Several policies in force speak of the request, and the denial names none of them.
    case severalPolicies([String])
    case noCite(criterion: String)
    /// The criterion's text was not read in the original.
    case unverified(criterion: String, section: String)
    case criterionOpen(criterion: String, verdict: String)
    /// Another pathway of the policy is met, and may be for another condition.
    case otherPathwayMet(String)
    case authorization
    /// A further level without the decision it answers.
    case noUpholding(level: String)
    /// That decision has no day, or gives no reason, that could be read.
    case upholdingUnread(String)
    /// It is not dated after the denial it is said to uphold.
    case upholdingEarlier(String)
    /// It approves, or overturns the denial.
    case upholdingApproves(String, line: Int)
    /// It says that the payer's own appeals are used up, so that it hears no second one.
    case appealsOver(String, line: Int)
    /// The reason for haste stands in no note.
    case noUrgency
    case urgencyTooShort
    /// A note has the words and denies or doubts them, or says them of another person or time.
    case urgencyDenied(document: String, line: Int)
    case recordsNotAsked
    /// The denial is of the place of service, which criteria for the operation do not answer.
    case siteOfService
    /// Days of the stay are denied, and not the operation.
    case stay
    /// The cause is denied, and not the need.
    case causation
    /// Authorization after the service, of a service that is still to come.
    case serviceToCome
    /// The letter decides nothing yet.
    case notYetDenied(String, line: Int)
    /// The letter ends the matter, and nothing is left to answer.
    case matterEnded(DenialLetter.Closing.Kind, String, line: Int)
    /// The letter says that there is no appeal of it.
    case notAppealable(String, line: Int)
    case notUrgentAfterService
    case template(TemplateError)
  }
}

extension NotReady: CustomStringConvertible {
  public var description: String { gaps.map(\.description).joined(separator: "\n") }
}

extension NotReady.Gap: CustomStringConvertible {
  public var description: String {
    switch self {
    case .otherRoute(.needsHuman):
      "what the denial is about could not be read; say it in the case file's denial_category"
    case .otherRoute(.sendRecords):
      "the denial asks for records: write 'overturn letter' with --records"
    case .otherRoute(let route):
      "the denial's route is \(route.rawValue), where a clinical letter loses time; take that route"
    case .forwardedByPlan:
      "the plan itself forwards an upheld reconsideration to the independent entity; watch for its "
        + "notice"
    case .hearing: "the next level is a hearing, which no letter of ours requests; ask counsel"
    case .reviewFirst:
      "this decision is answered by an independent medical review, not by an appeal to the payer; write "
        + "it with --level external, and file it in the time that the decision gives"
    case .otherPatient(let differences):
      "letter and chart differ in \(differences); make sure that both are of one patient"
    case .safety(let document, let line):
      "\(document), line \(line): a red flag; show it to the surgeon now, before any letter"
    case .notWanted(let document, let line):
      "\(document), line \(line): the operation is not wanted or not indicated; have the surgeon settle "
        + "whether it still stands"
    case .levelMismatch(let against):
      "the requested level differs from that of \(against); correct the request or the record"
    case .sideMismatch(let against):
      "the requested side differs from that of \(against); correct the request or the record"
    case .requestIncomplete(let what): "the request has no \(what); add it"
    case .conflict(let criterion):
      "\(criterion): the record contradicts itself or the request; have the surgeon settle it"
    case .documentMissing(let document):
      "\(document): quoted but not in the chart; put the document back or review again"
    case .quoteChanged(let document, let line):
      "\(document), line \(line): no longer says what was quoted; review the chart again"
    case .noLetterDay: "the denial letter's date could not be read; enter it by hand"
    case .writtenBeforeDenial:
      "the day of this letter lies before the denial it answers; give a later one with --as-of"
    case .noReason: "the denial letter gives no reason that could be read; quote it by hand"
    case .nothingToCite(let named):
      "no policy in the library governs the request, and nothing in the chart is quoted that a letter "
        + "could argue from without one; get the notes, the imaging report and the records of "
        + "treatment, and "
        + (named.isEmpty
          ? "ask the payer for the criteria it used"
          : "ask it for the text of \(named.joined(separator: "; "))")
    case .policyNotInForce(let policy):
      "\(policy) is not known to be in force on the day; get the version that was"
    case .severalPolicies(let names):
      "other policies in force speak of the request too (\(names.joined(separator: "; "))) and the "
        + "denial names none; ask the payer which governs"
    case .noCite(let criterion):
      "\(criterion): nothing in the chart is quoted for it; get the document that shows it"
    case .unverified(let criterion, let section):
      "\(criterion): section \(section) was not read in the payer's own text; fetch it and quote it"
    case .criterionOpen(let criterion, let verdict):
      "\(criterion): \(verdict); get what the checklist asks for"
    case .otherPathwayMet(let pathway):
      "\(pathway) of the same policy is met: if it is this patient's condition, give the case file the "
        + "diagnosis that says so and review again"
    case .authorization:
      "the appeal is the member's; get the member's written authorization, then say that it is for the member (--for-member)"
    case .noUpholding(let level):
      "a \(level) answers the decision that upheld the denial; hand in its letter (--upheld FILE)"
    case .upholdingUnread(let document):
      "\(document): the day or the reason of the decision could not be read; add them to its text"
    case .upholdingEarlier(let document):
      "\(document): not dated after the denial it is said to uphold; give the right letter"
    case .upholdingApproves(let document, let line):
      "\(document), line \(line): approves or overturns, so that no denial was upheld; read it, and give "
        + "the letter that upheld"
    case .appealsOver(let document, let line):
      "\(document), line \(line): says that the payer's own appeals are used up; write the letter with "
        + "--level external"
    case .noUrgency:
      "the reason given with --expedited stands word for word in no note; have the surgeon write why "
        + "waiting does harm, review again and give the note's words, or leave out --expedited"
    case .urgencyTooShort:
      "the reason given with --expedited is too short to be found; give the note's words, "
        + "\(Urgency.fewestWords) or more"
    case .urgencyDenied(let document, let line):
      "\(document), line \(line): has the words given with --expedited and denies or doubts them, or "
        + "says them of another person or time; have the surgeon write why waiting does harm, or leave "
        + "out --expedited"
    case .notYetDenied(let document, let line):
      "\(document), line \(line): decides nothing yet, so that there is nothing to appeal; answer it or "
        + "make the call (battlecard), and review again with the decision, or say in the case file's "
        + "denial_category what was denied"
    case .matterEnded(let kind, let document, let line):
      "\(document), line \(line): \(kind.words)"
    case .notAppealable(let document, let line):
      "\(document), line \(line): says that there is no appeal of it; ask again with what is missing "
        + "(checklist), or say in the case file's denial_category what was denied"
    case .serviceToCome:
      "the letter speaks of a service still to come, and authorization after it is asked for when it "
        + "was given; ask for it before, or say in the case file's denial_category what the denial is "
        + "about"
    case .siteOfService:
      "the denial is of the place, not of the operation, and a letter on the operation's criteria would "
        + "not answer it: write by hand what this patient needs the place for, or move the operation"
    case .stay:
      "the denial is of days in the hospital, not of the operation, and a letter on the operation's "
        + "criteria would not answer it: write by hand what this patient needed each day for"
    case .causation:
      "the denial is that the injury did not cause what is to be treated, and a letter on the operation's "
        + "criteria would not answer it: have the surgeon write, with the record's words, what there was "
        + "before the injury, what began with it and what the films before and after it show, and take "
        + "it to whoever the letter names for such disputes"
    case .recordsNotAsked:
      "the denial asks for no records, so that there is nothing to answer with --records; leave it out "
        + "for the appeal, or say in the case file's denial_category what the denial is about"
    case .notUrgentAfterService:
      "the service was given already, and only care still to come is decided in the time for urgent "
        + "cases; leave out --expedited"
    case .template(let error): error.description
    }
  }
}
