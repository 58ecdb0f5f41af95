import Appeals
import Claims
public import Documents
import Foundation
import Ingest
import Scoring
import Statistics
import Store

extension Workspace {
  /// Reads letters, keeps what was read, and says it.
  ///
  /// - Parameters:
  ///   - paths: Text files.
  ///   - moment: When, for the record.
  /// - Returns: The letters in the order given, and which files are no text.
  /// - Throws: ``WorkflowError/noSuchPath(_:)``.
  public func classifyLetters(_ paths: [String], at moment: String) throws -> ReadLetters {
    let classifier = try letterClassifier()
    var refused: [String] = []
    let letters = try InputFiles.find(paths).compactMap { file -> ReadLetter? in
      let data = try Data(contentsOf: URL(filePath: file.path))
      guard let text = String(data: data, encoding: .utf8), !text.utf8.contains(0) else {
        refused.append(WorkflowError.notText(file.path).description)
        return nil
      }
      let reading = LetterReading(
        of: DenialLetterReader().read(text, document: file.name), catalogue: rules.reasons,
        classifier: classifier)
      let letter = ReadLetter(
        name: file.name, digest: FileDigest.sha256(Array(data)), reading: reading)
      try store.keepLetter(letter.stored(at: moment))
      return letter
    }
    return ReadLetters(letters: letters, refused: refused)
  }

  func letterClassifier() throws -> LetterClassifier {
    do {
      return try LetterClassifier(rules.letterPhrases)
    } catch {
      throw WorkflowError.rule(file: "phrases.csv", reason: error.description)
    }
  }
}

/// A letter with what was read of it.
public struct ReadLetter: Sendable, Hashable {
  public let name: String
  public let digest: String
  public let reading: LetterReading

  func stored(at moment: String) -> StoredLetter {
    StoredLetter(
      digest: digest, name: name, readAt: moment,
      categoryByCodes: reading.categoriesByCodes.map(\.rawValue).joined(separator: ", "),
      categoryByWords: reading.byWords.category?.rawValue,
      probability: reading.byWords.probability, category: reading.category?.rawValue,
      words: reading.byWords.words)
  }
}

/// Letters read in one call.
public struct ReadLetters: Sendable, Hashable {
  public let letters: [ReadLetter]
  /// What could not be read, each with its reason.
  public let refused: [String]

  public var table: Table {
    Table(
      caption: "What each letter is about",
      columns: [
        Table.Column("Letter", priority: .essential),
        Table.Column("Reason", priority: .essential),
        Table.Column("By its codes", priority: .essential), Table.Column("Codes printed"),
        Table.Column("By its words", priority: .essential),
        Table.Column("Chance", alignment: .trailing, isMarked: true),
        Table.Column("Words that speak for it"),
      ],
      rows: letters.map { letter in
        let (reading, words) = (letter.reading, letter.reading.byWords)
        return Table.Row([
          .text(letter.name),
          reading.category.map { .text($0.rawValue) } ?? .unknown,
          .text(reading.categoriesByCodes.map(\.rawValue).joined(separator: ", ")),
          .text(reading.codes.joined(separator: " ")),
          .text(
            words.category?.rawValue
              ?? words.likeliest.map {
                "unsure: \($0.rawValue)"
                  + (words.runnerUp.map { " or \($0.rawValue)" } ?? "")
              } ?? "says no reason"),
          words.likeliest == nil ? .unknown : .share(words.probability, mark: .estimated),
          .text(words.words.joined(separator: ", ")),
        ])
      })
  }

  /// Letters kept earlier, as they were read then.
  static func table(of letters: [StoredLetter]) -> Table {
    Table(
      caption: "What each letter is about",
      columns: [
        Table.Column("Letter", priority: .essential),
        Table.Column("Reason", priority: .essential),
        Table.Column("By its codes"), Table.Column("By its words"),
        Table.Column("Chance", alignment: .trailing), Table.Column("Read at"),
      ],
      rows: letters.map { letter in
        Table.Row([
          .text(letter.name), letter.category.map { .text($0) } ?? .unknown,
          .text(letter.categoryByCodes), .text(letter.categoryByWords ?? "unsure"),
          .share(letter.probability, mark: .estimated), .text(letter.readAt),
        ])
      })
  }

  public var words: String {
    let unsure = letters.count { $0.reading.category == nil }
    let torn = letters.count { $0.reading.isContradictory }
    return
      "\n\(letters.count) letters read; \(unsure) are for a person to read, in \(torn) codes and "
      + "words disagree. Codes win over words; words below "
      + "\(Int(LetterClassifier.leastProbability * 100)) % are not used."
  }
}
