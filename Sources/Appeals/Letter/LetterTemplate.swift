/// The names that letter templates may use; see `Data/README.md`.
public enum LetterTemplate {
  public static let names = Template.Names(
    slots: [
      "today", "appeal_name", "letter_day", "upheld_day", "payer", "request", "policy",
      "criteria_sought", "external_review",
    ],
    blocks: [
      "letterhead", "addressee", "identification", "reason", "upheld_reason", "urgency", "summary",
      "policy_dates",
      "policy_words", "findings", "beside_findings", "studies", "signature", "exhibits", "excerpts",
    ],
    sections: [
      "criteria": ["section", "criterion"], "waivers": ["section", "criterion"], "literature": [],
      "expedited": [], "beside": [], "by_criteria": [], "without_criteria": [],
      "record": ["shown"],
    ])

  /// - Throws: ``TemplateError`` for a slot or section that letters do not have.
  public static func read(_ text: String, name: String) throws(TemplateError) -> Template {
    try Template(text, name: name, names: names)
  }
}
