/// Names of treatments, to tell where the words about one end and those about the next begin.
enum TreatmentNames {
  static let all = PhraseTable<Bool>(lists: [
    (true, therapy), (true, homeExercise), (true, MedicineNames.every),
    (true, InjectionNames.every),
    (
      true,
      "chiropract* | acupuncture | lso brace | tlso brace | brace | bracing | lso | tlso | orthosis | back brace"
    ),
    (true, "chiropract* manipulation | chiropract* treatment* | chiropract* care"),
    (true, "chiropract* adjustment* | cervical collar | soft collar | hard collar"),
    (true, "massage | tens | traction | dry needling | manipulation | weight loss | surgery"),
    (true, "activity modification* | decompression | laminectomy | lami | fusion | discectomy"),
    (true, "injections | epidurals | ketamine infusion* | ketamine | infusion*"),
  ])

  static let therapy =
    "physical therapy | physiotherapy | physical therapist | pt | p.t. | aqua therapy | aquatherapy"
    + " | aquatic therapy | pool therapy | water therapy | therapeutic exercise program"
    + " | formal therapy | outpatient therapy | supervised exercise* | course of therapy"
    + " | finished therapy | completed therapy | courses of therapy | sessions of therapy | aquatic physical therapy | pt sessions"

  static let homeExercise =
    "home exercise program | home exercise programme | home exercise* | hep | home stretching"
    + " | stretches at home | stretching at home | stretching exercises at home"
    + " | self-directed exercise* | home-based exercise* | home-based physical therapy"
    + " | home stretches | exercise program | home program | home physical therapy | home pt"
    + " | core strengthening | exercises at home | home therapy program | home exercising"
}
