extension ScheduleProblem {
  /// The best schedule that is found whose first week holds these jobs and no others.
  ///
  /// For a first week that was chosen with an eye to work still to come: what it leaves is planned for the
  /// weeks after it as usual.
  ///
  /// - Parameters:
  ///   - first: places in ``jobs``; together they fit the first week.
  ///   - free: a schedule of the problem, from whose later weeks it starts.
  ///   - mostNodes: how far a small part is searched.
  /// - Returns: Its bound is that of `free`: of any schedule, whatever its first week.
  public func plan(
    firstWeek first: Set<Int>, startingFrom free: Schedule, mostNodes: Int = 100_000
  ) -> Schedule {
    let rest = jobs.indices.filter { !first.contains($0) && jobs[$0].lastWeek > 0 }
    var later = capacity
    later[0] = capacity[0].map { _ in 0 }
    let after = ScheduleProblem(checked: rest.map { jobs[$0] }, capacity: later).plan(
      startingFrom: rest.map { free.weeks[$0] }, mostNodes: mostNodes)
    var weeks = jobs.indices.map { first.contains($0) ? Int?.some(0) : nil }
    for (place, week) in zip(rest, after.weeks) { weeks[place] = week }
    return Schedule(self, weeks: weeks, bound: free.bound)
  }
}
