import Access
import Claims
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflow
import Worklists

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
      try letter(.letter, "What the letter says"),
      try letter(.decision, "What the decision says"), try request(identity, draft),
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
        try earlier(), words(), .element("ul", ["class": "papers"], links), wishes(identity),
      ])
  }

  /// Denials of letters that others replaced: their dollars must not be worked twice.
  private func earlier() throws -> Markup {
    let numbers = try server.desk.earlierDenials(ofCase: folder.name)
    guard !numbers.isEmpty else { return Markup() }
    return .element(
      "div", ["class": "notice warning", "role": "status"],
      [Markup(escaping: "Registered from an earlier letter of this case: ")]
        + numbers.map { number in
          .element(
            "a", ["href": "/denials/\(number)", "class": "open"],
            text: "denial \(number), \(server.desk.list[number]?.part ?? "")")
        })
  }

  private func words(ofDenial number: Int) -> String {
    guard let line = server.desk.list[number] else { return "" }
    let candidate = line.candidate
    let day =
      candidate.hasClock
      ? ", act by \(candidate.deadline.alarm)"
        + (candidate.deadline.standing == .assumed ? " (assumed)" : "") : ""
    return ": \(line.part), next \(line.nextAction.replacing("-", with: " "))\(day)."
  }

  /// What the review says in lines; a chart that changed since says so instead.
  private func words() -> Markup {
    let lines: [String]
    do {
      lines = try server.desk.workspace.words(ofCase: folder.name)
    } catch {
      return SignInPages.notice(CasePapers.words(error, folder))
    }
    return .element("p", text: "As the review found it:")
      + .element("ul", [:], lines.map { .element("li", text: $0) })
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

  private func letter(_ slot: CaseFolder.Slot, _ title: String) throws -> Markup {
    let facts = try server.desk.workspace.letterFacts(of: folder, slot)
    guard !facts.isEmpty else {
      guard !folder.documents(in: slot).isEmpty else { return Markup() }
      return section(
        title,
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
      title,
      [
        HTMLRenderer(gnuplot: nil).fragment([
          .table(
            Table(
              caption: "Read in the \(slot.words); hold it beside the letter",
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
