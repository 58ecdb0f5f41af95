import Claims
import Foundation
import Testing
import Workflow
import Worklists

/// The plan against other orders of work, over simulated practices with known chances.
struct StaffingSimulationTests {
  private func workTable() throws -> WorkTable {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "Data/rules/work.csv"), encoding: .utf8)
    var lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = lines.removeFirst()
    return try WorkTable(rows: lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) })
  }

  // Seen with 20 practices over 104 weeks: in CHANGELOG.
  @Test func `the plan brings more than every other order under the same staff, and loses less`()
    throws
  {
    var simulation = StaffingSimulation()
    (simulation.practices, simulation.weeks, simulation.shares) = (8, 52, [0.4, 0.8])
    for proof in simulation.proofs(try workTable()) {
      let rows = Dictionary(uniqueKeysWithValues: proof.rows.map { ($0.order, $0) })
      let plan = try #require(rows[.plan])
      let oracle = try #require(rows[.oracle])
      let byAmount = try #require(rows[.amount])
      let list = try #require(rows[.list])
      for row in proof.rows {
        print(
          "staff \(proof.share): \(row.order) net \(Int(row.net)), than by amount "
            + "\(Int(row.moreThanByAmount)) ± \(Int(row.margin)) (\(row.gain)), while arriving "
            + "\(row.gainWhileArriving), running \(row.gainOnceRunning), lost \(row.lost)")
      }
      #expect(plan.moreThanByAmount - plan.margin > 0)
      for order in [StaffedWeeks.Order.deadline, .arrival, .probability] {
        #expect(plan.net > rows[order]?.net ?? .infinity)
      }
      #expect(oracle.net > plan.net)
      #expect(plan.lost < byAmount.lost)
      #expect(list.moreThanByAmount - list.margin > 0)
      #expect(list.gainWhileArriving > 0 && list.gainOnceRunning > 0)
    }
  }

  @Test func `the same seed gives the same practices, another seed others`() throws {
    var simulation = StaffingSimulation()
    (simulation.practices, simulation.weeks, simulation.shares) = (2, 6, [0.5])
    let work = try workTable()
    let first = simulation.proofs(work)
    #expect(simulation.proofs(work) == first)
    simulation.seed += 1
    #expect(simulation.proofs(work) != first)
  }
}
