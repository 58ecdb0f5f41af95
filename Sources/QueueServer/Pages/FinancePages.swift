import Access
import Documents
import HTTPTypes
import Hummingbird
import Workflow

/// The reserve, for finance: the page, its workbook and its journal, of one forecast.
struct FinancePages: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/finance", .permission(.finance), form: .page) { _, _ in
        Response.page(
          HTMLRenderer().page(of: try await server.financePapers().report, links: Self.links))
      },
      Endpoint(.get, "/finance.xlsx", .permission(.finance), form: .page, verb: .export) { _, _ in
        try .workbook(await server.financePapers().report, named: "finance.xlsx")
      },
      Endpoint(.get, "/finance.csv", .permission(.finance), form: .page, verb: .export) { _, _ in
        .csv(CSVRenderer().render(try await server.financePapers().journal), named: "journal.csv")
      },
    ]
  }

  private static let links = [
    (words: "Worklist", address: "/"), (words: "Workbook", address: "/finance.xlsx"),
    (words: "Journal (CSV)", address: "/finance.csv"),
  ]
}
