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

  @Flag(
    help: """
      Take later weeks for free, where no denial will come any more. Otherwise an hour of theirs is worth \
      what the denials of the last half year would leave undone.
      """)
  var expectNone = false

  func validate() throws {
    guard !minutes.isEmpty else { return }
    do { _ = try Staff(reading: minutes) } catch { throw ValidationError("minutes: \(error)") }
  }

  /// `nil` when none is given.
  var staff: Staff? { (try? Staff(reading: minutes)).map(expecting) }

  func forReport(of workspace: Workspace) throws -> Staff {
    try staff ?? expecting(workspace.lastStaff() ?? Staff(minutes: 2400))
  }

  private func expecting(_ staff: Staff) -> Staff {
    expectNone ? staff.expectingNone() : staff
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
