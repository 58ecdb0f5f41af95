import Claims
public import Documents
import Foundation
public import Scoring
public import Worklists

/// What stands under a line of the list: why it is there, its arithmetic, its chance and its facts.
public struct LineDetail {
  let line: Worklist.Line
  let score: Score?
  let showsDiagnoses: Bool

  /// - Parameters:
  ///   - line: What stands in the list.
  ///   - score: What its chance rests on; `nil` leaves that out.
  ///   - showsDiagnoses: Whether its reader works the denial.
  public init(line: Worklist.Line, score: Score?, showsDiagnoses: Bool = true) {
    self.line = line
    self.score = score
    self.showsDiagnoses = showsDiagnoses
  }

  private var denial: Denial { line.candidate.denial }

  public var blocks: [Block] {
    alerts + [.onScreen([.paragraph(reasons)]), .onScreen(arithmetic)] + contributions
      + [.onScreen([.definitions(facts)]), .onPaper(brief)] + contradictions
  }

  /// What must be seen before anyone works it.
  private var alerts: [Block] {
    line.reasons.filter(\.isAlert).map { .notice(.danger, $0.sentence) }
  }

  private var reasons: String {
    line.reasons.map(\.description).joined(separator: "; ") + "."
  }

  /// What paper has instead of the arithmetic and the facts: what to have at hand, the sum in one
  /// line and the ground of the day.
  private var brief: [Block] {
    let deadline = line.candidate.deadline
    let documents = denial.reading.expectedDocuments.joined(separator: ", ")
    let number = denial.claimNumber.map { " Payer's claim number \($0)." } ?? ""
    return [
      .paragraph(reasons + (documents.isEmpty ? "" : " Have at hand: \(documents).")),
      .paragraph(sumInOneLine),
      .paragraph("Act by \(deadline.alarm): \(deadline.ground).\(number)"),
    ]
  }

  private var sumInOneLine: String {
    guard !line.bringsNothing else { return "\(Self.nothing)." }
    guard let sum = line.value.value else { return "Not valued: \(line.value.ground)." }
    let assumed = sum.effort.isAssumed ? "assumed " : ""
    return "Estimated: \(sum.recoverable.words) recoverable × \(sum.fraction) when won "
      + "= \(sum.whenOverturned.words); × chance \(sum.chance) (\(sum.lower) to \(sum.upper)) "
      + "= \(sum.expectedRecovery.words); − \(assumed)\(sum.effort.cost.words) of work "
      + "(\(sum.effort.minutes) minutes, \(sum.effort.skill.rawValue))"
      + (sum.carried > .zero ? "; + \(sum.carried.words) of going on when upheld" : "")
      + " = \(sum.expectedNet.words)."
  }

  private static let nothing = "Not valued: no appeal of it can be filed"

  private var arithmetic: [Block] {
    guard !line.bringsNothing else { return [.notice(.info, "\(Self.nothing).")] }
    guard let sum = line.value.value else {
      return [.notice(.warning, "Not valued: \(line.value.ground).")]
    }
    let dollars = { (money: Money, mark: Mark) in Cell.dollars(cents: money.cents, mark: mark) }
    return [
      .arithmetic(
        [
          ArithmeticLine(
            .start, "Recoverable amount", denial.recoverable.cell, note: sum.recoverableGround),
          ArithmeticLine(
            .times, "Share recovered when won",
            .number(sum.fraction.value, digits: 4, mark: .estimated), note: sum.fractionGround),
          ArithmeticLine(.equals, "Comes in when won", dollars(sum.whenOverturned, .estimated)),
          ArithmeticLine(
            .times, "Chance of overturn", .number(sum.chance.value, digits: 4, mark: .estimated),
            note: "90 % interval \(sum.lower) to \(sum.upper)"),
          ArithmeticLine(.equals, "Expected recovery", dollars(sum.expectedRecovery, .estimated)),
          ArithmeticLine(
            .minus, "Cost of the work",
            dollars(sum.effort.cost, sum.effort.isAssumed ? .assumed : .known),
            note: "\(sum.effort.minutes) minutes of a \(sum.effort.skill.rawValue) at "
              + "\(sum.effort.wage.words) an hour, plus \(sum.effort.outOfPocket.words); rounded up"
          ),
        ] + goingOn(sum) + [
          ArithmeticLine(.equals, "Expected net", dollars(sum.expectedNet, .estimated))
        ])
    ]
  }

  private func goingOn(_ sum: Arithmetic) -> [ArithmeticLine] {
    guard sum.carried > .zero else { return [] }
    return [
      ArithmeticLine(
        .plus, "Going on when upheld", .dollars(cents: sum.carried.cents, mark: .estimated),
        note: "\(sum.chance.complement) × \(sum.further.value.words)")
    ]
  }

  private var contributions: [Block] {
    guard let score else { return [] }
    let rows = score.contributions.sorted { abs($0.logOdds) > abs($1.logOdds) }.map { part in
      Table.Row([
        .text(part.term), .number(part.logOdds, digits: 3),
        .number(exp(part.logOdds), digits: 2),
      ])
    }
    let columns = [
      Table.Column("Term", priority: .essential),
      Table.Column("Log-odds", alignment: .trailing, priority: .essential),
      Table.Column("Multiplies the odds by", alignment: .trailing, priority: .essential),
    ]
    return [
      .onScreen([
        .details(
          summary: "What the chance rests on",
          [.table(Table(caption: Self.sum(score), columns: columns, rows: rows))])
      ])
    ]
  }

  private static func sum(_ score: Score) -> String {
    let unseen =
      score.isExtrapolation ? "; extrapolation: \(score.extrapolationWords)" : ""
    let missing =
      score.missingTerms.isEmpty
      ? ""
      : "; not on record and taken at the average: "
        + score.missingTerms.joined(separator: ", ")
    return "Contributions relative to the average case; they add up to the log-odds "
      + "\(String(format: "%.3f", score.logOdds))\(unseen)\(missing)"
  }

  private var facts: [Definition] {
    let deadline = line.candidate.deadline
    let days: [(String, CalendarDay?)] = [
      (denial.isPreService ? "Service planned for" : "Day of service", denial.serviceDay),
      ("Payment day (BPR16)", denial.paymentDay),
      ("Remittance produced (DTM*405)", denial.productionDay), ("Notice day", denial.noticeDay),
      (
        denial.inferredDay.map { "Known since (assumed, its \($0.rawValue))" } ?? "Known since",
        denial.knownDay
      ),
    ]
    return [
      Definition("Act by", .text("\(deadline.alarm): \(deadline.ground)", mark: deadline.mark)),
      Definition("Clock started", .text("\(deadline.start), \(deadline.startName)")),
      Definition("Start by", line.candidate.startCell),
    ] + days.compactMap { name, day in day.map { Definition(name, .day($0.description)) } }
      + codes
  }

  private var codes: [Definition] {
    let lists: [(String, [String])] = [
      ("Payer's claim number", [denial.claimNumber].compactMap(\.self)),
      ("Procedures", denial.procedures.map { ([$0.code] + $0.modifiers).joined(separator: "-") }),
      ("Diagnoses", showsDiagnoses ? denial.diagnoses : []),
      ("Remark codes", denial.remarks),
      ("Documents to have at hand", denial.reading.expectedDocuments),
      ("Reason read by", ["\(denial.reading.source) (\(denial.reading.verification.words))"]),
    ]
    return lists.filter { !$0.1.isEmpty }.map {
      Definition($0.0, .text($0.1.joined(separator: ", ")))
    } + [
      Definition("Documents on file", denial.documentsOnFile.map { .count($0) } ?? .unknown),
      Definition("Denied charges", denial.denied.map { .dollars(cents: $0.cents) } ?? .unknown),
    ]
  }

  private var contradictions: [Block] {
    denial.contradictions.map { .notice(.warning, "The record contradicts itself: \($0).") }
  }
}
