public import Claims
public import Reporting
import Store
public import Worklists

extension QueueDesk {
  /// Why a denial stands where it does, by the list as it was made.
  ///
  /// - Throws: ``QueueRefusal/noSuchDenial(_:)``, `StoreError`.
  public func explanation(of denial: Int) throws -> RankExplanation {
    try explanation(of: denial, plan(of: denial))
  }

  /// The same with what can be done, where that is known already; without a chart neither what was read in
  /// it nor what people wrote.
  public func explanation(
    of denial: Int, _ plan: ActionPlan, withChart: Bool = true
  ) throws -> RankExplanation {
    let list = list
    guard let place = list.place(of: denial, withChart: withChart) else {
      throw QueueRefusal.noSuchDenial(denial)
    }
    let words = list.words[denial, default: []]
    return RankExplanation(
      place: place, plan: plan, score: list[denial]?.score,
      words: withChart ? words : words.map(\.withoutReason), holidays: list.holidays,
      version: list.version)
  }

  /// What can be done about a denial, with windows and rules.
  public func plan(of denial: Int) throws -> ActionPlan { try plan(of: denial, in: list) }

  private func plan(of number: Int, in list: QueueList) throws -> ActionPlan {
    guard let denial = list[number]?.denial else { throw QueueRefusal.noSuchDenial(number) }
    return list.planner.plan(for: denial, profile: list.profiles[denial.payer.key])
  }

  /// What people did about a denial, oldest first.
  public func events(of denial: Int) throws -> [WorkEvent] {
    // Each makes a version: most denials have none.
    item(of: denial).version == 0 ? [] : try workspace.store.workEvents(of: denial)
  }

  /// What was done when this person sent this key; `nil` for a key not sent yet.
  public func event(by account: String, key: String) throws -> WorkEvent? {
    try workspace.store.workEvent(by: account, key: key)
  }
}
