/// Treatments without needle, knife or pill that have a name and a course.
enum OtherTreatments {
  static let chiropractic: Concept = "chiropractic"
  static let acupuncture: Concept = "acupuncture"
  static let brace: Concept = "brace"
  static let activity: Concept = "activity modification"
  static let weightLoss: Concept = "weight loss"
  static let education: Concept = "education"
  static let program: Concept = "structured program"
  static let modality: Concept = "other modality"

  static let all: [any Extractor] = [
    NamedTreatment(
      chiropractic, summary: "Chiropractic care: visits, weeks and result.",
      names: "chiropract* | chiro | spinal manipulation | chiropract* manipulation"
        + " | chiropract* treatment* | chiropract* care | chiropract* adjustment*",
      unless: "wellness center | case history | records",
      examples: [
        Example("Chiro x 10 visits.", "chiropractic, completed, visits 10 visits"),
        Example(
          "Received eight or nine visits of chiropractic care without long-term relief.",
          "completed, visits 8 visits, no relief"),
        Example("Recommend chiropractic care.", "ordered, planned"),
        Example("Chiropractic manipulation did not help.", "completed, no relief"),
        Example("No chiropractic treatment.", "never, absent"),
      ]),
    NamedTreatment(
      acupuncture, summary: "Acupuncture: visits, weeks and result.", names: "acupuncture",
      examples: [
        Example(
          "Tried acupuncture x 6 sessions, no benefit.", "completed, visits 6 visits, no relief"),
        Example("Declined acupuncture.", "declined"),
      ]),
    NamedTreatment(
      brace, summary: "Braces of the trunk or neck; \"braced himself\" is none.",
      names:
        "lso brace | tlso brace | brace | bracing | lso | tlso | lumbar orthosis | lumbar support | back brace | corset"
        + " | cervical collar | soft collar",
      unless: "knee brace | ankle brace | wrist brace | braced | backboard | thumb | hand brace",
      examples: [
        Example("LSO brace x 6 weeks.", "brace, completed, weeks 6 weeks"),
        Example("Wears a back brace, which helps some.", "brace, ongoing, partial relief"),
        Example("Knee brace for arthritis."),
        Example("He braced for impact."),
      ]),
    NamedTreatment(
      activity, summary: "Activity changed because of pain: lifting less, light duty, rest.",
      names: "activity modification* | activity restriction* | modified activit* | bed rest"
        + " | modified his activit* | modified her activit* | light duty | work modification*"
        + " | activity change* | activity avoidance | limited duty | restricted duty",
      examples: [
        Example("Tried activity modification.", "activity modification, completed"),
        Example("Advised activity modification.", "ordered, planned"),
      ]),
    NamedTreatment(
      weightLoss, summary: "Weight lost on purpose; weight loss as a warning sign is none.",
      names: "weight loss program | weight loss | weight reduction | weight management",
      unless:
        "unexplained | unintentional | unintended | fever | fevers | chills | sweats | denies | no",
      examples: [
        Example("Advised weight loss.", "weight loss, ordered, planned"),
        Example("Denies fever, chills or weight loss."),
      ]),
    NamedTreatment(
      education, summary: "Teaching of the patient about the back; boiler-plate counts once.",
      names: "body mechanics | back school | patient education | educated | back education"
        + " | proper lifting | posture education | counselled | counseled | flare-up plan",
      unless: "smok* | tobacco | cessation | diet | weight | alcohol | nicotine | wound | ppd",
      examples: [
        Example("Counselled on body mechanics.", "education", "education"),
        Example("Smokes 1/2 ppd - counseled."),
        Example("Counseled on smoking cessation."),
      ]),
    NamedTreatment(
      program, summary: "A structured, supervised programme of several treatments.",
      names: "functional restoration program | multidisciplinary program | work hardening"
        + " | multimodal program | structured rehabilitation program | pain management program"
        + " | interdisciplinary pain program | structured multimodal program | spine program"
        + " | chronic pain program",
      examples: [
        Example(
          "Completed a functional restoration program for 12 weeks.", "completed, weeks 12 weeks")
      ]),
    NamedTreatment(
      modality, summary: "Massage, electrical stimulation, traction, heat, behavioural therapy.",
      names:
        "massage therapy | massage | tens unit | tens | traction | dry needling | ultrasound therapy"
        + " | electrical stimulation | cognitive behavioral therapy | cbt | heat and ice | ice and heat"
        + " | heat packs | inversion table | yoga | pilates",
      unless: "skeletal traction | traction sutures | countertraction | applied traction",
      examples: [
        Example("TENS unit without relief.", "completed, no relief"),
        Example("Consider massage therapy.", "ordered, planned"),
      ]),
  ]
}
