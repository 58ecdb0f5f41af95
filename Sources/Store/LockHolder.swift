import Foundation

/// Which process holds the lock on a database, so that an error can say who to wait for.
enum LockHolder {
  /// Such as `process 4711 (overturn)`; `nil` where the system does not tell.
  ///
  /// Read from `/proc/locks`: opening the file to ask with `fcntl`, and closing it again, would
  /// drop the locks of this very process.
  static func name(ofDatabase path: String) -> String? {
    let inodes = ["", "-wal", "-shm"].compactMap { inode(of: path + $0) }
    guard let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else {
      return nil
    }
    let own = ProcessInfo.processInfo.processIdentifier
    let holders = locks.split(separator: "\n").compactMap { writer(in: $0, inodes: inodes) }
    guard let holder = holders.first(where: { $0 != own }) ?? holders.first else { return nil }
    let command = try? String(contentsOfFile: "/proc/\(holder)/comm", encoding: .utf8)
    let name = command?.trimmingCharacters(in: .whitespacesAndNewlines)
    return "process \(holder)" + (name.map { " (\($0))" } ?? "")
  }

  private static func inode(of path: String) -> UInt64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.systemFileNumber] as? NSNumber)?.uint64Value
  }

  /// The process of a line such as `1: POSIX  ADVISORY  WRITE 4711 fe:01:8123 120 120`.
  private static func writer(in line: Substring, inodes: [UInt64]) -> Int32? {
    let fields = line.split(separator: " ")
    guard fields.count >= 6, fields[3] == "WRITE", let process = Int32(fields[4]) else {
      return nil
    }
    guard let inode = fields[5].split(separator: ":").last.flatMap({ UInt64($0) }) else {
      return nil
    }
    return inodes.contains(inode) ? process : nil
  }
}
