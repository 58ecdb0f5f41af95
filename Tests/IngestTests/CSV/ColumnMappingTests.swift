import Claims
import Foundation
import Ingest
import Testing

struct ColumnMappingTests {
  @Test func `a mapping's digest changes with what it says, not with its notes`() throws {
    let plain = try claimsMapping()
    #expect(try claimsMapping("", #", "note": "ours""#).digest == plain.digest)
    #expect(try claimsMapping("", #", "dates": "dd/MM/yyyy""#).digest != plain.digest)
    #expect(try claimsMapping(#", "reason": {"header": "Why"}"#).digest != plain.digest)
  }

  @Test(arguments: [
    (#"{"name": "x", "target": "clams", "columns": {}}"#, "$.target", "use one of claims"),
    (#"{"name": "x", "target": "claims"}"#, "$.columns", "is missing"),
    (#"{"name": "x", "target": "claims", "columns": {}, "colour": 1}"#, "$.colour", "not known"),
    (#"{"name": "x", "target": "payers", "dates": "dd/MM/yy", "columns": {}}"#, "$.dates", "yyyy"),
    (
      #"{"name": "x", "target": "payers", "encoding": "ebcdic", "columns": {}}"#, "$.encoding",
      "utf-8"
    ),
    (
      #"{"name": "x", "target": "payers", "delimiter": ", ", "columns": {}}"#, "$.delimiter",
      "one character"
    ),
    (#"{"name": "x", "target": "payers", "columns": {}}"#, "$.columns", "payer_id"),
    (#"{"name": "x", "target": 5, "columns": {}}"#, "$.target", "type"),
    (#"{"name": "#, "$", "JSON"),
  ])
  func `a mistake in a mapping is named with its place`(
    json: String, path: String, remedy: String
  ) throws {
    let error = #expect(throws: MappingError.self) {
      try ColumnMapping(json: Data(json.utf8), file: "x.json")
    }
    #expect(error?.path == path)
    #expect(error?.message.contains(remedy) == true)
    #expect(error?.description.hasPrefix("x.json, \(path): ") == true)
  }

  @Test(arguments: [
    (#""colour": {"header": "C"}"#, "$.columns.colour"),
    (#""paid": {"header": "Billed"}"#, "$.columns"),
    (#""paid": {"header": "P", "dates": "yyyy-MM-dd"}"#, "$.columns.paid.dates"),
    (
      #""paid": {"header": "P", "money": {"decimal": ",", "thousands": ","}}"#,
      "$.columns.paid.money"
    ),
    (#""paid": {"header": "P", "value": "1"}"#, "$.columns.paid"),
    (#""paid": {}"#, "$.columns.paid"),
    (#""paid": {"header": "P", "default": "1.005"}"#, "$.columns.paid"),
    (#""paid": {"header": "P", "requried": true}"#, "$.columns.paid.requried"),
    (#""service_day": {"header": "D", "dates": "yyyy"}"#, "$.columns.service_day.dates"),
    (#""service_day": {"header": "D", "dates": "MM/dd"}"#, "$.columns.service_day.dates"),
    (
      #""line_of_business": {"header": "L", "values": {"HMO plan": "hmo"}}"#,
      "$.columns.line_of_business.values['HMO plan']"
    ),
    (#""line_of_business": {"value": "hmo"}"#, "$.columns.line_of_business"),
  ])
  func `a mistake in a column is named with its place`(column: String, path: String) {
    let error = #expect(throws: MappingError.self) { try claimsMapping(", " + column) }
    #expect(error?.path == path)
  }

  @Test func `attributes are for external reviews only`() {
    let error = #expect(throws: MappingError.self) {
      try claimsMapping("", #", "attributes": {"age": {"header": "Age"}}"#)
    }
    #expect(error?.path == "$.attributes")
  }

  @Test func `every shipped mapping is read, called as its file, and written back the same`() throws
  {
    let mappings = try shipped.get()
    #expect(
      mappings.map(\.name) == [
        "california-dmhc-imr", "overturn-action-rules", "overturn-appeals",
        "overturn-chart-reviews", "overturn-claims",
        "overturn-contract-rates",
        "overturn-deadline-rules", "overturn-denials", "overturn-payers",
      ])
    for mapping in mappings {
      #expect(try ColumnMapping(json: JSONEncoder().encode(mapping)) == mapping)
    }
  }

  @Test func `each shipped mapping is the only one its own header fits`() throws {
    let mappings = try shipped.get()
    for mapping in mappings {
      let headers = [mapping.columns, mapping.attributes].flatMap { $0.values.flatMap(\.headers) }
      let line = headers.joined(separator: mapping.delimiter ?? ",")
      let chosen = try ColumnMapping.matching(
        bytes: Array("\u{FEFF}\(line)\r\n1".utf8), file: "test.csv", in: mappings)
      #expect(chosen.name == mapping.name)
    }
  }

  @Test func `a header that fits no mapping names the nearest and what it misses`() throws {
    let mappings = try shipped.get()
    let header = "claim_number,payer_id,status,service_day,paid,mood\n"
    #expect(
      throws: CSVError.noMapping(
        file: "test.csv", nearest: "overturn-claims", missing: ["billed"], unknown: 1)
    ) {
      try ColumnMapping.matching(bytes: Array(header.utf8), file: "test.csv", in: mappings)
    }
    #expect(throws: CSVError.noMapping(file: "t", nearest: nil, missing: [], unknown: 0)) {
      try ColumnMapping.matching(bytes: Array("a,b,c\n".utf8), file: "t", in: mappings)
    }
  }

  @Test func `two mappings that fit are not chosen between`() throws {
    var twin = try claimsMapping()
    twin.name = "twin"
    let mappings = [try claimsMapping(), twin]
    #expect(throws: CSVError.ambiguousMapping(file: "t", mappings: ["test", "twin"])) {
      try ColumnMapping.matching(bytes: Array("Number,Payer,Billed".utf8), file: "t", in: mappings)
    }
  }

  @Test func `one of several header names is enough and two are too many`() throws {
    let mapping = try claimsMapping()
    #expect(try Import("Number,Carrier,Billed\n1,A,2\n", by: mapping).summary.rows == 1)
    #expect(throws: CSVError.repeatedColumn(file: "test.csv", column: "Carrier")) {
      try Import("Number,Payer,Carrier,Billed\n1,A,A,2\n", by: mapping)
    }
  }
}
