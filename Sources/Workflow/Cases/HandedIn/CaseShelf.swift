import Foundation

/// The cases whose papers people hand in at the queue: a folder beside the database with one for each
/// case, open to this account only.
public struct CaseShelf: Sendable, Hashable {
  let path: String

  public init(database: String) {
    path = URL(filePath: database).standardizedFileURL.path + "-cases"
  }

  /// The newest first.
  public var cases: [CaseFolder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.compactMap { Int($0) }.sorted(by: >).compactMap { self[$0] }
  }

  public subscript(number: Int) -> CaseFolder? {
    let folder = CaseFolder(number: number, path: "\(path)/\(number)")
    return number > 0 && CaseFolder.isFolder(folder.path) ? folder : nil
  }

  /// Makes the folder of a new case, under the next number whose name no other case has: `isTaken` says
  /// whether one was reviewed under it, from files of elsewhere.
  public func open(
    for denial: Int?, isTaken: (String) throws -> Bool
  ) throws -> CaseFolder {
    try CaseFolder.make(path)
    var number = (cases.first?.number ?? 0) + 1
    while true {
      let folder = CaseFolder(number: number, path: "\(path)/\(number)")
      // Two people may open one at the same moment: whose folder it is, the file system says.
      if try !isTaken(folder.name), try folder.makeNew() {
        try CaseFolder.make(folder.folder(.notes))
        try folder.keep(CaseFolder.About(denial: denial))
        return folder
      }
      number += 1
    }
  }

  /// The case that was reviewed from a request here; `nil` for one of elsewhere.
  public func folder(ofRequest path: String) -> CaseFolder? {
    cases.first { $0.request == path }
  }
}
