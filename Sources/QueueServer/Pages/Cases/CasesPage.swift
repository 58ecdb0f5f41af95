import Access
import Claims
import Documents
import HTTPTypes
import Hummingbird
import Store
import Workflow

/// Every case, and the way to a new one.
struct CasesPage: Sendable {
  let server: QueueServer

  func page(_ context: QueueContext, refusal: String? = nil) throws -> Response {
    guard let identity = context.identity else { throw Problem(.unauthorized, "sign in first") }
    let reviews = try server.desk.workspace.store.reviews()
    let byName = Dictionary(
      reviews.map { ($0.caseName, $0) }, uniquingKeysWith: { _, last in last })
    let folders = server.shelf.cases
    let names = Set(folders.map(\.name))
    let ours = try folders.map { folder in
      try row(folder.name, folder, byName[folder.name])
    }
    let others = try reviews.filter { !names.contains($0.caseName) }
      .map { try row($0.caseName, nil, $0) }
    return Stationery(
      title: "Cases", identity: identity, isSynthetic: server.desk.isSynthetic
    ).page([
      .element("h1", text: "Cases"), SignInPages.notice(refusal),
      .element("h2", text: "A new case"), Self.opening(Forms(identity), for: nil),
      .element("h2", text: "Cases so far"), table(ours + others),
    ])
  }

  /// A denial letter, a chart, or both.
  static func opening(_ forms: Forms, for denial: Int?) -> Markup {
    forms.upload(
      "/cases",
      [
        denial.map { Forms.hidden("denial", String($0)) } ?? Markup(),
        Forms.files("Denial letter", CaseFolder.Slot.letter.rawValue, many: false),
        Forms.files("Chart", CaseFolder.Slot.notes.rawValue, many: true),
        Forms.button("Hand in"),
        .element(
          "p", ["class": "quiet"],
          text:
            "Text, PDF or DOCX, at most \(UploadedForm.longestBody >> 20) MB together. Either may "
            + "come later: a letter alone starts the clock, a chart alone is held against the policy "
            + "before anything is sent."),
      ])
  }

  private func table(_ rows: [Markup]) -> Markup {
    guard !rows.isEmpty else { return .element("p", ["class": "empty"], text: "None yet.") }
    let names = ["Case", "Patient", "Payer", "Reviewed", "Verdict", "Denial"]
    return .element(
      "table", ["class": "data"],
      [
        .element("caption", text: "The newest first"),
        .element(
          "thead", [:],
          [.element("tr", [:], names.map { .element("th", ["scope": "col"], text: $0) })]),
        .element("tbody", [:], rows),
      ])
  }

  private func row(_ name: String, _ folder: CaseFolder?, _ review: StoredReview?) throws -> Markup
  {
    let said = folder?.saidValues ?? [:]
    let denial = try review.flatMap { try server.desk.denial(ofCase: $0.caseName) }
    let cells: [(String, Markup)] = [
      ("Patient", Markup(escaping: said[.patientName] ?? "")),
      ("Payer", Markup(escaping: said[.payer] ?? review?.payerKey ?? "")),
      ("Reviewed", Markup(escaping: review?.day?.description ?? (review == nil ? "not yet" : ""))),
      ("Verdict", Markup(escaping: Self.words(review))),
      (
        "Denial",
        denial.map {
          .element("a", ["href": "/denials/\($0)", "class": "open"], text: "Denial \($0)")
        } ?? Markup(escaping: "none")
      ),
    ]
    let head =
      folder.map {
        Markup.element("a", ["href": "/cases/\($0.number)", "class": "open"], text: name)
      } ?? Markup(escaping: name)
    return .element(
      "tr", [:],
      [.element("th", ["scope": "row"], [head])]
        + cells.map { .element("td", ["data-label": $0], [$1]) })
  }

  static func words(_ review: StoredReview?) -> String {
    guard let review else { return "" }
    return review.verdict?.replacing("_", with: " ") ?? "no policy found"
  }
}
