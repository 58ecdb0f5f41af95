import Claims

/// The studies of `Data/literature.csv`, and which of them may be cited for a request.
public struct Literature: Sendable, Hashable {
  public static let columns = [
    "id", "citation", "diagnosis", "slip", "min_weeks", "max_weeks", "min_age", "max_age",
    "supports", "adverse_to", "answers", "statement", "counter", "verification", "source",
  ]

  public let studies: [Study]

  /// - Parameter rows: The table's rows as column and cell.
  /// - Throws: ``LiteratureError`` naming study and column.
  public init(rows: [[String: String]]) throws(LiteratureError) {
    var studies: [Study] = []
    var ids: Set<String> = []
    for (index, row) in rows.enumerated() {
      let study = try Study(row: row, number: index + 1)
      guard ids.insert(study.id).inserted else { throw .repeatedID(study: study.id) }
      studies.append(study)
    }
    self.studies = studies
  }

  public subscript(_ id: String) -> Study? { studies.first { $0.id == id } }

  /// Studies that may stand in a letter: read, fitting the patient, and for what is asked.
  public func supporting(_ patient: StudyPopulation) -> [Study] {
    studies.filter { study in
      study.isCitable && study.fits(patient) && !study.supports.isDisjoint(with: patient.families)
        && study.adverseTo.isDisjoint(with: patient.families)
    }
  }

  /// Studies the other side may bring, which a card shows and a letter does not.
  public func adverse(_ patient: StudyPopulation) -> [Study] {
    studies.filter { study in
      study.isCitable && study.diagnosis != .any && patient.diagnoses.contains(study.diagnosis)
        && !study.adverseTo.isDisjoint(with: patient.families)
    }
  }
}

/// Why the table of studies is refused.
public enum LiteratureError: Error, Sendable, Hashable, CustomStringConvertible {
  case unreadable(study: String, column: String, expected: String)
  case repeatedID(study: String)

  public var description: String {
    switch self {
    case .unreadable(let study, let column, let expected):
      "study '\(study)', column '\(column)': expected \(expected)"
    case .repeatedID(let study):
      "study '\(study)' occurs twice; rename or remove one"
    }
  }
}

extension Study {
  fileprivate init(row: [String: String], number: Int) throws(LiteratureError) {
    let name = row["id"].flatMap { $0.isEmpty ? nil : $0 } ?? "row \(number)"
    func text(_ column: String) throws(LiteratureError) -> String {
      guard let cell = row[column], !cell.isEmpty else {
        throw .unreadable(study: name, column: column, expected: "a value")
      }
      return cell
    }
    func value<Value: RawRepresentable<String> & CaseIterable>(
      _ column: String, _ cell: String
    ) throws(LiteratureError) -> Value {
      guard let value = Value(rawValue: cell) else {
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw .unreadable(study: name, column: column, expected: "one of \(known)")
      }
      return value
    }
    func range(_ lower: String, _ upper: String) throws(LiteratureError) -> ClosedRange<Int> {
      let (first, last) = (row[lower] ?? "", row[upper] ?? "")
      guard let least = first.isEmpty ? 0 : Int(first) else {
        throw .unreadable(study: name, column: lower, expected: "a whole number or blank")
      }
      guard let most = last.isEmpty ? Int.max : Int(last), most >= least else {
        throw .unreadable(
          study: name, column: upper, expected: "a whole number not below \(lower), or blank")
      }
      return least...most
    }
    let numbers = (row["answers"] ?? "").split(separator: ";").map { Int($0) }
    guard !numbers.contains(nil) else {
      throw .unreadable(
        study: name, column: "answers", expected: "numbers of objections parted by ;")
    }
    id = try text("id")
    citation = try text("citation")
    diagnosis = try value("diagnosis", text("diagnosis"))
    let slipCell = row["slip"] ?? ""
    slip = slipCell.isEmpty ? nil : try value("slip", slipCell)
    symptomWeeks = try range("min_weeks", "max_weeks")
    ages = try range("min_age", "max_age")
    supports = Set((row["supports"] ?? "").split(separator: ";").map(String.init))
    adverseTo = Set((row["adverse_to"] ?? "").split(separator: ";").map(String.init))
    answers = numbers.compactMap(\.self)
    statement = try text("statement")
    counter = try text("counter")
    verification = try value("verification", text("verification"))
    source = try text("source")
  }
}
