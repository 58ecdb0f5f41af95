import ClinicalRecords
import Foundation
import Store

/// The papers of one case, by what they are.
public struct CaseFolder: Sendable, Hashable {
  /// What a paper is.
  public enum Slot: String, Sendable, Hashable, CaseIterable {
    /// The denial letter.
    case letter
    case notes
    /// The letter that upheld the denial, which a further level answers.
    case decision
    /// The payer's own text of its criteria.
    case policyWords = "policy-words"

    /// Of these there are many; of the others one.
    var holdsMany: Bool { self == .notes }
  }

  /// Of what a case was opened.
  struct About: Codable {
    var denial: Int?
  }

  static let mostDocuments = 200
  private static let longestName = 120

  public let number: Int
  let path: String

  public var name: String { "CASE-\(number)" }
  /// What was said of it last; reviewed or not.
  var saidPath: String { path + "/said.json" }
  /// The case file of its review.
  var request: String { path + "/case.json" }

  func folder(_ slot: Slot) -> String { "\(path)/\(slot.rawValue)" }

  /// The names of the papers, sorted.
  public func documents(in slot: Slot) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(slot))) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The paper that an error says is not there.
  public func missing(by error: any Error) -> String? {
    if case .notFound(let name)? = error as? ChartFileError { name } else { nil }
  }

  /// The one paper of its kind; `nil` where there is none yet.
  func only(_ slot: Slot) -> String? {
    documents(in: slot).first.map { "\(folder(slot))/\($0)" }
  }

  /// The number of the denial it was opened for.
  public var denial: Int? {
    FileManager.default.contents(atPath: path + "/about.json")
      .flatMap { try? JSONDecoder().decode(About.self, from: $0) }?.denial
  }

  // MARK: - Handing in and taking back

  /// Keeps a paper under the last part of the name it came with.
  ///
  /// - Throws: ``CaseRefusal`` for one that could not be read later, or whose name is taken;
  ///   `StoreError/diskFull`.
  public func keep(_ bytes: [UInt8], named name: String, in slot: Slot) throws {
    let name = try Self.plain(name)
    guard !bytes.isEmpty else { throw CaseRefusal.empty(name) }
    let kept = documents(in: slot)
    guard slot.holdsMany || kept.isEmpty else { throw CaseRefusal.slotTaken(slot) }
    guard !kept.contains(name) else { throw CaseRefusal.nameTaken(name) }
    guard kept.count < Self.mostDocuments else {
      throw CaseRefusal.tooMany(limit: Self.mostDocuments)
    }
    // Hidden until it is whole and was read.
    let draft = "\(folder(slot))/.\(UUID().uuidString)"
    try Self.make(draft)
    defer { try? FileManager.default.removeItem(atPath: draft) }
    try Self.write(Data(bytes), to: "\(draft)/\(name)")
    do {
      _ = try ChartFolder.document(at: URL(filePath: "\(draft)/\(name)"))
    } catch {
      throw CaseRefusal.unread(error.description)
    }
    try FileManager.default.moveItem(
      atPath: "\(draft)/\(name)", toPath: "\(folder(slot))/\(name)")
  }

  /// Whether nothing was handed in.
  public var isEmpty: Bool { Slot.allCases.allSatisfy { documents(in: $0).isEmpty } }

  /// Takes back a case that was opened for papers of which none could be kept.
  public func discard() throws {
    guard isEmpty else { return }
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw Self.refusal(error, path)
    }
  }

  /// Takes a paper out of the case; the file is kept aside, for it was part of a record.
  public func remove(_ name: String, from slot: Slot) throws {
    guard documents(in: slot).contains(name) else { throw CaseRefusal.noSuchDocument }
    let aside = path + "/removed"
    try Self.make(aside)
    try FileManager.default.moveItem(
      atPath: "\(folder(slot))/\(name)", toPath: "\(aside)/\(UUID().uuidString)-\(name)")
  }

  // MARK: - Files

  /// Letters and digits of any language, spaces and `.-_()`: never a path, never hidden.
  static func plain(_ name: String) throws(CaseRefusal) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let letters = last.map { character -> Character in
      character.isLetter || character.isNumber || " .-_()".contains(character) ? character : "_"
    }
    let trimmed = String(letters).trimmingCharacters(in: .whitespaces)
      .drop { $0 == "." || $0 == " " }
    guard trimmed.contains(where: { $0.isLetter || $0.isNumber }),
      trimmed.utf8.count <= longestName
    else { throw CaseRefusal.noName }
    return String(trimmed)
  }

  func keep(_ about: About) throws {
    try Self.write(JSONEncoder().encode(about), to: path + "/about.json")
  }

  /// - Returns: Whether it was not there before.
  func makeNew() throws -> Bool {
    guard !Self.isFolder(path) else { return false }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      return true
    } catch {
      if Self.isFolder(path) { return false }
      throw Self.refusal(error, path)
    }
  }

  static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw refusal(error, path)
    }
  }

  static func write(_ data: Data, to path: String) throws {
    do {
      try data.write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw refusal(error, path)
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func refusal(_ error: any Error, _ path: String) -> any Error {
    if let error = error as? CocoaError, error.code == .fileWriteOutOfSpace {
      return StoreError.diskFull(path: path)
    }
    return WorkflowError.cannotWrite(path)
  }
}
