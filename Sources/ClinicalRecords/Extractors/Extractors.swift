/// Every extractor there is, one concept each.
enum Extractors {
  static let all: [any Extractor] = conservative + findings

  static let conservative: [any Extractor] =
    [
      PhysicalTherapy(), HomeExercise(), Medicines(), Injections(), FailureStatements(),
    ] + OtherTreatments.all
}
