/// Injections by kind: what is near the spine is not all epidural.
enum InjectionNames {
  enum Kind: Sendable, Hashable {
    case epidural(technique: String?)
    case facet
    case other(String)
  }

  static let lists: [(value: Kind, phrases: String)] = [
    (.epidural(technique: nil), "epidural at | esi | esis | epidural steroid injection"),
    (.epidural(technique: nil), "epidural steroid injections | epidural injection"),
    (.epidural(technique: nil), "epidural injections | epidural steroid block | epidurals"),
    (.epidural(technique: nil), "epidural steroids | lumbar epidural | cervical epidural | lesi"),
    (.epidural(technique: nil), "cesi | spinal epidural injection | epidural block"),
    (.epidural(technique: nil), "epidural steroid | epidural steroid injection block"),
    (.epidural(technique: nil), "epidural | epidural infiltration*"),
    (.epidural(technique: nil), "epidural shot* | lumbar epidural steroid injection*"),
    (.epidural(technique: nil), "cervical epidural steroid injection* | lumbar esi | lumbar esis"),
    (.epidural(technique: nil), "lumbar epidural injection* | cervical epidural injection*"),
    (
      .epidural(technique: nil),
      "cervical esi | cervical esis | thoracic epidural steroid injection*"
    ),
    (.epidural(technique: nil), "spinal epidural injections | spinal epidural steroid injection*"),
    (
      .epidural(technique: nil),
      "epidural corticosteroid injection* | epidural cortisone injection*"
    ),
    (.epidural(technique: nil), "lesis | cesis"),
    (.epidural(technique: "interlaminar"), "ilesis | il esis"),
    (.epidural(technique: "transforaminal"), "tfesi | tfesis"),
    (.epidural(technique: "transforaminal"), "transforaminal epidural injection"),
    (.epidural(technique: "transforaminal"), "transforaminal epidural injections"),
    (.epidural(technique: "transforaminal"), "transforaminal esi"),
    (.epidural(technique: "transforaminal"), "transforaminal epidural steroid injection"),
    (.epidural(technique: "transforaminal"), "transforaminal epidural steroid injections"),
    (.epidural(technique: "transforaminal"), "transforaminal injection"),
    (.epidural(technique: "transforaminal"), "transforaminal injections"),
    (.epidural(technique: "interlaminar"), "ilesi | interlaminar esi | interlaminar epidural"),
    (.epidural(technique: "interlaminar"), "interlaminar epidural steroid injection | il esi"),
    (.epidural(technique: "caudal"), "caudal epidural | caudal esi"),
    (.epidural(technique: "caudal"), "caudal epidural steroid injection"),
    (.epidural(technique: "selective nerve root block"), "snrb | snrbs"),
    (.epidural(technique: "selective nerve root block"), "selective nerve root block*"),
    (.epidural(technique: "selective nerve root block"), "nerve root block | nerve root blocks"),
    (.facet, "facet injection | facet injections | facet block | facet blocks | mbb | mbbs"),
    (.facet, "medial branch block | medial branch blocks | rfa | radiofrequency ablation"),
    (.facet, "radiofrequency | rhizotomy | facet joint injection | facet joint injections"),
    (.other("sacroiliac injection"), "si joint injection* | sacroiliac joint injection*"),
    (.other("sacroiliac injection"), "si injection* | sij injection*"),
    (.other("trigger point injection"), "trigger point injection* | tpi | tpis"),
    (.other("sympathetic block"), "sympathetic block* | lumbar sympathetic block*"),
    (.other("sympathetic block"), "stellate ganglion block* | sympathetic nerve block*"),
    (.other("hip injection"), "hip injection | intra-articular hip injection"),
    (.other("steroid injection"), "steroid injection | steroid injections"),
    (.other("steroid injection"), "cortisone injection* | cortisone shot* | steroid shots"),
    (.other("steroid injection"), "spinal injection*"),
  ]

  static let every = lists.map(\.phrases).joined(separator: " | ")
}
