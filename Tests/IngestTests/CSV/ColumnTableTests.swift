import Claims
import Foundation
import Ingest
import Testing

/// Large tables as columns: every row whole or refused, numbers to the last bit.
struct ColumnTableTests {
  private func table(_ text: String, numbers: [String] = [], factors: [String] = []) throws
    -> ColumnTable
  {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try ColumnTable(path: path, numbers: numbers, factors: factors)
  }

  @Test(arguments: [
    "0.1", "-0.3333333333333333", "12345678901234567890", "1e-7", "0.000001", "-42", ".5", "7.",
    "123456789.012345", "5e-324",
  ])
  func `reads a number as the language reads it`(text: String) throws {
    let read = try table("a,b\n\(text),x\n", numbers: ["a"])
    #expect(read.numbers[0].values == [try #require(Double(text == "7." ? "7" : text))])
  }

  @Test(arguments: ["", "-", ".", "1,5", "NaN", "inf", "1.2.3", "0x1p3x", " "])
  func `a row without a finite number is refused and the next is read`(text: String) throws {
    let read = try table("a,b\n\"\(text)\",x\n2,y\n", numbers: ["a"], factors: ["b"])
    #expect(read.numbers[0].values == [2])
    #expect(read.factors[0].levels.count <= 2 && read.factors[0].codes.count == 1)
    #expect(read.refused.map(\.place) == [.line(2)])
  }

  @Test func `levels are coded by first appearance, quotes and blanks included`() throws {
    let read = try table(
      "p\nAetna\n\"Blue, \"\"Cross\"\"\"\nAetna\n\"\"\nÉtoile\n", factors: ["p"])
    #expect(read.factors[0].levels == ["Aetna", "Blue, \"Cross\"", "", "Étoile"])
    #expect(read.factors[0].codes == [0, 1, 0, 2, 3])
  }

  @Test func `thousands of levels keep their codes`() throws {
    let names = (0..<5000).map { "level \($0)" }
    let read = try table(
      "p\n" + (names + names.reversed()).joined(separator: "\n"), factors: ["p"])
    #expect(read.factors[0].levels == names)
    #expect(
      read.factors[0].codes == names.indices.map { UInt16($0) }
        + names.indices.reversed().map { UInt16($0) })
  }

  @Test func `a shifted row is refused with its line`() throws {
    let read = try table("a,b\n1,x\n2,y,z\n3,w\n", numbers: ["a"], factors: ["b"])
    #expect(read.numbers[0].values == [1, 3])
    #expect(read.refused.map(\.place) == [.line(3)])
  }

  @Test func `a column that is not there is named`() {
    #expect(throws: CSVError.self) { try table("a\n1\n", numbers: ["b"]) }
  }

  @Test(arguments: [2, 3, 7])
  func `several readers read what one reads, refusals with their lines`(workers: Int) throws {
    let rows = (0..<40_000).map { $0 % 9_000 == 5 ? "x\($0),7" : "\($0).25,p\($0 % 613)" }
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    try ("n,f\n" + rows.joined(separator: "\n")).write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let one = try ColumnTable(path: path, numbers: ["n"], factors: ["f"])
    let several = try ColumnTable(path: path, numbers: ["n"], factors: ["f"], workers: workers)
    #expect(several.numbers[0].values == one.numbers[0].values)
    #expect(several.factors == one.factors)
    #expect(several.refused == one.refused && one.refused.count == 5)
    #expect(one.refused.first?.place == .line(7))
  }

  @Test func `a file with quoted line ends is read from its beginning`() throws {
    let rows = (0..<1000).map { "\($0),\"a\n\($0 % 3)\"" }
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    try ("n,f\n" + rows.joined(separator: "\n")).write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let table = try ColumnTable(path: path, numbers: ["n"], factors: ["f"], workers: 4)
    #expect(table.rowCount == 1000 && table.factors[0].levels.count == 3)
  }
}
