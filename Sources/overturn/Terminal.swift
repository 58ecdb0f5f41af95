import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What is known of the terminal: width, and whether progress is worth drawing.
enum Terminal {
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Columns of the terminal; output that goes elsewhere is not cut.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 10_000 }
    return Int(size.ws_col)
  }

  /// Writes to standard error, which carries progress and refusals; data goes to standard output.
  static func say(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

/// Progress on long work: a bar on a terminal, a line now and then otherwise.
final class ProgressBar: @unchecked Sendable {
  private let label: String
  private let first: ContinuousClock.Instant
  private var lastTenth = -1

  /// Nothing is shown before `patience` is over, for work that is long in some practices only.
  init(_ label: String, after patience: Duration = .zero) {
    self.label = label
    first = .now + patience
  }

  /// Shows that `share`, 0...1, is done.
  func show(_ share: Double, _ detail: String = "") {
    let tenth = Int(share * (Terminal.isInteractive ? 50 : 4))
    guard tenth != lastTenth, .now >= first else { return }
    lastTenth = tenth
    let percent = Int(share * 100)
    if Terminal.isInteractive {
      let filled = String(repeating: "#", count: Int(share * 30))
      let bar = filled.padding(toLength: 30, withPad: ".", startingAt: 0)
      Terminal.say("\r\(label) [\(bar)] \(percent) %\(share >= 1 ? "\n" : "")")
    } else if share < 1, percent > 0 {
      Terminal.say("\(label): \(percent) %\n")
    }
  }
}
