import Access
import Claims
import HTTPTypes
import Hummingbird
import NIOCore
import Dispatch
import Logging
import ServiceLifecycle
public import Workflow

/// The appeals queue over HTTP: pages for people, an API for programs.
public struct QueueServer: Sendable {
  public struct Options: Sendable {
    public var port: Int
    /// Behind a proxy that speaks TLS: cookies travel only over TLS, and the proxy's host names are
    /// answered. The server itself listens on loopback in any case.
    public var proxiedHosts: [String]
    public var requestsPerSecond: Double

    public init(port: Int, proxiedHosts: [String] = [], requestsPerSecond: Double = 100) {
      self.port = port
      self.proxiedHosts = proxiedHosts
      self.requestsPerSecond = requestsPerSecond
    }

    var isProxied: Bool { !proxiedHosts.isEmpty }

    var hosts: Set<String> {
      Set(
        ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"]
          + proxiedHosts.map { $0.lowercased() })
    }

    var origins: Set<String> {
      Set(
        ["http://127.0.0.1:\(port)", "http://localhost:\(port)", "http://[::1]:\(port)"]
          + proxiedHosts.map { "https://\($0.lowercased())" })
    }
  }

  /// What reports and papers made here name.
  public static let version = "0.1.0"

  let desk: QueueDesk
  let shelf: CaseShelf
  let access: AccessDesk
  let audit: AuditSpool
  let clock: Clock
  let options: Options
  let limiter: RateLimiter
  let metrics = Metrics()
  private let waitingThreads = WaitingThreads()
  let lines = WrittenLines()
  let log: @Sendable (String) -> Void

  public init(
    desk: QueueDesk, shelf: CaseShelf, access: AccessDesk, audit: AuditSpool, clock: Clock,
    options: Options,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.desk = desk
    self.shelf = shelf
    self.access = access
    self.audit = audit
    self.clock = clock
    self.options = options
    self.log = log
    limiter = RateLimiter(
      perSecond: options.requestsPerSecond, burst: 5 * options.requestsPerSecond)
  }

  var pages: Pages { Pages(server: self) }

  /// Where an endpoint's work runs; `nil` where all else does.
  func waiting(for endpoint: Endpoint) -> WaitingThreads? {
    endpoint.method == .get ? nil : waitingThreads
  }

  var endpoints: [Endpoint] {
    HealthAPI(server: self).endpoints + WorklistAPI(server: self).endpoints
      + DenialAPI(server: self).endpoints + WorkAPI(server: self).endpoints
      + ScoreAPI(server: self).endpoints + CaseAPI(server: self).endpoints
      + ClaimAPI(server: self).endpoints + FinanceAPI(server: self).endpoints + pages.endpoints
  }

  /// Serves until it is told to stop; requests under way are answered first.
  public func run() async throws {
    let router = Router(context: QueueContext.self)
    let endpoints = endpoints
    router.add(middleware: Lost(endpoints: endpoints, pages: pages))
    for endpoint in endpoints {
      let gate = Gate(server: self, endpoint: endpoint)
      router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
        await gate.respond(request, context)
      }
    }
    let application = Application(
      router: router,
      server: .http1(configuration: .init(idleTimeout: .seconds(30))),
      configuration: .init(
        address: .hostname("127.0.0.1", port: options.port), serverName: "overturn-queue"),
      services: [RefreshService(server: self), AuditService(server: self)], logger: Self.quiet)
    try await application.runService()
  }

  /// The framework's own log would print paths, which hold numbers of claims.
  private static var quiet: Logger {
    var logger = Logger(label: "overturn-queue")
    logger.logLevel = .critical
    return logger
  }
}

/// Makes the list anew when something was loaded, trained or said, or the day has turned.
struct RefreshService: Service {
  let server: QueueServer

  func run() async throws {
    // Its sleep ends with an error when the server is told to stop.
    try? await cancelWhenGracefulShutdown {
      var took = Duration.zero
      while !Task.isCancelled {
        try await pause(after: took)
        let start = ContinuousClock.now
        await refresh()
        took = ContinuousClock.now - start
      }
    }
  }

  /// Until the list may have aged: what somebody recorded here cuts it short.
  private func pause(after took: Duration) async throws {
    // Where a list takes long, others get four fifths of the time; a short one is made at once.
    let rest = took < .seconds(1) ? took : took * 4
    try await Task.sleep(for: rest)
    var left = Duration.seconds(5) - rest
    while left > .zero, !server.desk.isBehind {
      try await Task.sleep(for: Self.glance)
      left -= Self.glance
    }
  }

  private static let glance = Duration.milliseconds(250)

  /// On a thread of its own: it takes seconds where there are many denials.
  private func refresh() async {
    let server = server
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        do {
          try server.desk.refresh(on: server.clock.today, at: server.clock.moment)
        } catch {
          server.log("the list could not be made anew: \(Problem(error).detail)")
        }
        continuation.resume()
      }
    }
  }
}

/// Writes down once a second what was seen, and once more at the end.
struct AuditService: Service {
  let server: QueueServer

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(1))
        await flush()
      }
    }
    await flush()
  }

  private func flush() async {
    let server = server
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        do {
          try server.audit.flush()
          try server.access.touch()
        } catch {
          server.log("the audit waits: \(Problem(error).detail)")
        }
        continuation.resume()
      }
    }
  }
}
