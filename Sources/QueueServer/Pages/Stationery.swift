import Access
import Documents
import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

/// What stands around every page: head, navigation, and the form that signs out.
struct Stationery {
  /// Only what this server sends itself is shown, run or asked for.
  static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    + "img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

  /// A paper carries its own style and no script.
  static let paperPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    + "frame-ancestors 'none'; base-uri 'none'"

  let title: String
  let identity: Identity?
  var isSynthetic = false

  func page(_ content: [Markup]) -> Response {
    let html =
      Markup(literal: "<!DOCTYPE html>\n<html lang=\"en\">\n") + head
      + .element(
        "body", ["data-account": identity?.account],
        [skip, banner, navigation, .element("main", ["id": "main"], content)])
      + Markup(literal: "\n</html>\n")
    return Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html.text)))
  }

  private var head: Markup {
    Markup(
      literal: """
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="/style.css">
        <script src="/queue.js" defer></script>

        """)
      + .element("title", text: (isSynthetic ? "[Synthetic] " : "") + title)
      + (formToken.map { token in
        .element("meta", ["name": "form-token", "content": token])
      } ?? Markup()) + Markup(literal: "</head>\n")
  }

  /// Where today's list could not be made, the days left are counted from another day.
  static func ofAnotherDay(_ list: QueueList, _ clock: Clock) -> Markup {
    guard list.day != clock.today else { return Markup() }
    return .element(
      "div", ["class": "notice danger", "role": "status"],
      text: "This list is of \(list.day): that of \(clock.today) is not made yet. Days left are "
        + "counted from \(list.day).")
  }

  private var formToken: String? { identity?.session.map(FormCheck.token) }

  private var skip: Markup {
    .element("a", ["class": "skip", "href": "#main"], text: "Skip to the content")
  }

  private var banner: Markup {
    guard isSynthetic else { return Markup() }
    return .element(
      "header", ["class": "synthetic"],
      [
        .element("strong", text: "Synthetic data."),
        Markup(
          literal: " Everything on this page is made up; none of it is about real people or money."),
      ])
  }

  private var navigation: Markup {
    guard let identity else { return Markup() }
    var links: [(String, String)] = []
    if identity.may(.worklist) { links.append(("Worklist", "/")) }
    if identity.may(.chart) { links.append(("Cases", "/cases")) }
    if identity.may(.finance) { links.append(("Finance", "/finance")) }
    if identity.may(.accounts) { links.append(("Accounts", "/accounts")) }
    if identity.may(.audit) { links.append(("Audit", "/audit")) }
    links.append((identity.account, "/account"))
    let items = links.map { name, path in
      Markup.element("li", [:], [.element("a", ["href": path], text: name)])
    }
    return .element(
      "nav", ["class": "top", "aria-label": "Pages"],
      [
        .element("ul", [:], items),
        Forms(identity).form("/signout", "plain", [Forms.button("Sign out")]),
      ])
  }
}

extension Response {
  /// A paper for itself, as its file would be.
  static func page(_ html: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "text/html; charset=utf-8",
        .contentSecurityPolicy: Stationery.paperPolicy,
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  /// On to a page after a form was taken.
  static func goOn(to path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }
}
