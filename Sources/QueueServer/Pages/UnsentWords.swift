import Documents
import HTTPTypes
import Hummingbird

/// What somebody had written when their session ended: given back, for a note of half an hour must not be
/// lost.
struct UnsentWords {
  let server: QueueServer

  func page(_ request: inout Request) async -> Response {
    let words = await words(&request)
    let page = ReturnPath(ofFormTo: request.uri.path)
    let kept: [Markup] =
      words.map { text in
        [
          .element("p", text: "Nothing was recorded. This is what you wrote; copy it first."),
          .element(
            "textarea", ["rows": "8", "readonly": "", "aria-label": "What you wrote"], text: text),
        ]
      } ?? [.element("p", text: "Nothing was recorded.")]
    var response = Stationery(title: "Signed out", identity: nil).page(
      [
        .element("h1", text: "Signed out"),
        .element("p", text: "A session ends after half an hour without a request, or half a day."),
      ] + kept + [
        .element(
          "p", ["class": "back"],
          [.element("a", ["href": page.signInAddress], text: "Sign in")])
      ])
    response.status = .unauthorized
    return response
  }

  /// Only of a page of ours: nobody else's words are shown under this address.
  private func words(_ request: inout Request) async -> String? {
    guard let origin = request.headers[.origin],
      server.options.origins.contains(origin.lowercased()),
      let fields = try? await FormFields(&request, nil)
    else { return nil }
    return fields.words("text")
  }
}
