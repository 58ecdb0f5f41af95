import Claims

/// Incapacity, debilitating pain, conus syndrome and skeletal maturity, as a note states them.
struct DistressFacts: FactBuilder {
  static let incapacitated = FactPath("urgent.incapacitated")
  static let debilitating = FactPath("symptom.debilitating")
  static let conus = FactPath("neuro.conus_syndrome")
  static let mature = FactPath("patient.skeletally_mature")

  let paths = [incapacitated, debilitating, conus, mature]

  func facts(from mentions: ChartMentions) -> [Fact] {
    [
      Weighing(mentions.of(.incapacity))?.fact(Self.incapacitated),
      Weighing(mentions.of(.debility))?.fact(Self.debilitating),
      Weighing(mentions.of(.conusSyndrome))?.fact(Self.conus),
      Weighing(mentions.of(.skeletalMaturity))?.fact(Self.mature),
    ].compactMap(\.self)
  }
}
