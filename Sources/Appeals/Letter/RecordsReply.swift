public import Claims
public import Documents
import MedicalPolicies

/// The cover of records that a payer asked for: a list, no argument.
///
/// It says of each document what it is and its day, nothing of what it says; so it needs no policy
/// and no verdict, and stops where letters do for their sources (another patient, a red flag, an
/// unread date or reason) and where the denial asked for no records.
public struct RecordsReply: Sendable, Hashable {
  public let report: Report

  public static let template = "records-reply.txt"
  public static let names = Template.Names(
    slots: ["today", "letter_day", "payer", "request"],
    blocks: ["letterhead", "addressee", "identification", "reason", "documents", "signature"])

  /// - Parameters:
  ///   - appeal: Request, denial and chart.
  ///   - template: One that uses ``names``.
  ///   - today: The date of the letter.
  ///   - review: Whether a person has read it.
  ///   - provenance: Where the report comes from.
  /// - Throws: ``NotReady`` with everything that is to be got first.
  public init(
    _ appeal: AppealCase, template: Template, today: CalendarDay,
    review: AppealLetter.Review = .draft, provenance: Provenance
  ) throws(NotReady) {
    var gaps = appeal.gapsInSafety() + appeal.gapsInSources(appeal.denial?.reasons ?? [])
    if appeal.filing.route != .sendRecords { gaps.append(.recordsNotAsked) }
    if appeal.denial?.letterDay == nil { gaps.append(.noLetterDay) }
    if appeal.denial?.reasons.isEmpty ?? true { gaps.append(.noReason) }
    guard gaps.isEmpty, let denial = appeal.denial else { throw NotReady(gaps) }
    let head = LetterHead(
      appeal: appeal, payer: denial.payer?.value ?? appeal.request.payer ?? "", review: review)
    do {
      report = Report(
        title: "Records for \(appeal.requestWords)", subtitle: review.words,
        provenance: provenance,
        cover: CoverSheet.blocks([Self.warning]),
        blocks: try template.filled(
          Template.Values(
            slots: [
              "today": [.text(today.inWords)],
              "letter_day": [.text(denial.letterDay?.value.inWords ?? "")],
              "payer": [.text(head.payer)], "request": [.text(appeal.requestWords)],
            ],
            blocks: [
              "letterhead": head.letterhead, "addressee": head.addressee(of: denial),
              "identification": head.identification(denial),
              "reason": head.reasons(of: denial),
              "documents": [.table(Self.list(of: appeal.documents))],
              "signature": head.signature,
            ])),
        layout: .letter)
    } catch {
      throw NotReady([.template(error)])
    }
  }

  private static let warning = Block.notice(
    .warning,
    "Before sending, strike out what was not asked for: no more of the record than the request needs."
  )

  private static func list(of documents: [SourceDocument]) -> Table {
    let inOrder = documents.sorted {
      ($0.day?.description ?? "9", $0.name) < ($1.day?.description ?? "9", $1.name)
    }
    return Table(
      caption: "Documents enclosed",
      columns: [
        Table.Column("Document", priority: .essential), Table.Column("What it is"),
        Table.Column("Day"),
      ],
      rows: inOrder.map { document in
        Table.Row([
          .text(document.name), .text(document.kind),
          document.day.map { .day($0.description) } ?? .unknown,
        ])
      })
  }
}
