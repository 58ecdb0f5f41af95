import Documents
import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

/// All pages, with their style and script.
struct Pages: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    SignInPages(server: server).endpoints + WorklistPage(server: server).endpoints
      + DenialPage(server: server).endpoints + WorkForms(server: server).endpoints
      + ExportPages(server: server).endpoints + NewsPage(server: server).endpoints
      + AccountPages(server: server).endpoints + AdminPages(server: server).endpoints
      + FinancePages(server: server).endpoints + CaseForms(server: server).endpoints
      + [
        asset("/style.css", "text/css; charset=utf-8", HTMLRenderer.look + QueueStyle.text),
        asset("/queue.js", "text/javascript; charset=utf-8", QueueScript.text),
      ]
  }

  private func asset(_ path: String, _ type: String, _ text: String) -> Endpoint {
    Endpoint(.get, path, .open, form: .page) { _, _ in
      Response(
        status: .ok, headers: [.contentType: type],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
  }

  /// Who is not signed in goes to the sign-in; anything else is said in words.
  func refusal(_ problem: Problem, _ request: Request, _ context: QueueContext) -> Response {
    if problem.status == .unauthorized, request.method == .get, request.uri.path != "/news" {
      return .goOn(to: ReturnPath(request.uri.path).signInAddress)
    }
    var response = Stationery(title: problem.status.reasonPhrase, identity: context.identity).page([
      .element("h1", text: problem.status.reasonPhrase),
      .element("p", text: problem.detail),
      .element(
        "p", ["class": "back"], [.element("a", ["href": "/"], text: "Back to the list")]),
    ])
    response.status = problem.status
    if let retryAfter = problem.retryAfter {
      response.headers[.retryAfter] = String(retryAfter)
    }
    return response
  }
}
