/// Medicines for pain, by class, with trial, result and reason.
///
/// A list is no trial: what only stands among the medications is marked as listed.
struct Medicines: Extractor {
  static let concepts = MedicineClass.allCases.map(\.concept)
    .reduce(into: [Concept]()) { if !$0.contains($1) { $0.append($1) } }

  let summary = """
    Pain medicines by class: tried, with what result, or not to be taken and why. A medication list \
    is no trial; aspirin for the heart is no NSAID trial.
    """

  let examples = [
    Example(
      "Naproxen 500 BID x 8 wks, minimal relief.",
      "nsaid, Naproxen, dose 500, completed, weeks 8 weeks, partial relief"),
    Example("Was on gabapentin, but it did not work.", "no relief"),
    Example("Tried and failed NSAIDs.", "nsaid, completed, no relief"),
    Example("MDP without relief.", "oral steroid, completed, no relief"),
    Example("Gabapentin d/c'd – sedation.", "nerve pain medicine, stopped early, reason sedation"),
    Example(
      "Medications: ibuprofen 600 mg (stopped, GI upset), tramadol 50 mg prn.",
      "nsaid, ibuprofen, stopped early, reason GI upset", "opioid, tramadol, dose 50 mg"),
    Example(
      "Tried gabapentin 300 TID (since May), minimal relief.",
      "nerve pain medicine, gabapentin, completed, partial relief"),
    Example(
      "Treated with a Medrol Dosepak and naproxen, neither of which provided any lasting benefit.",
      "oral steroid, Medrol Dosepak, completed, no relief", "nsaid, naproxen, completed, no relief"),
    Example(
      "MEDICATIONS: gabapentin 600 TID. Tried and failed: duloxetine (nausea), naproxen.",
      "nerve pain medicine, gabapentin, ongoing",
      "nerve pain medicine, duloxetine, stopped early, reason nausea",
      "nsaid, naproxen, completed"),
    Example(
      "Gabapentin x 10 wks no relief, naproxen x 6 wks.", "completed, no relief, weeks 10 weeks",
      "nsaid, naproxen, completed, weeks 6 weeks"),
    Example("Cannot take NSAIDs (CKD3).", "nsaid, contraindicated, reason CKD3"),
    Example("Taking naproxen since January.", "ongoing, from 2026-01"),
    Example(
      "Tried ibuprofen, gabapentin and Flexeril without relief.", "nsaid, completed",
      "nerve pain medicine, completed", "muscle relaxant, completed, no relief"),
    Example("MEDICATIONS: Naproxen 500 mg, lisinopril.", "nsaid, ongoing, mode listed"),
    Example("ALLERGIES: NSAIDs.", "nsaid, contraindicated, reason allergy"),
    Example(
      "Early on she was managed with ibuprofen and a six-day steroid pack; neither made a dent.",
      "nsaid, ibuprofen, completed", "oral steroid, completed, weeks 0.8 weeks, no relief"),
    Example("MEDICATIONS: Neurontin 300 tid since 1/5/26 - sl help.", "ongoing, partial relief"),
    Example(
      "She took gabapentin, and received two injections, the most recent six weeks ago.",
      "nerve pain medicine, gabapentin, completed"),
    Example("Aspirin 81 mg daily."), Example("Aspirin for the heart."),
    Example("Placed on Plavix and aspirin."),
    Example("Takes amitriptyline for her migraines."), Example("MEDICATIONS: Zocor, aspirin."),
    Example("She is to be given a trial of the prednisone.", "oral steroid, scheduled"),
    Example("Her Ultracet is not quite taking care of her pain.", "opioid, ongoing"),
    Example("Will start gabapentin.", "scheduled, planned"),
    Example("Takes Aleve over the counter.", "nsaid, ongoing, mode over the counter"),
    Example("She has never tried gabapentin.", "never, absent"),
    Example("Epidural steroid injection with Depo-Medrol."),
    Example("Intolerant of NSAIDs.", "contraindicated"),
    Example("Started gabapentin 3/2.", "started, from 2026-03-02"),
    Example("Naproxen stopped 3/30 for dyspepsia.", "stopped early, to 2026-03-30"),
    Example(
      "Meloxicam stopped by PCP (BP), on Tylenol 1 g tid and Lyrica 75 bid since December.",
      "nsaid, Meloxicam, stopped early", "acetaminophen, Tylenol",
      "nerve pain medicine, Lyrica, ongoing, from 2025-12"),
    Example(
      "Did not try NSAIDs because of an ulcer.", "nsaid, contraindicated, reason an ulcer"),
    Example("Did not try NSAIDs because of the cost.", "nsaid, never, absent"),
    Example("She has not taken gabapentin.", "nerve pain medicine, never, absent"),
    Example("ESI gave 60% relief for 3 months, with less gabapentin.", "nerve pain medicine"),
    Example("Stop NSAIDs 7 days before surgery.", "nsaid, ordered, planned"),
    Example("Norco was recommended for pain relief.", "opioid, ordered, planned"),
    Example("She uses Naprosyn as an anti-inflammatory.", "nsaid, Naprosyn, ongoing"),
    Example("Steroids have been used in the past.", "oral steroid"),
    Example("Epidural steroids helped."),
    Example("Treated with analgesics without relief.", "analgesic, completed, no relief"),
  ]

  private static let names = PhraseTable<MedicineClass>(lists: MedicineNames.lists)

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      // What is given during an operation treats no back pain.
      guard sentence.section != .procedure else { return [] }
      return Self.names.matches(in: note.tokens, range: sentence.tokens).compactMap { match in
        mention(of: match.value, at: match.tokens, in: note, sentence)
      }
    }
  }

  private func mention(
    of kind: MedicineClass, at range: Range<Int>, in note: MarkedNote, _ sentence: Sentence
  ) -> Mention? {
    let name = note.tokens[range.lowerBound].text
    let window = note.treatmentWindow(of: range)
    if name == "aspirin", sentence.section == .medications || isForHeart(window, in: note) {
      return nil
    }
    if kind.concept == MedicineClass.gabapentinoid.concept, isForOther(sentence, in: note) {
      return nil
    }
    if kind == .oralSteroid, isForOtherIllness(range, sentence, in: note) { return nil }
    // "Naprosyn as an anti-inflammatory" is one medicine.
    if range.lowerBound > 1, ["a", "an"].contains(note.tokens[range.lowerBound - 1].text),
      note.tokens[range.lowerBound - 2].text == "as"
    {
      return nil
    }
    // "Neuropathic pain medications" name no kind that a policy knows.
    if kind == .analgesic, range.lowerBound > 0,
      ["neuropathic", "nerve"].contains(note.tokens[range.lowerBound - 1].text)
    {
      return nil
    }
    if name == "steroids", isInjected(range, in: note) { return nil }
    if name == "medrol", range.lowerBound > 1, note.tokens[range.lowerBound - 2].text == "depo" {
      return nil
    }
    var mention = note.mention(
      kind.concept, .words([note.quote(range).text]), at: range)
    CourseReader(note: note).complete(&mention, at: range, window: window)
    let isDenied = mention.status == .never || mention.context.assertion == .absent
    if isDenied, isForDayOfOperation(range, in: note) { return nil }
    // "Instructions: no NSAIDs for 3 months" is an order, and no history.
    if mention.status == .never, sentence.section == .plan { return nil }
    MedicineRow(note: note, sentence: sentence).settleByHead(&mention, of: range)
    MedicineRow(note: note, sentence: sentence).settle(&mention)
    readDose(into: &mention, after: range, in: note)
    if sentence.section == .allergies {
      mention.status = .contraindicated
      mention.context.assertion = .present
      mention.details[.reason] = mention.details[.reason] ?? .choice("allergy")
    }
    let isListed =
      sentence.section == .medications && mention.outcome == nil && mention.status != .completed
      && mention.status != .stoppedEarly && mention.begin == nil
    if isListed { mention.details[.mode] = .choice("listed") }
    let isUsuallyOpen = kind != .opioid && MedicineNames.overTheCounter.contains(name)
    if isUsuallyOpen || isOverTheCounter(window, in: note) {
      mention.details[.mode] = mention.details[.mode] ?? .choice("over the counter")
    }
    return mention
  }

  /// "No NSAIDs 7 days before surgery" is an order for those days, and no history.
  private func isForDayOfOperation(_ name: Range<Int>, in note: MarkedNote) -> Bool {
    let end = note.sentenceTokens(around: name).upperBound
    let behind = note.tokens[name.upperBound..<max(name.upperBound, end)].prefix(8).map(\.text)
    guard let place = behind.firstIndex(where: { ["before", "prior", "preop"].contains($0) }) else {
      return false
    }
    return behind[place...].prefix(5).contains {
      ["surgery", "procedure", "injection", "operation", "preop", "dos"].contains($0)
    }
  }

  /// "Epidural steroids", "steroid injections", inhaled and topical ones are no tablets.
  private func isInjected(_ range: Range<Int>, in note: MarkedNote) -> Bool {
    let around = note.tokens[
      max(0, range.lowerBound - 2)..<min(note.tokens.count, range.upperBound + 2)]
    return around.contains { token in
      ["epidural", "inject", "intra", "inhaled", "topical", "anabolic", "nasal", "iv"].contains {
        token.text.hasPrefix($0)
      }
    }
  }

  /// Nerve medicines are given for migraine, mood and seizures too.
  private func isForOther(_ sentence: Sentence, in note: MarkedNote) -> Bool {
    let words = note.tokens[sentence.tokens].map(\.text)
    let others = [
      "migraine", "depress", "seizure", "anxiety", "epilep", "insomnia", "maxalt", "tripta",
    ]
    return words.contains { word in others.contains { word.hasPrefix($0) } }
      && !words.contains { ["pain", "neuropathic", "radicular", "nerve", "leg"].contains($0) }
  }

  /// "Prednisone 5 mg for PMR": for the joints, the lungs or the gut.
  private func isForOtherIllness(
    _ name: Range<Int>, _ sentence: Sentence, in note: MarkedNote
  ) -> Bool {
    let behind = note.tokens[name.upperBound..<sentence.tokens.upperBound].prefix(8).map(\.text)
    guard let purpose = behind.firstIndex(of: "for") else { return false }
    return behind[purpose...].prefix(4).contains { word in
      Self.illnesses.contains { word.hasPrefix($0) }
    }
  }

  private static let illnesses = [
    "pmr", "polymyalg", "asthma", "copd", "rheumat", "lupus", "gout", "bronch", "poison",
    "transplant",
    "crohn", "colitis", "sarcoid", "vasculit", "arteritis", "allerg",
  ]

  private static let heart: Set<String> = [
    "81", "325", "baby", "heart", "cardiac", "stroke", "stent", "cad", "daily", "plavix",
    "clopidogrel", "tia", "cva", "coronary", "prophylaxis", "prophylactic", "anticoagulation",
  ]

  private func isForHeart(_ window: TreatmentWindow, in note: MarkedNote) -> Bool {
    note.tokens[window.before.lowerBound..<window.after.upperBound].contains { token in
      Self.heart.contains(token.text)
    }
  }

  private func isOverTheCounter(_ window: TreatmentWindow, in note: MarkedNote) -> Bool {
    let words = PhraseTable<Bool>(lists: [(true, "otc | over-the-counter")])
    let around = window.before.lowerBound..<window.near.upperBound
    return !words.matches(in: note.tokens, range: around).isEmpty
  }

  /// "500 mg", "500 BID": the number behind the name.
  private func readDose(into mention: inout Mention, after range: Range<Int>, in note: MarkedNote) {
    let index = range.upperBound
    guard index < note.tokens.count, let dose = note.tokens[index].number,
      note.tokens[index].kind == .number, note.tokens[index].gap < .line
    else { return }
    let unit = index + 1 < note.tokens.count ? note.tokens[index + 1].text : ""
    guard !["x", "wks", "weeks", "months", "/", "years", "days"].contains(unit) else { return }
    mention.details[.dose] = .number(dose, unit: unit == "mg" || unit == "mcg" ? unit : "")
  }
}
