import Claims
import Foundation
import GRDB

/// A fact kept as JSON beside the columns that queries need, with its history of corrections.
protocol VersionedFact: Codable, Sendable {
  static var table: String { get }
  /// What stays the same when the fact is corrected.
  var identity: [String] { get }
  /// The rows that contradict one another where they differ, as SQL.
  static var finalRows: String { get }
  /// The table's own columns by name.
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] { get }
}

extension VersionedFact {
  static var finalRows: String { "1" }
}

extension DenialNotice: VersionedFact {
  static var table: String { "denial_notice" }
  var identity: [String] { [payer.key, reference] }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("origin", origin.rawValue), ("payer_key", payer.key), ("reference", reference),
      ("patient_control_number", patientControlNumber), ("claim_number", claimNumber),
      ("notice_day", noticeDay.description), ("reason", reason),
      ("billed_cents", billed?.cents), ("stated_deadline", statedDeadline?.description),
    ]
  }
}

extension Appeal: VersionedFact {
  static var table: String { "appeal" }
  // One that was pending first and decided then contradicts nothing.
  static var finalRows: String { "outcome <> 'pending'" }
  var identity: [String] {
    [payer.key, patientControlNumber, String(level), action, filedDay.description]
  }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("payer_key", payer.key), ("patient_control_number", patientControlNumber),
      ("claim_number", claimNumber), ("level", level), ("action", action),
      ("filed_day", filedDay.description), ("outcome", outcome.rawValue),
      ("decided_day", decidedDay?.description), ("recovered_cents", recovered?.cents),
      ("minutes", minutes),
    ]
  }
}

extension AuthorizationDecision: VersionedFact {
  static var table: String { "authorization_decision" }
  var identity: [String] { [payer.key, referenceNumber] }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("payer_key", payer.key), ("reference_number", referenceNumber),
      ("verdict", verdict.rawValue), ("reason", reason),
      ("decided_day", decidedDay?.description),
    ]
  }
}

extension ContractRate: VersionedFact {
  static var table: String { "contract_rate" }
  var identity: [String] { [payer.key, procedure, firstDay.description] }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("payer_key", payer.key), ("procedure", procedure), ("allowed_cents", allowed.cents),
      ("first_day", firstDay.description), ("last_day", lastDay?.description),
    ]
  }
}

extension ExternalReview: VersionedFact {
  static var table: String { "external_review" }
  var identity: [String] { [reference] }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [("reference", reference), ("year", year), ("is_overturned", isOverturned)]
  }
}

extension PayerProfile: VersionedFact {
  static var table: String { "payer_profile" }
  var identity: [String] { [payer.key, lineOfBusiness.rawValue] }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("payer_key", payer.key), ("line_of_business", lineOfBusiness.rawValue),
      ("funding", funding.rawValue), ("network", network.rawValue), ("state", state),
    ]
  }
}

extension DeadlineRule: VersionedFact {
  static var table: String { "deadline_rule" }
  var identity: [String] { [name] }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("name", name), ("level", level), ("alarm_days", alarmDays), ("limit_days", limitDays),
      ("anchor", anchor.rawValue), ("verification", verification.rawValue),
    ]
  }
}

extension ActionRule: VersionedFact {
  static var table: String { "action_rule" }
  var identity: [String] { [name] }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("name", name), ("action", action.rawValue), ("level", level), ("holder", holder.rawValue),
      ("verification", verification.rawValue),
    ]
  }
}

/// A value as JSON text with sorted keys, so that equal values are equal text.
enum ContentText {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// - Throws: ``StoreError/unreadable(table:column:)``; a decoding error would quote the value.
  static func value<Value: Decodable>(
    _ type: Value.Type = Value.self, from text: String, table: String
  ) throws -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch {
      throw StoreError.unreadable(table: table, column: "content")
    }
  }
}
