import Claims
import X12

/// The names every kind of file writes alike.
extension InterchangeWriter {
  /// NM1*85: the practice.
  mutating func billingProvider() throws {
    try segment("NM1") { name in
      name.text("85")
      name.text("2")
      name.text("SYNTHETIC SPINE CENTER")
      name.skip(4)
      name.text("XX")
      name.text(SyntheticPayer.practiceNPI)
    }
  }

  /// NM1*PR.
  mutating func payer(_ payer: SyntheticPayer) throws {
    try segment("NM1") { name in
      name.text("PR")
      name.text("2")
      name.text(payer.name)
      name.skip(4)
      name.text("PI")
      name.text(payer.identifier)
    }
  }

  /// NM1 of a person with a member number; `role` is `IL` or `QC`.
  mutating func person(_ person: Person, role: String) throws {
    try segment("NM1") { name in
      name.text(role)
      name.text("1")
      name.text(person.lastName)
      name.text(person.firstName)
      name.skip(3)
      name.text("MI")
      name.text(person.memberNumber)
    }
  }
}

extension SyntheticPayer {
  /// The practice's number, invented.
  static let practiceNPI = "1999999984"
}
