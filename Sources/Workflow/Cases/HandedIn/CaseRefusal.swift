/// Why a paper of a case, or what was said of it, is not taken.
public enum CaseRefusal: Error, Sendable, Hashable {
  case noName
  case empty(String)
  case nameTaken(String)
  case slotTaken(CaseFolder.Slot)
  case tooMany(limit: Int)
  /// In words of the reader.
  case unread(String)
  case noSuchDocument
  case nothingSaid
  /// What was said of the case has changed since the form was shown.
  case changedMeanwhile
  case field(CaseField, String)
}

extension CaseRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noName:
      "document: expected a file with a name of at most 120 bytes; rename it and hand it in again"
    case .empty(let name): "\(name): the file is empty; export it again from where it came"
    case .nameTaken(let name):
      "\(name): a document of that name is in the case; take that one out first, or rename this one"
    case .slotTaken(let slot): "\(slot.words): the case has one; take that one out first"
    case .tooMany(let limit): "documents: expected at most \(limit) in a case"
    case .unread(let words): words
    case .noSuchDocument: "document: not in the case; reload the page"
    case .nothingSaid: "the request: say first what was asked of whom"
    case .changedMeanwhile:
      "the request: another has changed it since this page was made; reload it and look again"
    case .field(let field, let expected): "\(field.label): \(expected)"
    }
  }
}

extension CaseFolder.Slot {
  public var words: String {
    switch self {
    case .letter: "denial letter"
    case .notes: "chart document"
    case .decision: "decision that upheld the denial"
    case .policyWords: "payer's own policy text"
    }
  }
}
