/// Where somebody goes once they have signed in: the page they had asked for.
///
/// A path of this server alone, without its query: an address of elsewhere, or one that means
/// something to a browser, becomes the list.
struct ReturnPath: Sendable, Hashable {
  let text: String

  init(_ path: String) {
    let isOurs =
      path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 100
      && !Self.entrances.contains(path)
      && path.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
    text = isOurs ? path : "/"
  }

  /// As an address or a form names it.
  init(asked path: String?) { self.init(path ?? "/") }

  /// The page whose form was sent: a denial's forms stand on its page, others on the list.
  init(ofFormTo path: String) {
    let parts = path.split(separator: "/")
    let isOfDenial = parts.count == 3 && parts[0] == "denials"
    self.init(isOfDenial ? "/denials/\(parts[1])" : "/")
  }

  var signInAddress: String { text == "/" ? "/signin" : "/signin?to=\(text)" }

  private static let entrances: Set<String> = ["/signin", "/signout", "/setup"]
}
