public import ClinicalRecords

/// Something a denial letter states, with the words it stands in.
public struct Stated<Value: Sendable & Hashable>: Sendable, Hashable {
  public let value: Value
  public let quote: Quote

  public init(_ value: Value, quote: Quote) {
    self.value = value
    self.quote = quote
  }
}
