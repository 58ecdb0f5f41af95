public import Claims
public import Scoring
import Documents
import Worklists

/// What one more document on file would add to the chance and the dollars of open denials; what a
/// reviewed chart misses by name is in ``DocumentValueTable``.
public struct DocumentSection {
  public struct Line: Hashable {
    public let id: Int
    public let denial: Denial
    public let gain: DocumentGain
    public let dollars: Estimate<Money>

    public init(id: Int, denial: Denial, gain: DocumentGain, dollars: Estimate<Money>) {
      self.id = id
      self.denial = denial
      self.gain = gain
      self.dollars = dollars
    }
  }

  /// The most dollars first, unknown ones last.
  let lines: [Line]

  public init(_ lines: [Line]) {
    self.lines = lines.sorted {
      let (one, other) = ($0.dollars.value?.cents ?? Int.min, $1.dollars.value?.cents ?? Int.min)
      return one == other ? $0.id < $1.id : one > other
    }
  }

  var blocks: [Block] {
    guard !lines.isEmpty else { return [] }
    return [.onScreen(onScreen)]
  }

  private var onScreen: [Block] {
    [
      .heading("What one more document would add", anchor: "documents"),
      .paragraph(
        "The difference between the model's chance with one document more on file and now, all else "
          + "equal. An association among past appeals, no promise: a document that does not show what it should adds "
          + "nothing. The first ten of \(lines.count) open denials whose documents are counted."),
      .table(table),
    ]
  }

  private var table: Table {
    Table(
      caption: "Value of a document, before the work of getting it",
      columns: [
        Table.Column("Denial", alignment: .trailing, priority: .essential),
        Table.Column("Payer", priority: .essential), Table.Column("Denied for"),
        Table.Column("On record"), Table.Column("Would help"),
        Table.Column("Chance now", alignment: .trailing),
        Table.Column("With one more", alignment: .trailing),
        Table.Column("Would add", alignment: .trailing, priority: .essential, isMarked: true),
      ],
      rows: lines.prefix(10).map { line in
        let denial = line.denial
        return Table.Row([
          .count(line.id), .text(denial.payer.name), .text(denial.reasonWords),
          .text(line.gain.basis.words),
          .text(denial.reading.expectedDocuments.joined(separator: ", ")),
          .share(line.gain.now, mark: .estimated), .share(line.gain.with, mark: .estimated),
          line.dollars.cell,
        ])
      })
  }
}

extension DocumentGain.Basis {
  var words: String {
    switch self {
    case .criteria(let met, let all): "\(met) of \(all) requirements met"
    case .documents(let count): count == 1 ? "1 document" : "\(count) documents"
    }
  }
}

extension WeeklyReport {
  var valueOfDocuments: [Block] { documents?.blocks ?? [] }
}
