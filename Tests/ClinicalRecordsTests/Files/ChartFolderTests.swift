import ClinicalRecords
import Foundation
import Testing

struct ChartFolderTests {
  private static let fixtures = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  private func folder(_ files: [String: Data]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "chart-\(UUID().uuidString)")
    for (name, data) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    return folder
  }

  private func document(_ name: String, _ data: Data) throws -> ChartDocument {
    let folder = try folder([name: data])
    defer { try? FileManager.default.removeItem(at: folder) }
    return try ChartFolder.document(at: folder.appending(path: name))
  }

  private static let mri = ["MRI lumbar spine 6/30/26", "L4-5: severe central stenosis (canal)."]

  // MARK: - Plain text

  @Test func `plain text keeps its words, and its lines end in line feeds`() throws {
    let note = try document("note.txt", Data("\u{FEFF}Denies pain.\r\nSLR neg 40°.\r".utf8))
    #expect(note.text == "Denies pain.\nSLR neg 40°.\n")
    #expect(note.format == .plainText)
    #expect(note.page(at: 3) == nil)
  }

  @Test func `bytes left over from Windows are read as Windows meant them`() throws {
    let bytes: [UInt8] = Array("Café: can".utf8) + [0x92] + Array("t walk ".utf8) + [0xBD]
    let note = try document("note.txt", Data(bytes))
    #expect(note.text == "Café: can’t walk ½")
  }

  @Test func `text of two bytes a letter is read where it says their order`() throws {
    let words = "Denies pain.\r\nSLR neg 40°, walks ½ mile"
    let units = Array(words.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big] {
      #expect(
        try document("note.txt", Data(bytes)).text == "Denies pain.\nSLR neg 40°, walks ½ mile")
    }
    #expect(throws: ChartFileError.notText("note.txt")) {
      try document("note.txt", Data(little.dropLast()))
    }
    #expect(throws: ChartFileError.notText("note.txt")) {
      try document("note.txt", Data(little.dropFirst(2)))
    }
  }

  @Test func `binary bytes are refused as text`() throws {
    #expect(throws: ChartFileError.notText("note.txt")) {
      try document("note.txt", Data([0x41, 0x00, 0x42]))
    }
  }

  @Test func `an empty file is unread, not a crash`() throws {
    #expect(try document("note.txt", Data()).isUnread)
  }

  // MARK: - PDF

  @Test func `a PDF keeps its pages`() throws {
    let note = try document(
      "mri.pdf",
      PrintedPages.pdf([.lines(Self.mri), .lines(["Read by A. Radiologist, MD, today"])]))
    #expect(note.format == .pdf)
    #expect(note.pageStarts.count == 2)
    #expect(note.unreadPages == [])
    let stenosis = try #require(note.text.range(of: "severe central stenosis (canal)"))
    let reader = try #require(note.text.range(of: "Radiologist"))
    let offset = { (index: String.Index) in
      note.text.utf8.distance(from: note.text.startIndex, to: index)
    }
    #expect(note.page(at: offset(stenosis.lowerBound)) == 1)
    #expect(note.page(at: offset(reader.lowerBound)) == 2)
  }

  @Test func `a scanned page is said to be unread`() throws {
    let note = try document("chart.pdf", PrintedPages.pdf([.lines(Self.mri), .image, .image]))
    #expect(note.unreadPages == [2, 3])
    #expect(!note.isUnread)
  }

  @Test func `a scan with nothing but a stamp says nothing`() throws {
    let note = try document(
      "fax.pdf", PrintedPages.pdf([.image, .lines(["Page 2 of 2", "000124"])]))
    #expect(note.isUnread)
  }

  @Test func `a broken PDF names the file and the next step`() throws {
    let error = #expect(throws: ChartFileError.self) {
      try document("mri.pdf", Data("%PDF-1.4\nJane Doe".utf8))
    }
    #expect(
      error?.description
        == "mri.pdf: expected a PDF that opens; export it again from where it came")
  }

  // MARK: - Word

  @Test func `a Word document is read with its header, rows and accepted changes`() throws {
    let note = try ChartFolder.document(at: Self.fixtures.appending(path: "office-note.docx"))
    let expected = [
      "Patient: Doe, Jane\tDOB: 1/1/58", "Seen on 8/12/26.", "Leg pain R > L, worse walking.",
      "L4-5\tSevere central\nstenosis\t", "L5-S1\tPatent\t", "Boxed once", "", "",
    ]
    #expect(note.text == expected.joined(separator: "\n"))
    #expect(note.format == .word)
  }

  @Test func `a Word document cannot read the machine's files`() throws {
    let file = Self.fixtures.appending(path: "outside-entity.docx")
    let text = (try? ChartFolder.document(at: file).text) ?? ""
    #expect(!text.contains("root"))
  }

  @Test func `a zip archive that is no Word document is refused`() throws {
    let cut = Data([0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 40))
    #expect(throws: ChartFileError.self) { try document("note.docx", cut) }
  }

  // MARK: - Folders

  @Test func `a folder gives its documents by name and says which files it could not read`() throws
  {
    let folder = try folder([
      "b.txt": Data("PT x 6 wks".utf8), "2026/a.txt": Data("LBP".utf8), ".hidden": Data(),
      "scan.tif": Data([0x49, 0x49, 0x2A, 0x00, 0x08]), "old.doc": Data([0xD0, 0xCF, 0x11, 0xE0]),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let chart = try ChartFolder(at: folder)
    #expect(chart.documents.map(\.name) == ["2026/a.txt", "b.txt"])
    #expect(
      chart.problems.map(\.description) == [
        "old.doc: an old Word file (DOC) is not read; save it as text, PDF or DOCX",
        "scan.tif: an image is not read; save it as text, PDF or DOCX",
      ])
  }

  @Test func `a folder that is not there is refused`() {
    #expect(throws: ChartFileError.notFound("nowhere")) {
      try ChartFolder(at: URL(filePath: "/nowhere"))
    }
  }

  @Test func `a version changes with one letter and not with the name`() throws {
    let first = try document("a.txt", Data("severe".utf8))
    #expect(try document("b.txt", Data("severe".utf8)).version == first.version)
    #expect(try document("a.txt", Data("Severe".utf8)).version != first.version)
  }

  @Test func `without the program the message says what to install`() {
    let error = ChartFileError.toolMissing(
      file: "mri.pdf", tool: "pdftotext", package: "poppler-utils")
    #expect(
      error.description
        == "mri.pdf: reading it needs pdftotext, which is not on PATH; install it with "
        + "apt-get install poppler-utils")
  }
}
