import Claims

/// How far a policy's scope fits a question: what speaks against it, what was taken for granted.
struct ScopeFit {
  private(set) var mismatches: [Mismatch] = []
  private(set) var caveats: [String] = []

  init(_ policy: Policy, _ question: PolicyQuestion) {
    fitPayer(policy, question)
    fitPlan(policy, question)
    fitState(policy, question)
    fitDay(policy, question)
  }

  private mutating func fitPayer(_ policy: Policy, _ question: PolicyQuestion) {
    let scope = policy.scope
    let bindsAnyone = question.planType.map(scope.anyPayerOf.contains) ?? false
    let decides = question.administrator.map { name in
      scope.administrators.contains { Self.names(name, $0) }
    }
    let isClient = scope.isForClientsOfAdministrators && decides == true
    if !bindsAnyone, !isClient {
      guard let payer = question.payer else {
        mismatches.append(.payerNotNamed)
        return
      }
      let isPayer = scope.payers.contains { Self.names(payer, $0) }
      // A plan that an insurer administers is mostly decided by that insurer's policies.
      let administers = scope.payers.contains { name in
        question.administrator.map { Self.names($0, name) } ?? false
      }
      guard isPayer || administers else {
        mismatches.append(.otherPayer(policy.payer))
        return
      }
      if !isPayer {
        caveats.append(
          "\(policy.payer) administers the plan and decides by its own policies; ask the plan")
      }
    }
    fitAdministrator(scope, question, decides: decides)
  }

  private mutating func fitAdministrator(
    _ scope: PolicyScope, _ question: PolicyQuestion, decides: Bool?
  ) {
    let names = scope.administrators.joined(separator: ", ")
    switch decides {
    case nil where !scope.administrators.isEmpty:
      caveats.append("who decides is not stated; it holds where \(names) does, so ask the payer")
    case false? where scope.administrators.isEmpty && scope.anyPayerOf.isEmpty:
      let isPayer = scope.payers.contains { name in
        question.administrator.map { Self.names($0, name) } ?? false
      }
      if !isPayer { mismatches.append(.otherAdministrator(scope.payers)) }
    case false? where question.planType == .medicareAdvantage && !scope.anyPayerOf.isEmpty:
      if !names.isEmpty {
        caveats.append("it binds where \(names) is the Medicare contractor; check the jurisdiction")
      }
    case false? where !scope.administrators.isEmpty:
      mismatches.append(.otherAdministrator(scope.administrators))
    default: break
    }
  }

  private mutating func fitPlan(_ policy: Policy, _ question: PolicyQuestion) {
    guard let plan = question.planType else {
      let types = policy.planTypes.map { $0.rawValue.replacing("_", with: " ") }
      caveats.append(
        "the plan type is not stated; the policy is for \(types.joined(separator: ", "))")
      return
    }
    if !policy.planTypes.contains(plan) { mismatches.append(.otherPlanType(policy.planTypes)) }
  }

  private mutating func fitState(_ policy: Policy, _ question: PolicyQuestion) {
    guard !policy.scope.states.isEmpty else { return }
    let states = policy.scope.states
    guard let state = question.state else {
      caveats.append("the state is not stated; it holds in \(states.joined(separator: ", "))")
      return
    }
    if !states.contains(state.uppercased()) { mismatches.append(.otherState(states)) }
  }

  private mutating func fitDay(_ policy: Policy, _ question: PolicyQuestion) {
    if let last = policy.lastDay, question.day > last {
      mismatches.append(.retired(last))
    } else if policy.lastDay == nil, policy.standing == .retired {
      mismatches.append(.retired(nil))
    } else if policy.lastDay == nil, policy.standing == .historic {
      mismatches.append(.historic)
    }
    switch policy.effective {
    case nil: caveats.append("its effective day is not known; confirm that it was in force")
    case let effective? where effective.verification == .unverified:
      caveats.append("its effective day is not verified; confirm that it was in force")
    case let effective? where question.day < effective.day:
      mismatches.append(.notYetInForce(effective))
    default: break
    }
    if let revision = policy.revisionDay, question.day < revision {
      caveats.append("the text read is the revision of \(revision); an earlier one was in force")
    }
    if policy.standing == .check {
      caveats.append("standing as found: \(policy.status); check for a later release")
    }
    if let note = policy.effectiveNote { caveats.append("on its effective day: \(note)") }
  }

  /// Whether the words of `name` stand in `text`, in order and side by side, case aside.
  static func names(_ text: String, _ name: String) -> Bool {
    let (words, wanted) = (Self.words(text), Self.words(name))
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...(words.count - wanted.count)).contains {
      words[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}
