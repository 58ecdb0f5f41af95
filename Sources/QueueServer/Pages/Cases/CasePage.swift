import Access
import Claims
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflow

/// One case: its papers, what its letter says, what is asked, and where it stands.
struct CasePage: Sendable {
  let server: QueueServer
  let folder: CaseFolder

  init(_ server: QueueServer, _ context: QueueContext) throws {
    self.server = server
    guard let folder = try server.shelf[context.number("case")] else {
      throw Problem(.notFound, "case: expected a number that is in the list of cases")
    }
    self.folder = folder
  }

  init(_ server: QueueServer, _ folder: CaseFolder) {
    self.server = server
    self.folder = folder
  }

  /// The draft is what was typed into a form that was not taken.
  func page(
    _ context: QueueContext, refusal: String? = nil, draft: CaseDraft? = nil
  ) throws -> Response {
    guard let identity = context.identity else { throw Problem(.unauthorized, "sign in first") }
    let review = try server.desk.review(ofCase: folder.name)
    return Stationery(
      title: folder.name, identity: identity, isSynthetic: server.desk.isSynthetic
    ).page([
      .element("p", ["class": "back"], [.element("a", ["href": "/cases"], text: "All cases")]),
      .element("h1", text: folder.name), subtitle, SignInPages.notice(refusal),
      try review.map { try standing($0, identity) } ?? Markup(),
      section("Papers", PaperList(folder: folder, identity: identity).markup),
      try letter(), try request(identity, draft),
    ])
  }

  private var subtitle: Markup {
    let said = folder.saidValues
    let words = [CaseField.patientName, .payer].compactMap { said[$0] }.joined(separator: ", ")
    return words.isEmpty ? Markup() : .element("p", ["class": "subtitle"], text: words)
  }

  private func section(_ title: String, _ content: [Markup]) -> Markup {
    .element("section", [:], [.element("h2", text: title)] + content)
  }

  // MARK: - Where it stands

  private func standing(_ review: StoredReview, _ identity: Identity) throws -> Markup {
    let denial = try server.desk.denial(ofCase: folder.name)
    let links = (Array(CasePapers.pages) + Array(CasePapers.files)).map { name, words in
      Markup.element(
        "li", [:],
        [.element("a", ["href": "/cases/\(folder.number)/\(name)"], text: words)])
    }
    return section(
      "Where it stands",
      [
        .element(
          "p",
          text: "Reviewed as of \(review.day?.description ?? "an unknown day"): "
            + CasesPage.words(review) + "."),
        denial.map { number in
          .element(
            "p", [:],
            [
              .element(
                "a", ["href": "/denials/\(number)", "class": "open"],
                text: "Denial \(number) on the list"),
              Markup(escaping: words(ofDenial: number)),
            ])
        } ?? .element("p", text: "No denial on the list is of this case."),
        words(), .element("ul", ["class": "papers"], links), wishes(identity),
      ])
  }

  private func words(ofDenial number: Int) -> String {
    guard let line = server.desk.list[number] else { return "" }
    return ": \(line.part), next \(line.nextAction.replacing("-", with: " "))."
  }

  /// What the review says in lines; a chart that changed since says so instead.
  private func words() -> Markup {
    let lines: [String]
    do {
      lines = try server.desk.workspace.words(ofCase: folder.name)
    } catch {
      return SignInPages.notice(CasePapers.words(error, folder))
    }
    return .element("ul", [:], lines.map { .element("li", text: $0) })
  }

  private func wishes(_ identity: Identity) -> Markup {
    guard identity.may(.work) else { return Markup() }
    let wishes = folder.wishes
    return .element(
      "details", [:],
      [
        .element("summary", text: "Which letter, and what you vouch for"),
        Forms(identity).form(
          "/cases/\(folder.number)/wishes", "narrow",
          [
            Forms.choice(
              "Letter", "kind", LetterWishes.Kind.allCases.map { ($0.rawValue, $0.words) },
              chosen: wishes.kind.rawValue),
            Forms.field(
              "Why the decision cannot wait, in words that a note has", "expedited",
              value: wishes.expeditedReason),
            Forms.tick(
              "In the member's name, with the written authorization at hand", "member",
              isOn: wishes.isForMember),
            Forms.tick(
              "The surgeon has seen the red flags in the chart", "seen",
              isOn: wishes.redFlagsSeen),
            Forms.button("Keep"),
          ]),
      ])
  }

  // MARK: - The letter and the request

  private func letter() throws -> Markup {
    let facts = try server.desk.workspace.letterFacts(of: folder)
    guard !facts.isEmpty else {
      guard !folder.documents(in: .letter).isEmpty else { return Markup() }
      return section(
        "What the letter says",
        [
          SignInPages.notice(
            "Nothing could be read in the letter. If it is a scan, have its text recognised first, "
              + "take it out, and hand the text in: no clock runs without its date.")
        ])
    }
    let rows = facts.map { fact in
      Table.Row([.text(fact.label), .text(fact.value), .text("line \(fact.line)")])
    }
    return section(
      "What the letter says",
      [
        HTMLRenderer(gnuplot: nil).fragment([
          .table(
            Table(
              caption: "Read in the denial letter; hold it beside the letter",
              columns: ["What", "In the letter", "Where"].map { Table.Column($0) }, rows: rows))
        ])
      ])
  }

  private func request(_ identity: Identity, _ typed: CaseDraft?) throws -> Markup {
    guard identity.may(.work) else { return Markup() }
    let desk = server.desk
    let denial = folder.denial.flatMap { desk.list[$0]?.denial }
    let draft =
      try typed
      ?? desk.workspace.draft(of: folder, on: server.shelf, for: denial, among: desk.payers)
    return section(
      "What is asked of whom",
      [
        .element(
          "p",
          text: "Look over what was read. Leave empty what is not known: it will be asked for, and "
            + "nothing is guessed."),
        RequestForm(
          folder: folder, draft: draft, payers: desk.payers.map(\.name),
          administrators: try desk.workspace.policyAdministrators(), forms: Forms(identity)
        ).markup,
      ])
  }
}
