/// Every extractor there is, one concept each.
enum Extractors {
  static let all: [any Extractor] = [TransitionalAnatomy()] + conservative + findings

  static let conservative: [any Extractor] =
    [
      PhysicalTherapy(), TherapyLog(), ToldAttendance(), HomeExercise(), Medicines(), Injections(),
      FailureStatements(),
    ] + OtherTreatments.all
}
