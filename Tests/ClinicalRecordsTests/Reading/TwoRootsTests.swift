import Claims
import Testing

@testable import ClinicalRecords

/// Two roots of one study, and an instability that is still to come.
struct TwoRootsTests {
  private static let both: Set<String> = ["L5 right", "S1 left"]

  @Test(arguments: [
    "EMG: right L5, left S1 radiculopathies.", "EMG: right L5 and left S1 radiculopathy.",
    "EMG: acute L5 radiculopathy on the right, chronic S1 radiculopathy on the left.",
    "EMG: L5 radiculopathy right, acute; S1 radiculopathy left, chronic.",
    "EMG 6/2/26: acute right L5 radiculopathy, chronic left S1 radiculopathy.",
  ])
  func `each root of an EMG keeps its own side`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    for concept in [Concept.radicularPain, .statedDiagnosis] {
      let roots = read.mentions.filter { $0.concept == concept }.map {
        "\($0.root?.rawValue ?? "-") \($0.side?.rawValue ?? "-")"
      }
      #expect(Set(roots) == Self.both && roots.count == 2, "\(concept.rawValue)")
    }
    #expect(read.fact("symptom.radicular_leg")?.side == nil)
  }

  @Test(arguments: [
    "Instability expected: facet removal 60 % left at L4-5.",
    "Laminectomy requires facet removal of 60 % left, with iatrogenic instability at L4-5.",
    "Plan facet removal of 60 % on the left at L4-5, which will result in instability.",
  ])
  func `an instability that bone removal will make is not there`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    #expect(read.facts("imaging.dynamic_instability").allSatisfy { $0.assertion != .present })
    #expect(!read.mentions.contains { $0.details[.relief] != nil })
  }

  @Test func `an instability of an earlier operation is there`() throws {
    let read = try reading(
      "X-ray: iatrogenic instability at L4-5 after laminectomy in 2019.", levels: ["L4-5"])
    #expect(read.fact("imaging.dynamic_instability")?.assertion == .present)
  }
}
