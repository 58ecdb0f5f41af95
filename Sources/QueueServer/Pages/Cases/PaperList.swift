import Access
import Documents
import Workflow

/// The papers of a case, with forms to hand in more and to take one back.
struct PaperList {
  let folder: CaseFolder
  let identity: Identity

  var markup: [Markup] { [table, adding] }

  private var table: Markup {
    let rows = CaseFolder.Slot.allCases.flatMap { slot in
      folder.documents(in: slot).map { row(slot, $0) }
    }
    guard !rows.isEmpty else {
      return .element("p", ["class": "empty"], text: "None yet.")
    }
    return .element(
      "table", ["class": "data"],
      [
        .element("caption", text: "What was handed in"),
        .element(
          "thead", [:],
          [
            .element(
              "tr", [:],
              ["Document", "What it is", "Change"].map {
                .element("th", ["scope": "col"], text: $0)
              })
          ]), .element("tbody", [:], rows),
      ])
  }

  private func row(_ slot: CaseFolder.Slot, _ name: String) -> Markup {
    .element(
      "tr", [:],
      [
        .element("th", ["scope": "row"], text: name),
        .element("td", ["data-label": "What it is"], text: slot.words),
        .element(
          "td", [:],
          [
            identity.may(.work)
              ? Forms(identity).form(
                "/cases/\(folder.number)/papers/remove", "inline",
                [
                  Forms.hidden("slot", slot.rawValue), Forms.hidden("name", name),
                  .element(
                    "button",
                    ["type": "submit", "class": "plain", "aria-label": "Take out \(name)"],
                    text: "Take out"),
                ]) : Markup()
          ]),
      ])
  }

  private var adding: Markup {
    guard identity.may(.work) else { return Markup() }
    return Forms(identity).upload(
      "/cases/\(folder.number)/papers",
      [
        Forms.choice(
          "What", "slot", CaseFolder.Slot.allCases.map { ($0.rawValue, $0.words) },
          chosen: CaseFolder.Slot.notes.rawValue),
        Forms.files("Files", "files", many: true), Forms.button("Hand in"),
      ])
  }
}
