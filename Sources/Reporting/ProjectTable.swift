import Claims
public import Documents
public import Worklists

/// Projects as a table: one argument for several denials.
public struct ProjectTable {
  private let projects: [Project]

  public init(_ projects: [Project]) {
    self.projects = projects
  }

  public var table: Table {
    Table(
      caption: "Denials of one payer with one cause, to be argued once",
      columns: [
        Table.Column("Payer", priority: .essential), Table.Column("Cause", priority: .essential),
        Table.Column("Category"),
        Table.Column("Denials", alignment: .trailing, priority: .essential),
        Table.Column(
          "Recoverable", alignment: .trailing, help: "of those with a known or estimated amount",
          priority: .essential, isMarked: true),
        Table.Column("Of unknown amount", alignment: .trailing),
        Table.Column(
          "Expected net", alignment: .trailing, help: "of those that are valued",
          priority: .essential, isMarked: true),
        Table.Column("Valued", alignment: .trailing),
        Table.Column("First act by", priority: .essential, isMarked: true),
        Table.Column("Numbers", priority: .extra),
        Table.Column(
          "Ask the payer first", alignment: .trailing,
          help: "of the same cause, past an assumed last day; in no sum"),
        Table.Column("Their numbers", priority: .extra),
      ], rows: projects.map(Self.row))
  }

  private static func row(_ project: Project) -> Table.Row {
    Table.Row([
      .text(project.payer.name), .text(cause(project)),
      .text(project.category.words), .count(project.denials.count), recoverable(project),
      .count(project.unknown),
      project.valued > 0
        ? .dollars(cents: project.expectedNet.cents, mark: .estimated) : .unknown,
      .count(project.valued),
      .day(
        project.firstAlarm.description, mark: project.isFirstAlarmAssumed ? .assumed : .known),
      .text(project.denials.map(String.init).joined(separator: " ")),
      .count(project.toConfirm.count),
      .text(project.toConfirm.map(String.init).joined(separator: " ")),
    ])
  }

  private static func recoverable(_ project: Project) -> Cell {
    switch project.recoverableMark {
    case .known: .dollars(cents: project.recoverable.cents)
    case .estimated: .dollars(cents: project.recoverable.cents, mark: .estimated)
    case .unknown: .unknown
    }
  }

  /// A denial without a code has its reason for a cause.
  private static func cause(_ project: Project) -> String {
    project.cause == project.reason ? project.reason : "\(project.cause) (\(project.reason))"
  }

  /// One line for a person.
  public static func words(_ project: Project) -> String {
    let net =
      project.valued > 0
      ? "expected net \(project.expectedNet.words) (estimated, \(project.valued) valued)"
      : "not valued"
    let count = project.denials.count
    let past = project.toConfirm.count
    return "\(project.payer.name), \(cause(project)): "
      + "\(counted(count, "denial")), \(net), first act by \(project.firstAlarm)"
      + (project.isFirstAlarmAssumed ? " (assumed)" : "")
      + (past > 0 ? "; ask the payer first about \(past) more, in no sum" : "")
  }
}
