import Dispatch

/// Threads for what may wait for the database: a change waits seconds while a file is loaded, and on
/// the few threads that serve requests nobody could read meanwhile.
final class WaitingThreads: TaskExecutor {
  private let queue = DispatchQueue(label: "changes", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
