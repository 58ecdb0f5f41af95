/// Why a file of a chart could not be read. It names the file and the next step, never its words.
public enum ChartFileError: Error, Sendable, Hashable {
  case notFound(String)
  case unsupported(String, kind: String)
  case notText(String)
  case toolMissing(file: String, tool: String, package: String)
  case damaged(String, expected: String)
  case locked(String)
  case tooLarge(String, megabytes: Int)
  case tookTooLong(String, seconds: Int)
}

extension ChartFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let file):
      "\(file): expected a readable file or folder; check the path and its permissions"
    case .unsupported(let file, let kind):
      "\(file): \(kind) is not read; save it as text, PDF or DOCX"
    case .notText(let file):
      "\(file): expected plain text and found binary bytes; save it as text, PDF or DOCX"
    case .toolMissing(let file, let tool, let package):
      "\(file): reading it needs \(tool), which is not on PATH; install it with "
        + "apt-get install \(package)"
    case .damaged(let file, let expected):
      "\(file): expected \(expected); export it again from where it came"
    case .locked(let file):
      "\(file): it is protected by a password; save a copy without one"
    case .tooLarge(let file, let megabytes):
      "\(file): expected at most \(megabytes) MB; split it into documents"
    case .tookTooLong(let file, let seconds):
      "\(file): expected to be read within \(seconds) s; export it again, or split it"
    }
  }
}
