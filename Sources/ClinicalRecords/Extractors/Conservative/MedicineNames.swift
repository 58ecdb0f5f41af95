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
    (.opioid, "endocet | percodan"),
    (.acetaminophen, "acetaminophen | tylenol | paracetamol | apap"),
    (.nerve, "gabapentin | neurontin | pregabalin | lyrica | duloxetine | cymbalta"),
    (.nerve, "amitriptyline | nortriptyline | elavil | pamelor | topiramate | topamax"),
    (.nerve, "carbamazepine | gralise | tricyclic* | venlafaxine | membrane stabilizer*"),
    (.relaxant, "muscle relaxant | muscle relaxants | muscle relaxer | muscle relaxers"),
    (.relaxant, "cyclobenzaprine | flexeril | methocarbamol | robaxin | tizanidine | zanaflex"),
    (.relaxant, "baclofen | carisoprodol | soma | metaxalone | skelaxin | orphenadrine"),
    (.relaxant, "norflex"),
    (.steroid, "medrol dose pack | medrol dosepak | medrol dose pak | mdp | medrol | prednisone"),
    (.steroid, "oral steroid | oral steroids | steroid taper | methylprednisolone dose pack"),
    (.steroid, "prednisone taper | steroid dose pack | steroid pack | oral prednisone"),
    (.topical, "lidoderm | lidocaine patch* | lidocaine patches | biofreeze | capsaicin"),
    (.topical, "voltaren gel | diclofenac gel | salonpas | topical analgesic*"),
  ]

  static let every = lists.map(\.phrases).joined(separator: " | ")

  static let overTheCounter: Set<String> = [
    "aleve", "advil", "tylenol", "acetaminophen", "salonpas",
  ]
}
