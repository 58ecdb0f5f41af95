import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

/// What a request carries through the server: from where it comes and who sends it.
struct QueueContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the sender.
  var address: String?
  /// `nil` before it is known who sends.
  var identity: Identity?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress
    identity = nil
  }
}

extension QueueContext {
  /// A number in the path, such as a denial's.
  func number(_ name: String) throws(Problem) -> Int {
    guard let text = parameters.get(name), let number = Int(text), number > 0, number < 1 << 53
    else { throw Problem(.notFound, "\(name): expected a number that is in the list") }
    return number
  }
}
