/// Why notes do not make one chart. Names and dates of patients are not repeated.
public enum ChartError: Error, Hashable, CustomStringConvertible {
  /// Two documents, or a document and the request, say what cannot be true of one person.
  case otherPatient(document: String, against: String, differences: [Patient.Difference])
  case repeatedName(document: String)

  public var description: String {
    switch self {
    case .otherPatient(let document, let against, let differences):
      let what = differences.map(\.rawValue).joined(separator: " and ")
      return """
        \(document): expected the patient of \(against), but the \(what) differs; remove the note \
        or correct the one that is wrong
        """
    case .repeatedName(let document):
      return "\(document): expected each document once; rename one of the two"
    }
  }
}
