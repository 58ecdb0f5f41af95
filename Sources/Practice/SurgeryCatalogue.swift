/// One kind of surgery: its codes, charges and diagnoses.
struct Surgery: Sendable {
  struct Line: Sendable {
    let code: String
    /// Allowed dollars of a payer with rate 1, for facility and surgeon.
    let facility: Int
    let surgeon: Int
  }

  let family: String
  let share: Double
  let lines: [Line]
  /// The last line is an added level that not every case has.
  let hasAddedLevel: Bool
  let diagnoses: [String]
  /// How often it is denied, relative to the average.
  let denialRate: Double

  /// Billed over allowed at rate 1.
  static let chargeFactor = 4

  /// Dorsalgia, unspecified: what a hurried claim names instead of the finding operated on.
  static let unspecifiedDiagnosis = "M549"

  // Codes as spine practices bill them; every dollar is invented.
  static let all = [
    Surgery(
      family: "lumbar-decompression", share: 0.24,
      lines: [
        Line(code: "63047", facility: 5200, surgeon: 1150),
        Line(code: "63048", facility: 0, surgeon: 240),
      ], hasAddedLevel: true, diagnoses: ["M48062", "M5416"], denialRate: 1.0),
    Surgery(
      family: "lumbar-decompression", share: 0.14,
      lines: [Line(code: "63030", facility: 5000, surgeon: 1000)], hasAddedLevel: false,
      diagnoses: ["M5126", "M5116"], denialRate: 0.8),
    Surgery(
      family: "lumbar-fusion", share: 0.09,
      lines: [
        Line(code: "22612", facility: 14_500, surgeon: 1750),
        Line(code: "22840", facility: 0, surgeon: 760),
        Line(code: "22614", facility: 0, surgeon: 420),
      ], hasAddedLevel: true, diagnoses: ["M4316", "M48062"], denialRate: 1.9),
    Surgery(
      family: "cervical-fusion", share: 0.12,
      lines: [
        Line(code: "22551", facility: 11_800, surgeon: 1850),
        Line(code: "22853", facility: 0, surgeon: 260),
        Line(code: "22552", facility: 0, surgeon: 430),
      ], hasAddedLevel: true, diagnoses: ["M4802", "M5412"], denialRate: 1.4),
    Surgery(
      family: "epidural-injection", share: 0.24,
      lines: [Line(code: "62323", facility: 640, surgeon: 180)], hasAddedLevel: false,
      diagnoses: ["M5416"], denialRate: 0.8),
    Surgery(
      family: "facet-procedure", share: 0.08,
      lines: [
        Line(code: "64493", facility: 610, surgeon: 150),
        Line(code: "64494", facility: 0, surgeon: 80),
      ], hasAddedLevel: true, diagnoses: ["M47816"], denialRate: 0.9),
    Surgery(
      family: "spinal-cord-stimulation", share: 0.05,
      lines: [Line(code: "63650", facility: 6100, surgeon: 690)], hasAddedLevel: false,
      diagnoses: ["G894", "M961"], denialRate: 1.8),
    Surgery(
      family: "vertebral-augmentation", share: 0.02,
      lines: [Line(code: "22513", facility: 6900, surgeon: 820)], hasAddedLevel: false,
      diagnoses: ["M8008XA"], denialRate: 1.0),
    Surgery(
      family: "sacroiliac-fusion", share: 0.02,
      lines: [Line(code: "27279", facility: 15_200, surgeon: 930)], hasAddedLevel: false,
      diagnoses: ["M533"], denialRate: 2.4),
  ]
}

/// One way a payer denies.
struct DenialKind: Sendable {
  let group: String
  let reason: String
  let remark: String?
  /// Of the catalogue; the truth's effects go by it.
  let category: String
  let share: Double
  /// Only the added level is denied, where there is one.
  let isAddedLevelOnly: Bool
  let isAppealable: Bool

  private static func kind(
    _ code: String, _ category: String, _ share: Double, remark: String? = nil,
    addedLevel: Bool = false, appealable: Bool = true
  ) -> DenialKind {
    let parts = code.split(separator: "-").map(String.init)
    return DenialKind(
      group: parts[0], reason: parts[1], remark: remark, category: category, share: share,
      isAddedLevelOnly: addedLevel, isAppealable: appealable)
  }

  static let all = [
    kind("CO-50", "medical-necessity", 0.34), kind("CO-55", "experimental", 0.05),
    kind("CO-197", "authorization", 0.14),
    kind("CO-198", "authorization", 0.05, addedLevel: true),
    kind("CO-16", "documentation", 0.08, remark: "N29"),
    kind("CO-252", "documentation", 0.08, remark: "M127"),
    kind("CO-11", "coding", 0.05), kind("CO-97", "coding", 0.06, addedLevel: true),
    kind("CO-151", "frequency", 0.04), kind("CO-58", "site-of-service", 0.03),
    kind("CO-29", "timely-filing", 0.03, appealable: false),
    kind("OA-18", "duplicate", 0.02, appealable: false),
    kind("PR-204", "benefit", 0.03, appealable: false),
  ]
}
