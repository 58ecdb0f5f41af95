import Claims
import Foundation
import Ingest
import X12

/// How fast remittance files become segments and claims, reading included.
enum EDISpeed {
  /// Every segment and the bounds of every element of it, as a reader in another language does.
  static func tokenise(_ paths: [String]) throws -> Measurement {
    var measurement = Measurement()
    var segments = 0
    var elements = 0
    try measurement.time {
      for path in paths {
        var reader = try InterchangeReader(path: path)
        try reader.forEach { segment in
          segments += 1
          elements += segment.elementCount
        }
      }
    }
    measurement["segments"] = Double(segments)
    measurement["elements"] = Double(elements)
    return try finish(measurement, paths)
  }

  /// Claims with lines, adjustments and balance checks.
  static func parse(_ paths: [String]) throws -> Measurement {
    var measurement = Measurement()
    var claims = 0
    var adjustments = 0
    var issues = 0
    try measurement.time {
      for path in paths {
        try EDIReader(path: path).read { imported in
          switch imported {
          case .remittedClaim(let claim):
            claims += 1
            adjustments += claim.adjustments.count
            for line in claim.lines { adjustments += line.adjustments.count }
          case .issue: issues += 1
          default: break
          }
        }
      }
    }
    measurement["claims"] = Double(claims)
    measurement["adjustments"] = Double(adjustments)
    measurement["issues"] = Double(issues)
    return try finish(measurement, paths)
  }

  private static func finish(
    _ measurement: Measurement, _ paths: [String]
  ) throws -> Measurement {
    var measurement = measurement
    measurement["bytes"] = Double(try paths.reduce(0) { try $0 + size($1) })
    measurement.notePeak()
    return measurement
  }

  static func size(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }
}
