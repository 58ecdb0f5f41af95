import Testing

@testable import ClinicalRecords

/// Transcripts of visits, and notes in other languages.
struct TranscriptTests {
  private static let transcript = """
    TELEHEALTH VISIT
    DR: How long has the leg pain been going on?
    PT: About a year and a half now.
    DR: And you finished therapy?
    PT: I did eight weeks, ended in April.
    DR: Any trouble with your bladder or bowels?
    PT: No, nothing like that.
    DR: Do you smoke?
    PT: I quit in 2009.
    """

  @Test func `a patient who speaks in a transcript is no physical therapy`() throws {
    let chart = try reading(Self.transcript)
    let had = chart.facts.all.filter {
      $0.path.rawValue.hasPrefix("conservative.") && $0.assertion == .present
    }
    #expect(had.isEmpty)
  }

  @Test func `the patient's no denies what the clinician asked, and is quoted with it`() throws {
    let fact = try #require(try reading(Self.transcript).fact("neuro.bowel_bladder"))
    #expect(fact.assertion == .absent)
    #expect(fact.support.first?.text.contains("PT: No") == true)
  }

  @Test func `a yes is a red flag`() throws {
    let text = Self.transcript.replacing("PT: No, nothing like that.", with: "PT: Yes, twice.")
    let chart = try reading(text)
    #expect(chart.fact("neuro.bowel_bladder")?.assertion == .present)
    #expect(chart.flags.contains { $0.kind == .safety })
  }

  @Test func `a form's PT stays therapy`() throws {
    let chart = try reading("DR: Huang\nPT: 12 visits 3/2/26-4/20/26.\nMEDS: none")
    #expect(chart.fact("conservative.pt.visits")?.value == .number(12, unit: "visits"))
  }

  @Test(arguments: [
    "La paciente tiene dolor lumbar que se irradia a la pierna derecha desde hace 18 meses. Ha "
      + "completado 12 sesiones de terapia sin alivio. No incontinencia. MRI normal.",
    "Die Patientin klagt seit 18 Monaten über Schmerzen mit Ausstrahlung in das rechte Bein. "
      + "Therapie über 6 Wochen ohne Besserung, keine Parese, ESI ist nicht erfolgt.",
    "Пациентка жалуется на боли в пояснице и правой ноге в течение восемнадцати месяцев. MRI 2026.",
  ])
  func `a note in another language is said to be unread, and nothing is read of it`(text: String)
    throws
  {
    let chart = try reading(text)
    #expect(chart.mentions.isEmpty)
    #expect(chart.flags.contains { $0.kind == .unread && $0.text.contains("not in English") })
  }

  @Test(arguments: [
    "L4-5 sev CS, R L5 radic x 8 mo. PT 12 vis 3/2/26-4/20/26, ESI x2. La Jolla Spine.",
    "Interpreter used. \"Me duele la pierna.\" She has right leg pain for 8 months, and denies "
      + "weakness of the leg.",
  ])
  func `a terse note, or one with a sentence of Spanish, is read`(text: String) throws {
    let chart = try reading(text)
    #expect(!chart.mentions.isEmpty)
    #expect(!chart.flags.contains { $0.kind == .unread })
  }
}
