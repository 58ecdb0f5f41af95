/// Medicines for pain by class.
enum MedicineNames {
  static let lists: [(value: MedicineClass, phrases: String)] = [
    (.nsaid, "nsaid | nsaids | nonsteroidal | non-steroidal | non-steroidal anti-inflammator*"),
    (.nsaid, "nonsteroidal anti-inflammator* | anti-inflammator* | antiinflammator* | ibuprofen"),
    (.nsaid, "motrin | advil | naproxen | naprosyn | aleve | anaprox | meloxicam | mobic"),
    (.nsaid, "celecoxib | celebrex | diclofenac | voltaren | etodolac | lodine | nabumetone"),
    (.nsaid, "relafen | toradol | ketorolac | indomethacin | indocin | oxaprozin | daypro"),
    (.nsaid, "piroxicam | feldene | vioxx | bextra | sulindac | ketoprofen | arthrotec"),
    (.nsaid, "salsalate | aspirin | duexis"),
    (.opioid, "opioid | opioids | narcotic | narcotics | hydrocodone | vicodin | norco | lortab"),
    (.opioid, "oxycodone | percocet | oxycontin | morphine | ms contin | fentanyl patch"),
    (.opioid, "duragesic | tramadol | ultram | ultracet | tapentadol | nucynta | codeine"),
    (.opioid, "hydromorphone | dilaudid | darvocet | methadone | buprenorphine | butrans"),
    (.opioid, "tylenol #3 | tylenol with codeine | opiates | opiate | lorcet | roxicodone"),
    (.opioid, "endocet | percodan | narcotic pain medication* | narcotic medication*"),
    (.opioid, "narcotic analgesic* | opioid analgesic* | opioid medication*"),
    (.acetaminophen, "acetaminophen | tylenol | paracetamol | apap"),
    (.analgesic, "analgesics | oral analgesic* | pain medications | pain meds | painkiller*"),
    (.analgesic, "pain pills"),
    (
      .gabapentinoid,
      "gabapentin | neurontin | pregabalin | lyrica | gralise | gabapentinoid* | gaba"
    ),
    (.tricyclic, "amitriptyline | nortriptyline | elavil | pamelor | tricyclic*"),
    (.snri, "duloxetine | cymbalta | venlafaxine"),
    (.anticonvulsant, "topiramate | topamax | carbamazepine | membrane stabilizer*"),
    (.muscleRelaxant, "muscle relaxant | muscle relaxants | muscle relaxer | muscle relaxers"),
    (.muscleRelaxant, "cyclobenzaprine | flexeril | methocarbamol | robaxin | tizanidine"),
    (.muscleRelaxant, "zanaflex | baclofen | carisoprodol | soma | metaxalone | skelaxin"),
    (.muscleRelaxant, "orphenadrine | norflex"),
    (.oralSteroid, "medrol dose pack | medrol dosepak | medrol dose pak | mdp | medrol"),
    (.oralSteroid, "prednisone | oral steroid | oral steroids | steroid taper | steroid dose pack"),
    (.oralSteroid, "methylprednisolone dose pack | prednisone taper | steroid pack"),
    (.oralSteroid, "oral prednisone | methylprednisolone taper | oral corticosteroid*"),
    (.oralSteroid, "oral cortisone | prednisolone | steroids"),
    (.topical, "lidoderm | lidocaine patch* | lidocaine patches | biofreeze | capsaicin"),
    (.topical, "voltaren gel | diclofenac gel | salonpas | topical analgesic*"),
  ]

  static let every = lists.map(\.phrases).joined(separator: " | ")

  static let overTheCounter: Set<String> = [
    "aleve", "advil", "tylenol", "acetaminophen", "salonpas",
  ]
}

extension MedicineClass {
  /// The concept of its mentions: medicines against nerve pain are one, whatever their class.
  var concept: Concept {
    switch self {
    case .nsaid, .acetaminophen, .opioid, .analgesic, .topical: Concept(rawValue)
    case .gabapentinoid, .tricyclic, .snri, .anticonvulsant: "nerve pain medicine"
    case .muscleRelaxant: "muscle relaxant"
    case .oralSteroid: "oral steroid"
    }
  }
}
