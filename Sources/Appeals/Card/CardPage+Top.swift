import Claims
import Documents
import MedicalPolicies

extension CardPage {
  var warnings: [Block] {
    var notices: [Block] = []
    for gap in appeal.gapsInSafety() + appeal.gapsInWish() + appeal.gapsInRequest() {
      notices.append(.notice(.danger, "Before any call: \(gap.description)."))
    }
    if !appeal.rivals.isEmpty {
      notices.append(
        .notice(.warning, "Before any call: \(NotReady.Gap.severalPolicies(appeal.rivals))."))
    }
    if let words = appeal.otherQuestion { notices.append(.notice(.warning, words)) }
    notices += appeal.unsettled.map {
      .notice(.warning, "Before any call, settle that \($0).")
    }
    if let closing = appeal.denial?.closing {
      notices.append(.notice(.warning, "Before any call: \(closing.kind.words)."))
    } else if appeal.denial?.pending != nil {
      notices.append(
        .notice(.info, "The letter decides nothing yet: this call comes before it does."))
    }
    if let time = appeal.denial?.answerTime {
      notices.append(
        .notice(
          time.day < today ? .danger : .warning,
          "They ask for records by \(time.day)\(time.isSafe ? "" : " or earlier"): send them by then, "
            + "whatever the call brings."))
    }
    if appeal.denial?.notAppealable != nil {
      notices.append(
        .notice(.warning, "By the letter there is no appeal of it: ask again with what is missing.")
      )
    }
    notices += terms.warnings(on: today)
    if let call = terms.lastDay?.day, let appeal = next.lastDay, appeal < call, today <= appeal {
      notices.append(
        .notice(
          .warning,
          "The appeal is due on \(appeal), before the last day for the call, \(call): do not let the "
            + "call delay it."))
    }
    if let last = next.lastDay, last < today {
      notices.append(
        .notice(.danger, "The last day to appeal, \(last), is past: ask the payer before any call.")
      )
    }
    return notices
  }

  var topStrip: Block {
    let denial = appeal.denial
    let reason = Self.gist(of: (denial?.reasons ?? []).map(\.oneLine), words: 50)
    // What stay, place or cause was judged by is not the operation's policy.
    let policy = appeal.otherMatter == nil ? appeal.argument?.evaluation.policy : nil
    let section = appeal.argument.map { ", section \($0.evaluation.pathway.section)" } ?? ""
    let effective = policy?.effective?.statable.map { ", effective \($0)" } ?? ""
    let references = (denial?.references ?? []).map { "\($0.value.kind.words) \($0.value.number)" }
    return .definitions(
      [
        Definition("Patient, request", .text("\(appeal.member.initials), \(appeal.requestWords)")),
        Definition(
          denial?.pending == nil ? "Denied because" : "Not decided; they say",
          reason.isEmpty ? .unknown : .text("“\(reason)”")),
        Definition(
          "Policy",
          policy.map { .text($0.name + section + effective + otherPolicy($0)) } ?? namedPolicy),
      ] + pathway + [
        Definition(
          "Reference", references.isEmpty ? .unknown : .text(references.joined(separator: "; "))),
        Definition("Call", terms.call),
        Definition("Who calls, and when", terms.callerAndStage),
        Definition("Can change the decision", terms.canChangeDecision),
        Definition("Accepts new facts", terms.acceptsNewFacts),
        Definition(
          "Appeal by",
          next.lastDay.map { .day($0.description, mark: next.isAssumed ? .assumed : .known) }
            ?? .unknown),
      ])
  }

  /// Reasons in so many words; of longer ones what they say is not so, which the call is about.
  static func gist(of reasons: [String], words: Int) -> String {
    let whole = reasons.joined(separator: " … ")
    guard whole.split(separator: " ").count > words else { return whole }
    let sentences = reasons.flatMap { LetterText.sentences(of: $0[...]) }
    let telling = sentences.filter { DenialLetterReader.saysNo($0) }
    guard !telling.isEmpty, telling.count < sentences.count else {
      return short(whole, words: words)
    }
    return short(telling.joined(separator: " … "), words: words)
  }

  /// Which of the policy's pathways to argue, where another is spoken of or met as well.
  private var pathway: [Definition] {
    (appeal.argued?.notes ?? []).map { Definition("Argue", .text($0)) }
  }

  /// What the letter calls the policy it used, where it is not the one argued.
  private func otherPolicy(_ policy: Policy) -> String {
    guard let denial = appeal.denial, !denial.policies.isEmpty, !denial.names(policy) else {
      return ""
    }
    return "; they name \(denial.policies.map(\.value).joined(separator: "; ")): ask which governs"
  }

  /// What the letter calls the policy it used, where the library has none.
  private var namedPolicy: Cell {
    let names = (appeal.denial?.policies ?? []).map(\.value)
    return names.isEmpty
      ? .unknown
      : .text("none in the library; they name \(names.joined(separator: "; ")): ask for its text")
  }
}
