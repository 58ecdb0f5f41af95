public import Claims
public import Scoring

/// Why a verb could not be carried out. Place, expectation, remedy; never the content of a field.
public enum WorkflowError: Error, Sendable, Hashable {
  case noDataFolder
  case noSuchPath(String)
  case noDatabase(String)
  case servedAlready(String)
  case emptyFolder(String)
  case noSuchMapping(String)
  case nothingLoaded
  case nothingKnown(by: String, first: String)
  case severalPopulations([Population])
  case noModel(Population)
  case noDenials(Population)
  case modelFromLater(modelDay: String, asOf: String)
  case cannotWrite(String)
  case notText(String)
  case noRiskModel
  case nothingForetold
  case noSuchClaim
  case noClaims(String)
  case folderHoldsPractice(String)
  case folderHoldsFiles(String)
  case rule(file: String, reason: String)
  case caseFile(String, field: String)
  case noSuchCase(String)
  case chartChanged([String])
  case letterWithoutDay(String)
  case letterFromFuture(String, line: Int)
  case claimOfAnother
  case contractNames([String])
  case letterApproves(String, line: Int)
  case letterRefusesNothing(String)
  case letterUpholds(String, line: Int, nextBy: String?)
  case letterAfterCall(String, line: Int, denied: CalendarDay)
  case policyWords(String, line: Int, reason: String)
  case unknownForm(String)
  case toolMissing(String, package: String)
  case tookTooLong(String, tool: String, seconds: Int)
  case notConverted(String, tool: String, status: Int32?)
  case noSuchPolicy(String)
  case severalPolicies([String])
  case policyFileExists(String)
  case noSuchDenial(Int)
  case noMinutes
}

extension WorkflowError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noDataFolder:
      "no folder with rules/reasons.csv was found; give it with --data"
    case .noSuchPath(let path): "\(path): no such file or folder; check the path"
    case .noDatabase(let path):
      "no database at \(path): check the path, or load files into a new one with 'overturn ingest'"
    case .servedAlready(let path):
      "\(path): another overturn-queue serves this database; stop it first, or use it as it is"
    case .emptyFolder(let path): "\(path): the folder holds no files; give one that does"
    case .noSuchMapping(let name):
      "mapping '\(name)' is neither in Data/mappings nor a file; give one of them"
    case .nothingLoaded:
      "nothing that was loaded tells of a denial; load remittances or denials with 'overturn ingest'"
    case .nothingKnown(let day, let first):
      "as-of \(day): no denial was known by then; the first on record became known on \(first)"
    case .severalPopulations(let populations):
      "the database holds several populations ("
        + populations.map(\.rawValue).joined(separator: ", ") + "); choose one with --population"
    case .noModel(let population):
      "no model of \(population.words) is stored; run 'overturn train' first"
    case .noDenials(let population):
      "the database holds no denials of \(population.words); choose another --population"
    case .modelFromLater(let modelDay, let asOf):
      "the model in force knows outcomes up to \(modelDay) and can't rank as of \(asOf); "
        + "train with --as-of \(asOf), which leaves it in force, or rank as of a later day"
    case .noRiskModel:
      "no model of denials before sending is in force; load claims (837) with their remittances and "
        + "run 'overturn train', which says why where it holds one back"
    case .nothingForetold:
      "the model in force has foretold nothing yet that fell due; come back when outcomes did"
    case .noSuchClaim:
      "no claim goes by that number by the as-of day; load its 837 file, or name the file itself"
    case .noClaims(let path): "\(path): expected an 837 file with claims"
    case .notText(let path):
      "\(path): expected plain text in UTF-8; take the text out of the document first"
    case .cannotWrite(let path): "\(path): cannot be written; check the folder and its permissions"
    case .folderHoldsPractice(let path):
      "\(path): the folder holds a synthetic practice already, and two in one would load as one; "
        + "choose another with --out, or give --overwrite to write this one anew"
    case .folderHoldsFiles(let path):
      "\(path): the folder holds files that no simulation wrote; choose another with --out"
    case .rule(let file, let reason): "\(file): \(reason)"
    case .caseFile(let file, let field):
      "\(file), \(field): missing or not of the kind expected; see Data/README.md"
    case .noSuchCase(let name):
      "case '\(name)' was never reviewed; run 'overturn review' with its case file and notes"
    case .chartChanged(let documents):
      "changed since the review: \(documents.joined(separator: ", ")); run 'overturn review' again"
    case .letterWithoutDay(let file):
      "\(file): the letter's date could not be read, so no clock can run (a day of print is none); add it "
        + "to the letter's text"
    case .letterFromFuture(let file, let line):
      "\(file), line \(line): the letter is dated after the day of the review, and no clock can run from "
        + "it; correct the date, or review it as of a later day"
    case .claimOfAnother:
      "claim: the one that the case file names or the letter prints is another payer's or another member's "
        + "on the list; correct what is wrong"
    case .contractNames(let names):
      "contract_procedures: the contract has several rates (\(names.joined(separator: ", "))) for what is "
        + "planned; say which are denied"
    case .letterApproves(let file, let line):
      "\(file), line \(line): the letter approves, and no denial is registered; where it denies a part "
        + "that could not be told, "
        + "say in the case file's denial_category what that is about"
    case .letterRefusesNothing(let file):
      "\(file): nothing in the letter refuses what was asked for, and no denial is registered; where it "
        + "does, say in the case file's denial_category what it is about"
    case .letterUpholds(let file, let line, let day):
      "\(file), line \(line): the letter decides an appeal, and no first denial is registered from it; "
        + "give the first denial with --denial, and this one to 'overturn letter' with --upheld"
        + (day.map { "; its next level is due by \($0)" } ?? "")
    case .letterAfterCall(let file, let line, let day):
      "\(file), line \(line): the letter tells how a call ended, and the clock of the denial of \(day) "
        + "goes on; give that denial with --denial"
    case .policyWords(let file, let line, let reason): "\(file), line \(line): \(reason)"
    case .unknownForm(let path): "\(path): expected a name ending in .html, .pdf or .docx"
    case .toolMissing(let tool, let package):
      "\(tool) is needed for this and is not installed; apt-get install \(package)"
    case .tookTooLong(let path, let tool, let seconds):
      "\(path): \(tool) had not finished after \(seconds) seconds and was stopped; write .html "
        + "instead, or try again when the machine is less busy"
    case .notConverted(let path, let tool, let status):
      "\(path): \(tool) \(status.map { "ended with status \($0)" } ?? "did not run to its end") and "
        + "made no page; write .html instead, or reinstall \(tool)"
    case .noSuchPolicy(let id):
      "'\(id)' is no policy of the library and no file; 'overturn policy list' has the ids"
    case .severalPolicies(let ids):
      "several policies go by that name; choose one of " + ids.joined(separator: ", ")
    case .noSuchDenial(let number):
      "denial \(number): none has this number on this day and in this population; "
        + "'overturn rank' prints the numbers"
    case .noMinutes:
      "expected --minutes: no list was made before whose minutes could be taken"
    case .policyFileExists(let path):
      "\(path) exists already; rename the file or remove the old one"
    }
  }
}
