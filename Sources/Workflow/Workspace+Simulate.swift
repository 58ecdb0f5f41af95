import Claims
import Foundation
public import Practice

extension Workspace {
  /// Writes a synthetic practice into a folder, made when it is missing.
  public static func simulate(
    _ settings: PracticeSettings, into folder: String, progress: (Double) -> Void
  ) throws -> PracticeSummary {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    return try PracticeSimulator(settings).write(
      to: { name in
        let path = folder + "/" + name
        guard FileManager.default.createFile(atPath: path, contents: nil),
          let handle = FileHandle(forWritingAtPath: path)
        else { throw WorkflowError.cannotWrite(path) }
        return { try handle.write(contentsOf: Data($0)) }
      }, progress: progress)
  }
}
