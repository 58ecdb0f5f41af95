/// A muscle or movement an examiner grades, with the root that moves it.
///
/// Source: key muscles of the International Standards for Neurological Classification of Spinal Cord
/// Injury (ASIA/ISCoS 2019); deltoid as C5 and hip abduction as L5 by common textbooks. Movements of
/// two roots (knee flexion) bear none.
struct MuscleGroup: Sendable, Hashable {
  let name: String
  let root: NerveRoot?

  private init(_ name: String, _ root: String?) {
    self.name = name
    self.root = root.flatMap(NerveRoot.init(rawValue:))
  }

  /// Every root that shares in a muscle or movement; empty for one not listed.
  ///
  /// By common anatomy, not checked against one text: it never makes a finding agree, it only keeps one
  /// from being called contrary.
  static func roots(sharing name: String?) -> [String] { name.flatMap { shared[$0] } ?? [] }

  private static let shared: [String: [String]] = [
    "deltoid": ["C5", "C6"], "biceps": ["C5", "C6"], "wrist extension": ["C6", "C7"],
    "triceps": ["C6", "C7", "C8"], "wrist flexion": ["C6", "C7", "C8"], "grip": ["C7", "C8", "T1"],
    "finger extension": ["C7", "C8"],
    "intrinsics": ["C8", "T1"], "hip flexion": ["L1", "L2", "L3"],
    "knee extension": ["L2", "L3", "L4"], "dorsiflexion": ["L4", "L5"],
    "great toe extension": ["L5", "S1"], "hip abduction": ["L4", "L5", "S1"],
    "plantarflexion": ["S1", "S2"],
  ]

  static let phrases = PhraseTable<MuscleGroup>(lists: [
    (MuscleGroup("deltoid", "C5"), "deltoid | deltoids | shoulder abduction | delt"),
    (MuscleGroup("biceps", "C5"), "bi | bicep | biceps | elbow flexion | elbow flexors"),
    (
      MuscleGroup("wrist extension", "C6"),
      "wrist extension | wrist extensors | wrist extensor | we | wrist ext"
    ),
    (MuscleGroup("triceps", "C7"), "tri | tricep | triceps | elbow extension | elbow extensors"),
    (
      MuscleGroup("wrist flexion", "C7"),
      "wrist flexion | wrist flexors | wrist flexor | wrist flex"
    ),
    (MuscleGroup("finger extension", "C7"), "finger extension | finger extensors | finger ext"),
    (
      MuscleGroup("grip", "C8"),
      "grip | grip strength | hand grip | finger flexion | finger flexors"
    ),
    (MuscleGroup("intrinsics", "T1"), "interossei | intrinsics | hand intrinsics | hand intrinsic"),
    (
      MuscleGroup("intrinsics", "T1"),
      "finger abduction | dorsal interossei | intrinsic muscles | io | finger abd"
    ),
    (
      MuscleGroup("hip flexion", "L2"),
      "hip flexion | hip flexors | hip flexor | iliopsoas | psoas | ip | hip flex | hf"
    ),
    (
      MuscleGroup("knee extension", "L3"),
      "q | quad | quads | quadriceps | quadricep | knee extension | ke"
    ),
    (MuscleGroup("knee extension", "L3"), "knee extensors | knee extensor | knee ext"),
    (
      MuscleGroup("dorsiflexion", "L4"),
      "ta | tibialis anterior | tib ant | ant tib | anterior tibialis | anterior tib | dorsiflexion"
    ),
    (
      MuscleGroup("dorsiflexion", "L4"),
      "ankle dorsiflexion | foot dorsiflexion | dorsiflexors | df"
    ),
    (
      MuscleGroup("great toe extension", "L5"),
      "ehl | extensor hallucis longus | great toe extension"
    ),
    (
      MuscleGroup("great toe extension", "L5"),
      "big toe extension | hallux extension | toe extension"
    ),
    (MuscleGroup("great toe extension", "L5"), "toe extensors | great toe dorsiflexion"),
    (MuscleGroup("great toe extension", "L5"), "great toe ext | big toe ext | hallux ext"),
    (MuscleGroup("dorsiflexion", "L4"), "ankle df"),
    (MuscleGroup("hip abduction", "L5"), "hip abd"),
    (MuscleGroup("plantarflexion", "S1"), "ankle pf"),
    (MuscleGroup("hip abduction", "L5"), "hip abduction | hip abductors | gluteus medius"),
    (
      MuscleGroup("plantarflexion", "S1"),
      "plantarflexion | plantar flexion | gastroc | gastrocs | gs"
    ),
    (MuscleGroup("plantarflexion", "S1"), "gastrocnemius | gastrocsoleus | plantarflexors | pf"),
    (
      MuscleGroup("plantarflexion", "S1"),
      "ankle plantarflexion | ankle plantar flexion | plantar flexors"
    ),
    (MuscleGroup("eversion", nil), "peroneals | peroneus | eversion | evertors | peronei"),
    (MuscleGroup("knee flexion", nil), "hamstring | hamstrings | knee flexion | knee flexors"),
    (MuscleGroup("hip extension", nil), "hip extension | hip extensors | gluteus maximus"),
    (MuscleGroup("hip adduction", nil), "hip adduction | hip adductors"),
    (MuscleGroup("inversion", nil), "inversion | tibialis posterior"),
  ])
}
