public import ArgumentParser
public import Claims
@preconcurrency import Foundation
import QueueServer
import Store
public import Scoring
import Statistics
import Workflow
import Worklists

/// `overturn-queue`: the appeals queue over HTTP.
@main
struct OverturnQueue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overturn-queue",
    abstract: "Serves the appeals queue of a practice: pages for people, an API for programs.",
    discussion: """
      Listens on 127.0.0.1 only. For others on the network put a proxy that speaks TLS before it and \
      name the host it answers for with --behind-proxy. The first start prints a secret that makes \
      the first account.
      """)

  static func main() async {
    ProcessorKernels.restartIfBetter()
    await main(nil)
  }

  @Option(help: "The practice's SQLite database, as 'overturn ingest' made it.")
  var database = "overturn.sqlite"

  @Option(help: "The folder with rules and mappings (default: Data here or beside the program).")
  var data: String?

  @Option(help: "The port on 127.0.0.1.")
  var port = 8317

  @Option(
    help: ArgumentHelp(
      "A proxy that speaks TLS stands before it and answers for this host; may be repeated.",
      valueName: "host"))
  var behindProxy: [String] = []

  @Option(
    help: ArgumentHelp(
      "Minutes of work a week, as for 'overturn rank' (default: those of the last list).",
      valueName: "minutes"))
  var minutes: [String] = []

  @Option(help: "Look from this day, YYYY-MM-DD (default: today, and on as days pass).")
  var asOf: CalendarDay?

  @Option(help: "The practice's time zone, which says what day today is.")
  var timeZone: String?

  @Option(help: "Whose denials, when the database holds more than one population.")
  var population: Population?

  @Option(help: "Requests a second from one address, with bursts of five times as many.")
  var requestsPerSecond = 100.0

  func validate() throws {
    guard (1...65_535).contains(port) else { throw ValidationError("port: expected 1 to 65535") }
    guard requestsPerSecond >= 1 else {
      throw ValidationError("requests-per-second: expected 1 or more")
    }
    if let timeZone, TimeZone(identifier: timeZone) == nil {
      throw ValidationError(
        "time zone: expected a name such as America/Denver; see the tz database")
    }
    if !minutes.isEmpty {
      do { _ = try Staff(reading: minutes) } catch { throw ValidationError("minutes: \(error)") }
    }
  }

  func run() async throws {
    let workspace = try Workspace(
      database: database, dataFolder: DataFolder.locate(data), turn: .ofPeople)
    // First, for it keeps a second server from the same database.
    let audit = try AuditSpool(workspace.store, database: database)
    let clock = Clock(fixed: asOf, timeZone: timeZone)
    let desk = try QueueDesk(
      workspace, staff: minutes.isEmpty ? nil : Staff(reading: minutes), population: population,
      on: clock.today, at: clock.moment)
    let access = try AccessDesk(workspace.store)
    // Where it goes to a file, what is said is there at once.
    setvbuf(stdout, nil, _IOLBF, 0)
    if let secret = try access.offerSetup(at: clock.seconds) {
      print("Set-up secret, good for a day: \(secret)")
      print("Make the first account with it: http://127.0.0.1:\(port)/setup")
    }
    let server = QueueServer(
      desk: desk, shelf: CaseShelf(database: database), access: access, audit: audit, clock: clock,
      options: .init(
        port: port, proxiedHosts: behindProxy, requestsPerSecond: requestsPerSecond)
    ) { line in FileHandle.standardError.write(Data((line + "\n").utf8)) }
    print("List \(desk.list.run) as of \(desk.list.day): http://127.0.0.1:\(port)/")
    try await server.run()
    // Who copies the file after the server has stopped copies all of it.
    try? workspace.store.checkpoint()
  }
}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension Population: ExpressibleByArgument {}
