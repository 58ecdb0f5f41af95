/// Medicines for pain by class.
enum MedicineNames {
  enum Class: String, Sendable, Hashable, CaseIterable {
    case nsaid, opioid, acetaminophen, topical
    case nerve = "nerve pain medicine"
    case relaxant = "muscle relaxant"
    case steroid = "oral steroid"
  }

  static let lists: [(value: Class, phrases: String)] = [
    (.nsaid, "nsaid | nsaids | nonsteroidal | non-steroidal | non-steroidal anti-inflammator*"),
    (.nsaid, "nonsteroidal anti-inflammator* | anti-inflammator* | antiinflammator* | ibuprofen"),
    (
      .nsaid,
      "motrin | advil | naproxen | naprosyn | aleve | anaprox | meloxicam | mobic | celecoxib"
    ),
    (
      .nsaid,
      "celebrex | diclofenac | voltaren | etodolac | lodine | nabumetone | relafen | toradol"
    ),
    (
      .nsaid,
      "ketorolac | indomethacin | indocin | oxaprozin | daypro | piroxicam | feldene | vioxx"
    ),
    (.nsaid, "bextra | sulindac | ketoprofen | arthrotec | salsalate | aspirin | duexis"),
    (.opioid, "opioid | opioids | narcotic | narcotics | hydrocodone | vicodin | norco | lortab"),
    (
      .opioid,
      "oxycodone | percocet | oxycontin | morphine | ms contin | fentanyl patch | duragesic"
    ),
    (
      .opioid,
      "tramadol | ultram | ultracet | tapentadol | nucynta | codeine | hydromorphone | dilaudid"
    ),
    (.opioid, "darvocet | methadone | buprenorphine | butrans | tylenol #3 | tylenol with codeine"),
    (.opioid, "opiates | opiate | lorcet | roxicodone | endocet | percodan"),
    (.acetaminophen, "acetaminophen | tylenol | paracetamol | apap"),
    (
      .nerve, "gabapentin | neurontin | pregabalin | lyrica | duloxetine | cymbalta | amitriptyline"
    ),
    (.nerve, "nortriptyline | elavil | pamelor | topiramate | topamax | carbamazepine | gralise"),
    (.nerve, "tricyclic* | venlafaxine | membrane stabilizer*"),
    (.relaxant, "muscle relaxant | muscle relaxants | muscle relaxer | muscle relaxers"),
    (.relaxant, "cyclobenzaprine | flexeril | methocarbamol | robaxin | tizanidine | zanaflex"),
    (.relaxant, "baclofen | carisoprodol | soma | metaxalone | skelaxin | orphenadrine | norflex"),
    (.steroid, "medrol dose pack | medrol dosepak | medrol dose pak | mdp | medrol | prednisone"),
    (.steroid, "oral steroid | oral steroids | steroid taper | methylprednisolone dose pack"),
    (.steroid, "prednisone taper | steroid dose pack | steroid pack | oral prednisone"),
    (
      .topical,
      "lidoderm | lidocaine patch* | lidocaine patches | biofreeze | capsaicin | voltaren gel"
    ),
    (.topical, "diclofenac gel | salonpas | topical analgesic*"),
  ]

  static let every = lists.map(\.phrases).joined(separator: " | ")

  static let overTheCounter: Set<String> = [
    "aleve", "advil", "tylenol", "acetaminophen", "salonpas",
  ]
}
