import Claims
import Foundation
import Statistics

/// A practice's own export of claims, by the columns of the mapping `overturn-claims`.
struct ClaimsExport {
  private static let header =
    "claim_number,patient_control_number,payer_id,payer_name,line_of_business,status,service_day,"
    + "received_day,decided_day,billed,allowed,paid,patient_responsibility,group,reason,"
    + "procedure,diagnosis,place_of_service,provider,synthetic\n"
  private static let first = CalendarDay(year: 2024, month: 1, day: 2)
  private static let diagnoses = ["M48.06", "M51.26", "M54.16", "M43.16", "M47.816", "M96.1"]
  private static let business = ["commercial", "medicare", "medicare-advantage", "medicaid"]

  let rows: Int
  private var random = RandomSource(seed: 20_240_917)

  init(rows: Int) {
    self.rows = rows
  }

  func write(to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw BenchError("\(path): cannot be written")
    }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var generator = self
    var text = Self.header
    for number in 0..<rows {
      text += try generator.line(number)
      guard text.utf8.count > 1 << 20 || number == rows - 1 else { continue }
      try file.write(contentsOf: Data(text.utf8))
      text = ""
    }
    try file.close()
  }

  private mutating func line(_ number: Int) throws -> String {
    guard let first = Self.first else { throw BenchError("the first day does not exist") }
    let payer = Payers.all[random.categorical(Payers.weights)]
    let procedure = Procedures.all[random.categorical(Procedures.weights)]
    let isDenied = random.bernoulli(0.09)
    let billed = procedure.cents * Int.random(in: 90...110, using: &random) / 100
    let allowed = isDenied ? 0 : billed * payer.allowedPercent / 100
    let share = allowed * Int.random(in: 0...20, using: &random) / 100
    let service = first.adding(days: Int.random(in: 0..<700, using: &random))
    let received = service.adding(days: Int.random(in: 2...9, using: &random))
    let decided = received.adding(days: Int.random(in: 7...40, using: &random))
    let fields: [String] = [
      "C\(10_000_000 + number)", "PCN\(700_000 + number)", payer.identifier, "\"\(payer.name)\"",
      Self.business[number % 4], isDenied ? "denied" : "paid", service.description,
      received.description, decided.description, dollars(billed), dollars(allowed),
      dollars(allowed - share), dollars(share), isDenied ? "CO" : "",
      isDenied ? ["197", "50", "16", "29"][number % 4] : "", procedure.code,
      Self.diagnoses[number % 6], "24", "12345678\(number % 60 + 10)", "yes",
    ]
    return fields.joined(separator: ",") + "\n"
  }

  private func dollars(_ cents: Int) -> String {
    "\(cents / 100).\(cents % 100 / 10)\(cents % 10)"
  }
}
