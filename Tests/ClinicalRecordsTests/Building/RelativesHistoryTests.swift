import Testing

@testable import ClinicalRecords

/// An operation, a treatment or a finding of a relative is never the patient's.
struct RelativesHistoryTests {
  static let relatives = [
    "Brother had a fusion at L4-5.",
    "Brother had a fusion at L4-5 in 2019 and had physical therapy for 8 weeks.",
    "Brother failed physical therapy for 8 weeks and had a fusion at L4-5.",
    "Her brother, who is 54, had a fusion at L4-5.",
    "Her brother, who had a fusion at L4-5, took naproxen for 3 months.",
    "Brother s/p L4-5 fusion.",
    "Mother status post lumbar fusion in 2018.",
    "Mother h/o lumbar fusion.",
    "Mother lumbar fusion.",
    "Family history: mother lumbar fusion.",
    "Family history is significant for lumbar fusion in 2018.",
    "FAMILY HISTORY\nMother: lumbar fusion 2018.\nBrother: L4-5 spondylolisthesis, diabetes.",
    "Family history: brother with L4-5 spondylolisthesis and severe L4-5 stenosis.",
    "Maternal uncle underwent L4-5 fusion in 2019.",
    "Uncle had L4-5 laminectomy in 2012.",
    "Twin underwent L4-5 fusion in 2019.",
    "Grandson had an epidural injection at L4-5 on 3/3/2026.",
    "Brother had severe stenosis at L4-5 on MRI, then had a fusion.",
    "Brother had diabetes, smoked, and underwent L4-5 fusion in 2019.",
    "L4-5 fusion in 2019 in her uncle.",
    "Sister has had a lumbar fusion in 2018.",
    "A family member had a lumbar fusion in 2018.",
    "Her brother has back problems. He had a fusion at L4-5.",
    "Her brother has back problems.\nHe had a fusion at L4-5 in 2019.",
    "Her brother has back problems. In 2019 he had a fusion at L4-5. He failed physical therapy.",
    "Her brother has back problems and he had a fusion at L4-5.",
    "Her brother has back problems. His fusion at L4-5 was in 2019.",
    "Her husband has back problems. He had an epidural injection at L4-5 on 3/3/2026.",
    "Mother had scoliosis. She underwent L4-5 fusion in 2019.",
    "His parents had back problems. They had L4-5 fusions.",
  ]

  @Test(arguments: relatives)
  func `nothing of a relative becomes a fact`(sentence: String) throws {
    let read = try reading("HPI: Seen today.\n\n\(sentence)\n\nPLAN: Return.", levels: ["L4-5"])
    let paths = FactBuilders.all.flatMap(\.paths).filter { !read.facts($0.rawValue).isEmpty }
    #expect(paths.isEmpty, "\(paths)")
  }

  static let own = [
    "Brother drove her home after she had an L4-5 fusion in 2019.",
    "Mother is with her today; s/p L4-5 fusion in 2019.",
    "Her brother is well and she had an L4-5 fusion in 2019.",
    "Brother had a stroke. Patient had an L4-5 fusion in 2019.",
    "Mother says he underwent L4-5 fusion in 2019.",
    "Her sister, who came along, says that she had an L4-5 fusion in 2019.",
    "Her brother has back problems. She had an L4-5 fusion in 2019.",
    "Her brother has back problems. He is well and she had an L4-5 fusion in 2019.",
    "Her mother has scoliosis. She reports an L4-5 fusion in 2019.",
    "His brother has back problems. Pain is worse. He had an L4-5 fusion in 2019.",
    "Her brother has back problems.\n\nHe had an L4-5 fusion in 2019.",
    "Lives with his father. He had an L4-5 fusion in 2019.",
  ]

  @Test(arguments: own)
  func `what is said of the patient beside a relative stays the patient's`(sentence: String) throws
  {
    let read = try reading("HPI: Seen today.\n\n\(sentence)", levels: ["L4-5"])
    #expect(!read.facts("prior_surgery.history").isEmpty)
  }
}
