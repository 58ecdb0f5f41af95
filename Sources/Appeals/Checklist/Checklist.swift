import Claims
import ClinicalRecords
public import Documents
import MedicalPolicies

/// What is missing today, as questions to the clinic, the most valuable first.
public struct Checklist: Sendable, Hashable {
  public struct Item: Sendable, Hashable {
    /// Why it stands where it does; first is most urgent.
    public enum Urgency: Int, Sendable, Hashable, CaseIterable, Comparable {
      /// Show it to the surgeon now.
      case safety
      /// Record, request or letter contradict each other.
      case contradiction
      /// The answer alone would meet the policy.
      case decisive
      /// The payer's reason for denying.
      case denied
      case required
      /// The record speaks against it: no document helps but a new one.
      case notMet
      /// What letter and clocks lack.
      case filing
      /// The payer's wording to be fetched.
      case wording
      case recommended

      public static func < (lhs: Urgency, rhs: Urgency) -> Bool { lhs.rawValue < rhs.rawValue }

      public var words: String {
        switch self {
        case .safety: "safety"
        case .contradiction: "contradiction"
        case .decisive: "alone decides"
        case .denied: "reason of the denial"
        case .required: "required"
        case .notMet: "not met"
        case .filing: "filing"
        case .wording: "policy wording"
        case .recommended: "recommended"
        }
      }
    }

    public let urgency: Urgency
    public let question: String
    /// Why it is asked.
    public let reason: String
    /// Section and id of the criterion, where there is one.
    public let criterion: String?
    /// Whether the answer can settle what the policy requires and the chart leaves open.
    public var settles = false
    /// The record has the contrary: asked after what is only missing.
    var isAgainst = false
  }

  public let items: [Item]
  public let report: Report

  /// - Parameters:
  ///   - appeal: The case; a denial letter is not needed, so it can be asked before any claim is sent.
  ///   - objections: What medical directors say, to know what the denial turns on.
  ///   - policyWords: The payer's own text by criterion, as a person fetched it.
  ///   - value: What an answer would add; `nil` where nobody asked.
  ///   - provenance: Where the report comes from.
  public init(
    _ appeal: AppealCase, objections: ObjectionBook, policyWords: [String: String] = [:],
    value: Value? = nil, provenance: Provenance
  ) {
    let denied = Set(objections.announced(by: appeal.denial).map(\.number))
    var items =
      appeal.gapsInSafety().map { Item(urgency: .safety, $0) }
      + appeal.gapsInRequest().map { Item(urgency: .contradiction, $0) }
      + appeal.gapsInSources([]).map { Item(urgency: .contradiction, $0) }
    let open = Set(
      (appeal.argument?.evaluation.requirements ?? []).flatMap(\.questions).map(\.criterion.id))
    items += (appeal.argument?.points ?? []).compactMap { point in
      var item = Item(
        point, isDenied: objections.objection(for: point).map { denied.contains($0.number) })
      item?.settles = open.contains(point.criterion.id) && point.verdict.question != nil
      return item
    }
    items +=
      Self.pathways(appeal) + Self.policy(appeal) + Self.filing(appeal)
      + Self.wording(appeal, policyWords)
    // Stable within an urgency: the policy's order.
    func place(_ item: (offset: Int, element: Item)) -> (Item.Urgency, Int, Int) {
      (item.element.urgency, item.element.isAgainst ? 1 : 0, item.offset)
    }
    self.items = items.enumerated().sorted { place($0) < place($1) }.map(\.element)
    report = Report(
      title: "Documentation checklist: \(appeal.member.initials), \(appeal.requestWords)",
      provenance: provenance,
      // Where no answer settles a requirement there is nothing to value.
      blocks: Self.blocks(self.items, appeal, self.items.contains(where: \.settles) ? value : nil))
  }

  /// What the denial speaks of and is not argued, and what is met and may be another condition.
  static func pathways(_ appeal: AppealCase) -> [Item] {
    guard let argued = appeal.argued else { return [] }
    let denied = argued.denied.map { denied in
      Argument(denied).open.compactMap { point in
        Item(point, isDenied: true)?.of(denied.pathwayName)
      }
    }
    return (denied ?? []) + within(argued)
      + argued.alsoMet.map { met in
        Item(
          urgency: .required,
          question: "Is this patient's condition that of \(met.pathwayName)? Its criteria are met.",
          reason: "\(argued.evaluation.pathwayName) is argued and is "
            + argued.evaluation.countedResult,
          criterion: nil)
      }
  }

  /// What alone would meet another pathway, and is not asked already for the one that is argued.
  private static func within(_ argued: ArguedPathway) -> [Item] {
    let asked = Argument(argued.evaluation).points.compactMap(\.verdict.question)
    return argued.open.flatMap { other in
      Argument(other).points.filter { point in
        point.isDecisive && point.verdict.question.map { !asked.contains($0) } ?? false
      }.compactMap { point in
        Item(point, isDenied: nil).map {
          Item(
            urgency: $0.urgency, question: $0.question,
            reason:
              "it would meet another pathway of the policy, \(other.pathwayName): \($0.reason)",
            criterion: $0.criterion)
        }
      }
    }
  }

  /// Without a policy nothing of the record can be checked, which is not nothing missing.
  private static func policy(_ appeal: AppealCase) -> [Item] {
    guard appeal.argument == nil else { return [] }
    let named = (appeal.denial?.policies ?? []).map(\.value).joined(separator: "; ")
    let text = named.isEmpty ? "the criteria that were used" : named
    return [
      Item(
        urgency: .required, question: "What does the payer's policy ask? Get the text of \(text).",
        reason: "no policy in the library governs the request, so the record is not checked",
        criterion: nil)
    ]
  }

  private static func wording(_ appeal: AppealCase, _ policyWords: [String: String]) -> [Item] {
    let unread = (appeal.argument?.points ?? []).filter { point in
      point.isPleaded && point.criterion.verification != .primary
        && policyWords[point.criterion.id] == nil
    }.map(\.criterion)
    let sections = unread.map(\.section).reduce(into: [String]()) { unique, section in
      if !unique.contains(section) { unique.append(section) }
    }
    return sections.map { section in
      let here = unread.filter { $0.section == section }
      return Item(
        urgency: .wording, question: "What does section \(section) say, word for word?",
        reason: here.contains { $0.verification == .unverified }
          ? "a part of it was not read at all" : "only a summary of it was read",
        criterion: here.map(\.id).joined(separator: ", "))
    }
  }

  /// The day by which the payer wants what it asks for.
  private static func answer(_ appeal: AppealCase) -> [Block] {
    guard let time = appeal.denial?.answerTime else { return [] }
    let isOver = appeal.asOf.map { time.day < $0 } ?? false
    let day = "\(time.day)\(time.isSafe ? "" : " or earlier")"
    return [
      .paragraph(
        isOver
          ? "The payer asked for records by \(day), which has passed: ask whether they are still taken."
          : "The payer asks for records by \(day): send what it names by then, with proof of the day."
      )
    ]
  }

  private static func blocks(_ items: [Item], _ appeal: AppealCase, _ value: Value?) -> [Block] {
    let policy = appeal.argument?.evaluation.policy.name ?? "no policy found"
    return [
      .paragraph("Policy: \(policy). Most valuable first; each answer needs a dated document.")
    ] + answer(appeal) + (value.map { [.paragraph($0.words)] } ?? []) + [
      .table(
        Table(
          caption: items.isEmpty ? "Nothing is missing" : "What is missing today",
          columns: [
            Table.Column("#", alignment: .trailing, priority: .essential),
            Table.Column("Question", priority: .essential), Table.Column("Why"),
            Table.Column("Criterion"), Table.Column("Weight", priority: .essential),
          ] + (value == nil ? [] : Value.columns),
          rows: items.enumerated().map { index, item in
            Table.Row(
              [
                .count(index + 1), .text(item.question), .text(item.reason),
                item.criterion.map { .text($0) } ?? .empty,
                .badge(item.urgency <= .contradiction ? .danger : .neutral, item.urgency.words),
              ] + (value?.cells(settles: item.settles) ?? []))
          }))
    ]
  }
}

extension Checklist.Item {
  /// The same of a pathway that the denial speaks of while another is argued: none of it decides.
  fileprivate func of(_ pathway: String) -> Checklist.Item {
    Checklist.Item(
      urgency: urgency == .contradiction ? urgency : .denied, question: question,
      reason: "the denial speaks of \(pathway), which is not what is argued: \(reason)",
      criterion: criterion)
  }

  fileprivate init(urgency: Urgency, _ gap: NotReady.Gap) {
    self.init(
      urgency: urgency, question: gap.description, reason: "stops letter and call", criterion: nil)
  }

  /// - Returns: `nil` for what is settled.
  fileprivate init?(_ point: Argument.Point, isDenied: Bool?) {
    let verdict = point.verdict
    guard point.role == .criterion || (point.role == .exclusion && verdict.verdict.truth != false)
    else { return nil }
    let criterion = "\(point.criterion.section), \(point.criterion.id): \(point.criterion.label)"
    let isSoft = point.criterion.isSoft
    if let question = verdict.question {
      let urgency: Urgency =
        if isSoft {
          .recommended
        } else if verdict.verdict == .conflict {
          .contradiction
        } else if point.isDecisive {
          .decisive
        } else {
          isDenied == true ? .denied : .required
        }
      self.init(
        urgency: urgency, question: question, reason: verdict.reason, criterion: criterion)
    } else if verdict.verdict == .notMet, point.role == .criterion, !isSoft {
      self.init(
        urgency: point.isDecisive ? .decisive : .notMet,
        question: "Is there a document that shows otherwise, or a waiver that applies?",
        reason: verdict.reason, criterion: criterion)
      isAgainst = true
    } else {
      return nil
    }
  }
}
