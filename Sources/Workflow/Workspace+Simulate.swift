import Claims
import Foundation
public import Practice

extension Workspace {
  /// Writes a synthetic practice into a folder, made when it is missing.
  ///
  /// - Parameters:
  ///   - settings: Seed and size; equal settings write equal bytes.
  ///   - reviewedShare: Of clinical denials with a chart review; their file is the only one it adds,
  ///     and beside it only the truth changes.
  ///   - folder: Empty, unless an earlier practice in it is overwritten.
  ///   - overwriting: Whether an earlier practice in it is removed first.
  ///   - progress: Told the share that is done, 0...1.
  /// - Returns: Counts of what was written.
  /// - Throws: ``WorkflowError`` for a folder with files in it, or one that cannot be written.
  public static func simulate(
    _ settings: PracticeSettings, reviewedShare: Double = 0, into folder: String, overwriting: Bool,
    progress: (Double) -> Void
  ) throws -> PracticeSummary {
    try SimulationFolder(path: folder).prepare(overwriting: overwriting)
    var truth = PracticeTruth()
    truth.reviews = reviewedShare > 0 ? PracticeTruth.Reviews(share: reviewedShare) : nil
    return try PracticeSimulator(settings, truth: truth).write(
      to: { name in
        let path = folder + "/" + name
        guard FileManager.default.createFile(atPath: path, contents: nil),
          let handle = FileHandle(forWritingAtPath: path)
        else { throw WorkflowError.cannotWrite(path) }
        return { try handle.write(contentsOf: Data($0)) }
      }, progress: progress)
  }
}
