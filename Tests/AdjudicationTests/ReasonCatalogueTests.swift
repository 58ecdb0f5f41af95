import Adjudication
import Claims
import Testing

struct ReasonCatalogueTests {
  let catalogue: ReasonCatalogue

  init() throws {
    catalogue = try ProductCatalogue.load()
  }

  func denial(_ group: AdjustmentGroup?, _ reason: String?, _ remarks: [String] = []) throws
    -> ReasonReading
  {
    let reading = catalogue.reading(group: group, reason: reason, remarks: remarks)
    guard case .denial(let denial) = reading else {
      throw NoDenial(reading: reading)
    }
    return denial
  }

  struct NoDenial: Error { var reading: Reading }

  @Test func `every row has a name, a mark and a source`() {
    #expect(ProductCatalogue.rows.count > 200)
    for row in ProductCatalogue.rows {
      #expect(Set(row.keys) == Set(ReasonCatalogue.columns))
      for column in ["name", "verification", "source"] { #expect(row[column]?.isEmpty == false) }
    }
  }

  @Test(arguments: [
    ("50", DenialCategory.medicalNecessity, Route.clinicalAppeal),
    ("55", .experimental, .clinicalAppeal), ("56", .experimental, .clinicalAppeal),
    ("114", .experimental, .correctedClaim), ("273", .medicalNecessity, .clinicalAppeal),
    ("197", .authorization, .retroAuthorization), ("198", .authorization, .retroAuthorization),
    ("39", .upstreamAuthorization, .authorizationAppeal), ("15", .authorization, .correctedClaim),
    ("11", .coding, .correctedClaim), ("4", .coding, .correctedClaim),
    ("97", .coding, .correctedClaim), ("236", .coding, .correctedClaim),
    ("59", .coding, .correctedClaim), ("151", .frequency, .clinicalAppeal),
    ("150", .frequency, .clinicalAppeal), ("58", .siteOfService, .clinicalAppeal),
    ("5", .siteOfService, .correctedClaim), ("16", .documentation, .correctedClaim),
    ("252", .documentation, .sendRecords), ("226", .documentation, .sendRecords),
    ("227", .documentation, .sendRecords), ("29", .timelyFiling, .proofOfTimelyFiling),
    ("18", .duplicate, .traceDuplicate), ("22", .coordinationOfBenefits, .coordinateBenefits),
    ("27", .eligibility, .coordinateBenefits), ("31", .eligibility, .coordinateBenefits),
    ("204", .benefit, .planDocumentChallenge), ("96", .benefit, .planDocumentChallenge),
    ("54", .benefit, .clinicalAppeal),
  ])
  func `reads the reasons a spine practice meets`(
    reason: String, category: DenialCategory, route: Route
  ) throws {
    let reading = try denial(.contractual, reason)
    #expect(reading.category == category)
    #expect(reading.route == route)
  }

  @Test(arguments: ["29", "18", "204", "22", "27", "31"])
  func `an appeal has no chance by itself against these`(reason: String) throws {
    #expect(try denial(.contractual, reason).isAppealable == false)
  }

  @Test(arguments: [
    (AdjustmentGroup.contractual, "45", Reading.NotDenial.contractual),
    (.patient, "1", .patientShare), (.patient, "2", .patientShare), (.patient, "3", .patientShare),
    (.other, "23", .priorPayer), (.contractual, "253", .sequestration),
    (.contractual, "24", .capitation), (.patient, "45", .patientShare),
  ])
  func `these are no denials`(group: AdjustmentGroup, reason: String, kind: Reading.NotDenial) {
    #expect(catalogue.reading(group: group, reason: reason) == .notDenial(kind))
  }

  @Test func `the answers to an appeal are no denials`() {
    func reply(_ reason: String) -> Reading {
      catalogue.reading(group: .contractual, reason: reason)
    }
    #expect(reply("193") == .appealOutcome(.upheld))
    #expect(reply("95") == .appealOutcome(.appealProcedures))
    #expect(reply("285") == .appealOutcome(.appealProcedures))
    #expect(reply("286") == .appealOutcome(.appealLate))
  }

  @Test(arguments: ["999", "ZZ", ""])
  func `a reason not held goes to a person, not to an appeal`(reason: String) throws {
    for group in [AdjustmentGroup.contractual, .patient] {
      let reading = try denial(group, reason)
      #expect(reading.category == .unclassified)
      #expect(reading.route == .needsHuman)
      #expect(!reading.isAppealable)
    }
  }

  @Test(arguments: ["16", "50", "999"])
  func `MA130 leaves only to resubmit`(reason: String) throws {
    let reading = try denial(.contractual, reason, ["N29", "MA130"])
    #expect(reading.route == .resubmit)
    #expect(!reading.isAppealable)
    #expect(reading.category == (try denial(.contractual, reason).category))
  }

  @Test(arguments: ["50", "197", "16", "96", "204"])
  func `what a denial leaves to the patient is not appealed by the practice`(reason: String)
    throws
  {
    let reading = try denial(.patient, reason)
    #expect([.billPatient, .planDocumentChallenge].contains(reading.route))
    #expect(!reading.isAppealable)
    #expect(reading.category == (try denial(.contractual, reason).category))
  }

  @Test(arguments: ["M127", "N29", "N463", "N393", "N394"])
  func `a missing record is sent, not corrected`(remark: String) throws {
    for reason in ["16", "226", "252", "A1"] {
      #expect(try denial(.contractual, reason, [remark]).route == .sendRecords)
    }
  }

  @Test func `a denial that leaves the reason to its remark is read by the remark`() throws {
    #expect(try denial(.contractual, "A1").route == .needsHuman)
    #expect(try denial(.contractual, "A1", ["N115"]).category == .medicalNecessity)
    #expect(try denial(.contractual, "A1", ["N999"]).route == .needsHuman)
  }

  @Test func `the most specific row wins, whatever the order`() throws {
    var rows = ProductCatalogue.rows
    func row(_ group: String, _ remark: String, _ name: String) -> [String: String] {
      [
        "group": group, "reason": "50", "remark": remark, "category": "medical-necessity",
        "paid_line": "", "route": "clinical-appeal", "appealable": "yes", "name": name,
        "documents": "", "verification": "U", "source": "test",
      ]
    }
    rows.removeAll { $0["reason"] == "50" }
    rows += [row("", "", "d"), row("", "N1", "c"), row("CO", "", "b"), row("CO", "N1", "a")]
    let catalogue = try ReasonCatalogue(rows: rows)
    func name(_ group: AdjustmentGroup, _ remarks: [String]) -> String? {
      guard case .denial(let it) = catalogue.reading(group: group, reason: "50", remarks: remarks)
      else { return nil }
      return it.name
    }
    #expect(name(.contractual, ["N1"]) == "a")
    #expect(name(.contractual, ["N2"]) == "b")
    #expect(name(.other, ["N2", "N1"]) == "c")
    #expect(name(.other, []) == "d")
  }

  @Test func `a letter without a code is read by its category`() {
    for category in DenialCategory.allCases {
      #expect(catalogue.reading(of: category).category == category)
    }
    #expect(catalogue.reading(of: .unclassified).route == .needsHuman)
  }

  @Test(arguments: [
    ("category", "sometimes"), ("route", "shout"), ("appealable", "maybe"),
    ("verification", "X"), ("source", ""), ("name", ""), ("group", "XX"), ("reason", "5 0"),
    ("paid_line", "benefit"),
  ])
  func `refuses a wrong cell by row and column`(column: String, cell: String) throws {
    var rows = ProductCatalogue.rows
    let index = try #require(rows.firstIndex { $0["reason"] == "50" })
    rows[index][column] = cell
    let error = #expect(throws: CatalogueError.self) { try ReasonCatalogue(rows: rows) }
    guard case .unreadable(let row, let named, _) = try #require(error) else {
      Issue.record("another error")
      return
    }
    #expect(row == index + 1)
    #expect(named == column)
  }

  @Test func `refuses a missing column, a row twice and a category without its row`() {
    var rows = ProductCatalogue.rows
    rows[3]["documents"] = nil
    #expect(throws: CatalogueError.missingColumn(row: 4, column: "documents")) {
      try ReasonCatalogue(rows: rows)
    }
    rows = ProductCatalogue.rows
    rows.append(rows[20])
    #expect(throws: CatalogueError.duplicate(row: rows.count, of: 21)) {
      try ReasonCatalogue(rows: rows)
    }
    rows = ProductCatalogue.rows.filter { !($0["reason"] == "" && $0["category"] == "coding") }
    #expect(throws: CatalogueError.missingCategory(.coding)) { try ReasonCatalogue(rows: rows) }
  }
}
