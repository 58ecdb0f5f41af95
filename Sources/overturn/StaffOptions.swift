import ArgumentParser
import Workflow
import Worklists

/// The minutes of work there are, of everybody together or by skill.
struct StaffOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Minutes of work a week: 2400 of everybody, or biller=1200,nurse=600,surgeon=60; may be "
        + "repeated. Later weeks are assumed alike. Without it those of the last list; a report before "
        + "any list takes 2400.", valueName: "minutes"))
  var minutes: [String] = []

  @Option(
    help: ArgumentHelp(
      "Of the minutes of later weeks, the share the plan may count on, such as 0.15; the rest is for "
        + "denials still to come (default: 1).", valueName: "share"))
  var countOnLater: Double?

  func validate() throws {
    guard countOnLater.map({ (0...1).contains($0) }) ?? true else {
      throw ValidationError("count-on-later: expected a share, 0 to 1")
    }
    guard !minutes.isEmpty else { return }
    do { _ = try Staff(reading: minutes) } catch { throw ValidationError("minutes: \(error)") }
  }

  /// `nil` when none is given.
  var staff: Staff? { (try? Staff(reading: minutes)).map(counting) }

  func forReport(of workspace: Workspace) throws -> Staff {
    try staff ?? counting(workspace.lastStaff() ?? Staff(minutes: 2400))
  }

  func counting(_ staff: Staff) -> Staff {
    staff.counting(onLater: Int(((countOnLater ?? 1) * 100).rounded()))
  }
}

/// What a manager asks of the plan beside the list.
struct StaffQuestionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show what other staff would change: 'nurse +240', 'nurse 0 for 1 week', 'staff +600'; several "
        + "go together.", valueName: "change"))
  var whatIf: [String] = []

  @Flag(help: "Show dollars against hours of staff, of all and of each skill.")
  var frontier = false

  func validate() throws {
    do { _ = try read() } catch { throw ValidationError("what-if: \(error)") }
  }

  var changes: [StaffChange] { (try? read()) ?? [] }

  private func read() throws(StaffError) -> [StaffChange] {
    var changes: [StaffChange] = []
    for text in whatIf { changes.append(try StaffChange(reading: text)) }
    return changes
  }
}
