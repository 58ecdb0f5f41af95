extension Concept {
  static let normalStrength = Concept("normal strength")
}

/// Strength called normal without a grade.
struct NormalStrength: Extractor {
  let summary = """
    "Full strength", "motor intact", "neurologically intact": an examination without weakness, in \
    words. With an exception it says nothing here.
    """

  let examples = [
    Example("Full strength in both legs.", "normal strength, bilateral, manner strength"),
    Example("Strength is normal throughout.", "normal strength, manner strength"),
    Example("Motor intact.", "normal strength, manner strength"),
    Example("No motor deficits.", "normal strength, manner strength"),
    Example("Motor function is intact in the left leg.", "normal strength, left, region lower"),
    Example("Neurologically intact.", "normal strength, manner whole examination"),
    Example("NEURO: Nonfocal.", "normal strength, manner whole examination"),
    Example("No foot drop.", "normal strength, root L5, manner foot drop"),
    Example("Strength is normal except EHL 4/5 on the right."),
    Example("Facial sensation and strength was normal."),
    Example("The trapezius had normal strength."), Example("Normal strength of the EHL."),
    Example("Neuro grossly nonfocal."), Example("Full strength otherwise."),
    Example("Not full strength."),
    Example("Her strength has not returned to normal."),
    Example("Full strength Tylenol."), Example("Motor intact with breakaway weakness."),
    Example("GOALS: Full strength by week 6."),
    Example("No right foot drop.", "normal strength, root L5, right, manner foot drop"),
  ]

  private static let phrases = PhraseTable<String>(lists: [
    ("strength", "full strength | strength is full | strength full | strength is normal"),
    ("strength", "normal strength | strength normal | strength intact | strength is intact"),
    ("strength", "strength was normal | strength was full | strength is now normal"),
    ("strength", "strength has returned to normal | motor intact | motor is intact"),
    ("strength", "motor function is intact | motor function intact | motor normal"),
    ("strength", "motor is normal | motor exam is normal | motor examination is normal"),
    ("strength", "motor examination normal | motor exam normal | normal motor exam"),
    ("strength", "normal motor examination | normal motor function | normal motor strength"),
    ("strength", "no motor deficit | no motor deficits | no motor weakness | no weakness on exam"),
    ("strength", "no objective weakness | no weakness on examination | no muscle weakness"),
    ("strength", "without motor deficit | without motor deficits | no focal weakness"),
    ("whole examination", "neurologically intact | neurologically normal | nonfocal | non focal"),
    ("whole examination", "no focal deficit | no focal deficits | no neurologic deficit"),
    ("whole examination", "no neurological deficit | no neurologic deficits"),
    ("whole examination", "no neurological deficits | no focal neurologic deficit"),
    ("whole examination", "no focal neurological deficit | no focal neurologic deficits"),
    ("whole examination", "no focal neurological deficits | neurologic examination is normal"),
    ("whole examination", "neurologic exam is normal | neurological examination is normal"),
    ("whole examination", "neurological exam is normal | normal neurologic exam"),
    ("foot drop", "no foot drop | no right foot drop | no left foot drop | foot drop resolved"),
    ("foot drop", "foot drop has resolved | no residual foot drop | no footdrop"),
  ])
  /// What leaves a rest or takes it back.
  private static let exceptions = PhraseTable<Bool>(lists: [
    (
      true,
      "except* | exc | excluding | save | otherwise | other than | aside from | apart from | but | not | near"
    ),
    (true, "weakness of | give-way | giveway | breakaway | goal | goals | will | until | nearly"),
    (true, "gross | grossly | tylenol | almost | remaining | remainder | rest of"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      let sentence = note.sentenceTokens(around: match.tokens)
      guard Self.sections.contains(note.section(of: match.tokens)), note.note.kind != .imaging,
        Self.exceptions.matches(in: note.tokens, range: sentence).isEmpty,
        // "The trapezius had normal strength": one muscle speaks for no other.
        MuscleGroup.phrases.matches(in: note.tokens, range: sentence).isEmpty,
        !note.tokens[sentence].contains(where: { Self.others.contains($0.text) })
      else { return nil }
      var mention = note.mention(.normalStrength, at: match.tokens)
      guard mention.context.assertion != .possible, mention.context.assertion != .conditional else {
        return nil
      }
      // The denial is what it says: "no motor deficits".
      mention.context.assertion = .present
      mention.context.temporality = .current
      mention.side = note.side(of: match.tokens)
      mention.details[.manner] = .choice(match.value)
      if match.value == "foot drop" { mention.root = NerveRoot(rawValue: "L5") }
      if let limb = MotorStrength.limb(in: sentence, of: note.tokens) {
        mention.details[.region] = .choice(limb)
      }
      return mention
    }
  }

  private static let others: Set<String> = [
    "facial", "face", "tongue", "palate", "trapezius", "sternocleidomastoid", "scm", "jaw",
    "masseter", "eye", "ocular", "shoulder", "neck", "pelvic", "sphincter", "abdominal", "core",
    "hand", "ankle", "knee", "hip", "wrist", "elbow", "finger", "thumb",
  ]
  private static let sections: Set<Section> = [.other, .history, .exam, .assessment]
}
