import Access
import Claims
import Documents
import HTTPTypes
import Hummingbird
import Reporting
import Workflow
import Worklists

/// What is seen of the list, as a table for a spreadsheet.
struct ExportPages: Sendable {
  let server: QueueServer

  /// More lines than a person exports by hand.
  static let most = 100_000

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/export.csv", .permission(.export), form: .page, verb: .export, handle: csv),
      Endpoint(
        .get, "/export.xlsx", .permission(.export), form: .page, verb: .export, handle: workbook),
    ]
  }

  private func table(_ request: Request, _ context: QueueContext) throws -> Table {
    guard let identity = context.identity else { throw Problem(.unauthorized, "sign in first") }
    let view = try WorklistPage.View(request, identity)
    let page = server.desk.page(view.filter, from: 0, limit: Self.most)
    let marked: Set<String> = ["Act by", "Recoverable", "Expected net", "Minutes"]
    let columns = [
      "Part", "Rank", "Denial", "Payer", "Claim", "Payer's claim number", "Denied for", "Act by",
      "Recoverable", "Chance", "Lower", "Upper", "Expected net", "Minutes", "Next", "Taken by",
      "Why", "Synthetic",
    ].map { Table.Column($0, isMarked: marked.contains($0)) }
    return Table(
      caption: "Worklist as of \(server.desk.list.day)", columns: columns,
      rows: page.lines.map { line, item in
        Table.Row(Self.cells(line.seen(withChart: identity.may(.chart)), item))
      })
  }

  private static func cells(_ line: QueueList.Line, _ item: WorkItem) -> [Cell] {
    let denial = line.denial
    let chance = line.candidate.chance
    func share(_ value: Double?) -> Cell {
      value.map { .share($0, mark: .estimated) } ?? .unknown
    }

    let effort = line.candidate.effort
    return [
      .text(line.part), .count(line.line.rank), .count(line.id), .text(denial.payer.name),
      .text(denial.workName), .text(denial.claimNumber ?? ""), .text(denial.reasonWords),
      line.candidate.hasClock
        ? .day(
          line.candidate.deadline.alarm.description, mark: line.candidate.deadline.mark) : .unknown,
      denial.recoverable.cell, share(chance?.probability), share(chance?.lower),
      share(chance?.upper),
      line.expectedNet.map { .dollars(cents: $0.cents, mark: .estimated) } ?? .unknown,
      .count(effort.minutes, mark: effort.isAssumed ? .assumed : .known),
      .text(line.nextAction), .text(item.holder ?? ""),
      .text(line.line.reasons.map(\.description).joined(separator: "; ")),
      .text(denial.isSynthetic ? "yes" : "no"),
    ]
  }

  @Sendable private func csv(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let text = try CSVRenderer().render(table(request, context))
    return .csv(text, named: "worklist.csv")
  }

  @Sendable private func workbook(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let table = try table(request, context)
    let list = server.desk.list
    let report = Report(
      title: "Worklist",
      provenance: Provenance(
        toolVersion: "overturn \(QueueServer.version), rules \(list.version.rules)",
        command: "overturn-queue", asOf: list.day.description,
        synthetic: list.lines.contains { $0.denial.isSynthetic }),
      blocks: [.heading("Worklist", anchor: "worklist", level: .section), .table(table)])
    return try .workbook(report, named: "worklist.xlsx")
  }
}
