import COpenBLAS
import Foundation

/// The kernels OpenBLAS computes with, and better ones where it does not know the processor.
///
/// It chooses them by the processor's model when it is loaded. For a model younger than itself it
/// takes those of 2004 (`Prescott`), and dense algebra takes two to four times as long: Debian 12's
/// 0.3.21 knows no Intel server of 2023. It can be told better only by the environment that a
/// program starts with. Source: OpenBLAS, *Runtime variables*, `OPENBLAS_CORETYPE`.
public enum ProcessorKernels {
  private static let variable = "OPENBLAS_CORETYPE"

  /// Starts the program again with better kernels, with the same arguments and the same process
  /// number; returns where there is nothing to gain or the environment already says which.
  ///
  /// To be called before anything else. Results differ by rounding alone.
  public static func restartIfBetter() {
    guard getenv(variable) == nil, let name = openblas_get_corename(),
      let features = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
        .split(separator: "\n").first(where: { $0.hasPrefix("flags") }),
      let better = better(than: String(cString: name), features: String(features))
    else { return }
    setenv(variable, better, 1)
    execv("/proc/self/exe", CommandLine.unsafeArgv)
    // It could not be started: on with what there is.
  }

  /// - Parameters:
  ///   - name: The kernels in use, as OpenBLAS calls them.
  ///   - features: What the processor can do, by the names of `/proc/cpuinfo`, parted by blanks.
  /// - Returns: The kernels to ask for; nil where those in use were chosen knowingly.
  static func better(than name: String, features: String) -> String? {
    guard name == "Prescott" else { return nil }
    let features: Set<Substring> = Set(features.split(separator: " "))
    if features.isSuperset(of: ["avx512f", "avx512dq", "avx512bw", "avx512vl"]) {
      return "SkylakeX"
    }
    return features.isSuperset(of: ["avx2", "fma"]) ? "Haswell" : nil
  }
}
