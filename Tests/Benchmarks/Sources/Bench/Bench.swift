import Statistics

/// The measured side of `make bench`: each verb does one thing and prints one line of JSON.
@main
enum Bench {
  static let usage = """
    usage: bench write-835 FOLDER CLAIMS | write-claims FILE ROWS
           bench tokenise FILE... | parse FILE...
           bench load-835 DATABASE FILE... | make-database DATABASE
           bench load-claims DATABASE FILE MAPPING | fit FOLDER ROWS WORKERS COEFFICIENTS
           bench fit-csv FILE WORKERS COEFFICIENTS
           bench fit-reasons FOLDER ROWS WORKERS COEFFICIENTS | score FOLDER ROWS WORKERS
           bench write-staff FILE DENIALS | plan DENIALS
    """

  static func main() throws {
    ProcessorKernels.restartIfBetter()
    var arguments = Array(CommandLine.arguments.dropFirst())
    guard !arguments.isEmpty else { throw BenchError(usage) }
    let verb = arguments.removeFirst()
    switch (verb, arguments.count) {
    case ("write-835", 2):
      try RemittanceFiles(folder: arguments[0], claims: number(arguments[1])).write()
    case ("write-claims", 2):
      try ClaimsExport(rows: number(arguments[1])).write(to: arguments[0])
    case ("tokenise", 1...): try EDISpeed.tokenise(arguments).print()
    case ("parse", 1...): try EDISpeed.parse(arguments).print()
    case ("make-database", 1): try Loading.makeDatabase(arguments[0])
    case ("load-835", 2...):
      try Loading.remittances(arguments[0], Array(arguments.dropFirst())).print()
    case ("load-claims", 3):
      try Loading.claims(arguments[0], arguments[1], mapping: arguments[2]).print()
    case ("fit", 4):
      try LogisticProblem(folder: arguments[0], rows: number(arguments[1]))
        .run(workers: number(arguments[2]), coefficients: arguments[3]).print()
    case ("fit-csv", 3):
      try DenialsTable(path: arguments[0])
        .fit(workers: number(arguments[1]), coefficients: arguments[2]).print()
    case ("fit-reasons", 4):
      try LogisticProblem(folder: arguments[0], rows: number(arguments[1]))
        .runReasons(workers: number(arguments[2]), coefficients: arguments[3]).print()
    case ("score", 3):
      try LogisticProblem(folder: arguments[0], rows: number(arguments[1]))
        .score(workers: number(arguments[2])).print()
    case ("write-staff", 2):
      try StaffProblem(jobs: number(arguments[1])).write(to: arguments[0])
    case ("plan", 1): try StaffProblem(jobs: number(arguments[0])).plan().print()
    default: throw BenchError(usage)
    }
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else {
      throw BenchError("expected a number above zero; \(usage)")
    }
    return number
  }
}

struct BenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
