import Documents
import Workflow

/// What is asked of a case, with what its papers say already; a person looks it over before it counts.
struct RequestForm {
  let folder: CaseFolder
  let draft: CaseDraft
  let payers: [String]
  let administrators: [String]
  let forms: Forms

  var markup: Markup {
    forms.form(
      "/cases/\(folder.number)/review", nil,
      [
        Forms.hidden("version", folder.requestVersion),
        .element(
          "div", ["class": "asked"], CaseField.allCases.filter { !$0.isOfPractice }.map(field)),
        .element(
          "details", ["open": draft.values[.practiceName] == nil ? "" : nil],
          [
            .element("summary", text: "Letterhead and signature"),
            .element(
              "div", ["class": "asked"], CaseField.allCases.filter(\.isOfPractice).map(field)),
          ]), list("payers", payers), list("administrators", administrators),
        Forms.button("Hold the chart against the policy"),
      ])
  }

  private func list(_ name: String, _ values: [String]) -> Markup {
    .element(
      "datalist", ["id": name], values.map { Forms.void("option", ["value": $0]) })
  }

  private func field(_ field: CaseField) -> Markup {
    let value = draft.values[field]
    let note = draft.sources[field].map { "read in \($0)" } ?? Self.hints[field]
    return .element(
      "label", ["class": "field"],
      [
        .element("span", text: field.label + (field.isRequired ? " (needed)" : "")),
        control(field, value),
        note.map { .element("small", text: $0) } ?? Markup(),
      ])
  }

  private func control(_ field: CaseField, _ value: String?) -> Markup {
    let name = field.rawValue
    switch field.kind {
    case .choice(let values):
      return .element(
        "select", ["name": name],
        ([""] + values).map { choice in
          .element(
            "option", ["value": choice, "selected": choice == value ?? "" ? "" : nil],
            text: choice.isEmpty ? Self.unsaid(field) : Self.words(choice))
        })
    case .lines:
      return .element("textarea", ["name": name, "rows": "2"], text: value ?? "")
    case .day, .text:
      let lists: [CaseField: String] = [.payer: "payers", .administrator: "administrators"]
      return Forms.void(
        "input",
        [
          "type": field.kind == .day ? "date" : "text", "name": name, "value": value,
          "list": lists[field], "required": field.isRequired ? "" : nil, "autocomplete": "off",
        ])
    }
  }

  private static func unsaid(_ field: CaseField) -> String {
    field == .denialCategory ? "as the letter says" : "not known"
  }

  private static func words(_ choice: String) -> String {
    choice.replacing("_", with: " ").replacing("-", with: " ")
  }

  private static let hints: [CaseField: String] = [
    .payer: "one of the list where its rates and clocks are known",
    .payerIdentifier: "finds its rates and clocks; taken from the list by the payer's name",
    .administrator: "where another decides for the payer, such as a vendor",
    .procedures: "parted by commas", .diagnoses: "parted by commas",
    .levels: "such as L4-5, L5-S1",
    .requestDay: "the policy's windows run back from it",
    .contractProcedures: "where the contract names them otherwise, such as 63047-SG",
    .claim: "the practice's or the payer's, where the surgery was billed",
    .letterDay: "where it could not be read in the letter",
    .side: "none: the operation has no side",
    .funding: "says who reviews externally; else the payer's profile does",
  ]
}
