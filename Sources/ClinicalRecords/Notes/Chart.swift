import Claims

/// The notes of one patient, in a stable order: by day, then by name, undated ones last.
public struct Chart: Sendable, Hashable, Codable {
  public let notes: [Note]
  /// What request and notes together say of the patient.
  public let patient: Patient

  /// - Parameters:
  ///   - notes: All the notes, in any order.
  ///   - patient: Who the request is for, where it says.
  /// - Throws: ``ChartError`` where a note is another patient's or two notes bear one name.
  public init(notes: [Note], patient: Patient = Patient()) throws(ChartError) {
    let ordered = notes.sorted { first, second in
      switch (first.day, second.day) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      default: first.name < second.name
      }
    }
    var names: Set<String> = []
    for note in ordered where !names.insert(note.name).inserted {
      throw .repeatedName(document: note.name)
    }
    self.patient = try Self.onePatient(of: ordered, requested: patient)
    self.notes = ordered
  }

  /// Documents without a word in them: scanned pages, or empty files. Nothing was read from them.
  public var unread: [String] {
    notes.filter { !$0.text.contains { $0.isLetter || $0.isNumber } }.map(\.name)
  }

  private static func onePatient(of notes: [Note], requested: Patient) throws(ChartError) -> Patient
  {
    for note in notes {
      let differences = requested.differences(from: note.patient)
      guard differences.isEmpty else {
        throw .otherPatient(document: note.name, against: "the request", differences: differences)
      }
    }
    for (index, note) in notes.enumerated() {
      for earlier in notes[..<index] {
        let differences = earlier.patient.differences(from: note.patient)
        guard differences.isEmpty else {
          throw .otherPatient(document: note.name, against: earlier.name, differences: differences)
        }
      }
    }
    return Patient(
      name: requested.name ?? notes.lazy.compactMap(\.patient.name).first,
      birthDay: requested.birthDay ?? notes.lazy.compactMap(\.patient.birthDay).first,
      sex: requested.sex ?? notes.lazy.compactMap(\.patient.sex).first)
  }
}
