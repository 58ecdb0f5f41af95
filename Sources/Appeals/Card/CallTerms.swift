import Claims
import Documents
import MedicalPolicies

/// Whether a call can still change the decision, what it takes, and until when: by the letter, else
/// by what is known of the payer.
struct CallTerms {
  private let denial: DenialLetter?
  private let rules: [PeerToPeerRules.Rule]
  /// A physician judged the record, or nobody knows what the denial is about: what a call is for.
  private let isOfNeed: Bool

  init(_ appeal: AppealCase, rules: PeerToPeerRules) {
    denial = appeal.denial
    isOfNeed = appeal.filing.category?.isOfNeed ?? true
    let names = [
      appeal.denial?.payer?.value, appeal.denial?.administrator?.value, appeal.request.payer,
      appeal.request.administrator,
    ].compactMap(\.self)
    self.rules = rules.rules(
      for: names, appeal.filing.lineOfBusiness, state: appeal.request.state?.uppercased())
  }

  /// The last day for the call; by the letter's window, else by the shortest one reported.
  var lastDay: (day: CalendarDay, isAssumed: Bool)? {
    if denial?.peerToPeer.window != nil {
      return denial?.callTime.map { ($0.day, !$0.isSafe) }
    }
    // Such windows run from a decision on need, and end with the service; where there is none, none runs.
    guard denial?.pending == nil, !isOver, isOfNeed, !isDone, let day = denial?.letterDay?.value,
      let days = rules.compactMap(\.windowDays).first
    else {
      return nil
    }
    return (day.adding(businessDays: days, holidays: []), true)
  }

  /// What was denied is given already, and no stay that goes on.
  private var isDone: Bool { denial?.isPreService?.value == false && denial?.stay == nil }

  /// By the letter there is no call, or none any more.
  private var isOver: Bool {
    denial?.peerToPeer.canChangeDecision?.value == false && denial?.peerToPeer.isOffered == false
  }

  /// Phone and window, or what to ask.
  var call: Cell {
    if isOver { return .text("none any more, by the letter") }
    let words = [denial?.peerToPeer.phone?.value, window].compactMap(\.self)
    return .text(words.isEmpty ? "no phone or window stated: ask" : words.joined(separator: "; "))
  }

  private var window: String? {
    guard let last = lastDay else {
      return denial?.peerToPeer.window.map { "“\(CardPage.short($0.quote.oneLine, words: 30))”" }
    }
    guard last.isAssumed else { return "by \(last.day)" }
    guard denial?.peerToPeer.window == nil else {
      // A count that is safe by itself has a second end, such as discharge.
      let isOpenEnded = denial?.peerToPeer.window?.value.isSafe == true
      return "by \(last.day) or earlier: "
        + (isOpenEnded ? "what else ends it is not dated" : "the decision is not dated")
    }
    return "by \(last.day) (assumed; \(rule(\.windowDays)?.words ?? "ask"))"
  }

  /// Who may call and at which stage, or what to ask.
  var callerAndStage: Cell {
    let caller = rule(\.caller).flatMap { rule in rule.caller.map { "\($0), \(rule.words)" } }
    let stage = rule(\.stage).flatMap { found in
      found.stage.map {
        "\($0.words), \(found == rule(\.caller) ? "the same source" : found.words)"
      }
    }
    // A state's rule that answers neither is told all the same.
    let other = rules.first { $0.state != nil && $0.caller == nil && $0.stage == nil }
    return .text(
      "who: \(caller ?? "not stated, ask"); when: \(stage ?? "not stated, ask before filing")"
        + (other.map { "; \($0.words)" } ?? ""))
  }

  var canChangeDecision: Cell {
    answer(denial?.peerToPeer.canChangeDecision, rule(\.canChangeDecision), \.canChangeDecision)
  }

  var acceptsNewFacts: Cell {
    answer(denial?.peerToPeer.acceptsNewFacts, rule(\.acceptsNewFacts), \.acceptsNewFacts)
  }

  /// What to settle before the call is booked.
  func warnings(on today: CalendarDay) -> [Block] {
    var notices: [Block] = []
    if denial?.peerToPeer.canChangeDecision?.value == false {
      notices.append(
        .notice(.warning, "By the letter this call cannot change the decision: file the appeal."))
    } else if denial?.peerToPeer.canChangeDecision == nil,
      let rule = rule(\.canChangeDecision), rule.canChangeDecision == false
    {
      notices.append(
        .notice(.warning, "This call may not change the decision (\(rule.words)): ask, and file."))
    }
    guard let last = lastDay, last.day < today else { return notices }
    let ground = denial?.peerToPeer.window == nil ? "As assumed" : "By the letter"
    notices.append(
      .notice(
        .danger,
        "\(ground) the time for this call ended on \(last.day): ask whether it is still taken, and "
          + "file the appeal."))
    return notices
  }

  private func rule<Value>(
    _ field: KeyPath<PeerToPeerRules.Rule, Value?>
  ) -> PeerToPeerRules.Rule? {
    rules.first { $0[keyPath: field] != nil }
  }

  private func answer(
    _ stated: Stated<Bool>?, _ rule: PeerToPeerRules.Rule?,
    _ field: KeyPath<PeerToPeerRules.Rule, Bool?>
  ) -> Cell {
    if let stated {
      let quote = CardPage.short(stated.quote.oneLine, words: 20)
      return .text("\(stated.value ? "yes" : "no"): “\(quote)”")
    }
    if let rule, let value = rule[keyPath: field] {
      return .text("\(value ? "yes" : "no"), \(rule.words)")
    }
    // A rule that decides nothing still says what to ask.
    let advice = field == \.canChangeDecision ? rules.first { !$0.payers.isEmpty } : nil
    return .text(
      advice.map { "ask before booking; \($0.words)" }
        ?? "the letter does not say: ask before booking")
  }
}

extension DenialCategory {
  /// Whether a reviewer held the record against a rule; records that are missing were not judged.
  fileprivate var isOfNeed: Bool {
    switch self {
    case .medicalNecessity, .experimental, .siteOfService, .frequency, .upstreamAuthorization,
      .unclassified:
      true
    case .authorization, .documentation, .coding, .benefit, .timelyFiling, .duplicate,
      .coordinationOfBenefits, .eligibility:
      false
    }
  }
}
