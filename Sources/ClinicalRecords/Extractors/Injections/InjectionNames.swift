/// Injections by kind: what is near the spine is not all epidural.
enum InjectionNames {
  enum Kind: Sendable, Hashable {
    case epidural(technique: String?)
    case facet
    case other(String)
  }

  static let lists: [(value: Kind, phrases: String)] = [
    (
      .epidural(technique: nil),
      "esi | esis | epidural steroid injection | epidural steroid injections"
    ),
    (
      .epidural(technique: nil), "epidural injection | epidural injections | epidural steroid block"
    ),
    (
      .epidural(technique: nil),
      "epidurals | epidural steroids | lumbar epidural | cervical epidural"
    ),
    (.epidural(technique: nil), "lesi | cesi | spinal epidural injection | epidural block | leSI"),
    (
      .epidural(technique: nil),
      "epidural steroid | epidural steroid injection block | epidural shot*"
    ),
    (.epidural(technique: "transforaminal"), "tfesi | tfesis | transforaminal epidural injection"),
    (
      .epidural(technique: "transforaminal"),
      "transforaminal epidural injections | transforaminal esi"
    ),
    (.epidural(technique: "transforaminal"), "transforaminal epidural steroid injection"),
    (.epidural(technique: "transforaminal"), "transforaminal epidural steroid injections"),
    (
      .epidural(technique: "transforaminal"), "transforaminal injection | transforaminal injections"
    ),
    (.epidural(technique: "interlaminar"), "ilesi | interlaminar esi | interlaminar epidural"),
    (.epidural(technique: "interlaminar"), "interlaminar epidural steroid injection | il esi"),
    (
      .epidural(technique: "caudal"),
      "caudal epidural | caudal esi | caudal epidural steroid injection"
    ),
    (
      .epidural(technique: "selective nerve root block"),
      "snrb | snrbs | selective nerve root block*"
    ),
    (.epidural(technique: "selective nerve root block"), "nerve root block | nerve root blocks"),
    (.facet, "facet injection | facet injections | facet block | facet blocks | mbb | mbbs"),
    (.facet, "medial branch block | medial branch blocks | rfa | radiofrequency ablation"),
    (.facet, "radiofrequency | rhizotomy | facet joint injection | facet joint injections"),
    (
      .other("sacroiliac injection"),
      "si joint injection* | sacroiliac joint injection* | si injection*"
    ),
    (.other("trigger point injection"), "trigger point injection* | tpi | tpis"),
    (.other("hip injection"), "hip injection | intra-articular hip injection"),
    (.other("steroid injection"), "steroid injection | steroid injections | cortisone injection*"),
    (.other("steroid injection"), "cortisone shot* | steroid shots | spinal injection*"),
  ]

  static let every = lists.map(\.phrases).joined(separator: " | ")
}
