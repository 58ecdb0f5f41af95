/// A coefficient, gradient or direction for every parameter and class: one row for each
/// parameter, one column for each class, padded so that a row is whole vectors of four.
///
/// A row of eight classes is one cache line: gathering a level's effects on all classes costs
/// what gathering one number does.
final class ClassMatrix: @unchecked Sendable {
  typealias Four = SIMD4<Double>

  let parameterCount: Int
  let classCount: Int
  /// The classes rounded up to a multiple of four; padding stays 0.
  let stride: Int
  let values: UnsafeMutablePointer<Double>

  var count: Int { parameterCount * stride }

  init(parameters: Int, classes: Int) {
    parameterCount = parameters
    classCount = classes
    stride = Self.stride(classes: classes)
    values = Self.zeros(parameters * stride)
  }

  deinit { values.deallocate() }

  static func stride(classes: Int) -> Int { (classes + 3) / 4 * 4 }

  /// Zeros that vectors of eight may be loaded from.
  static func zeros(_ count: Int) -> UnsafeMutablePointer<Double> {
    let bytes = max(count, 8) * MemoryLayout<Double>.stride
    let pointer = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    let values = pointer.bindMemory(to: Double.self, capacity: max(count, 8))
    values.initialize(repeating: 0, count: max(count, 8))
    return values
  }

  subscript(parameter: Int, label: Int) -> Double {
    get { values[parameter * stride + label] }
    set { values[parameter * stride + label] = newValue }
  }

  func copy() -> ClassMatrix {
    let other = ClassMatrix(parameters: parameterCount, classes: classCount)
    other.values.update(from: values, count: count)
    return other
  }

  func reset() { values.update(repeating: 0, count: count) }

  /// Adds a multiple of another.
  func add(_ other: ClassMatrix, times factor: Double = 1) {
    for index in 0..<count { values[index] += factor * other.values[index] }
  }

  /// Replaces itself by the other plus a multiple of itself.
  func scale(by factor: Double, adding other: ClassMatrix) {
    for index in 0..<count { values[index] = other.values[index] + factor * values[index] }
  }

  func dot(_ other: ClassMatrix) -> Double {
    var sum = SIMD8<Double>.zero
    var index = 0
    while index &+ 8 <= count {
      sum += eight(index) * other.eight(index)
      index &+= 8
    }
    var total = sum.sum()
    while index < count {
      total += values[index] * other.values[index]
      index &+= 1
    }
    return total
  }

  /// The greatest absolute value.
  var largest: Double { (0..<count).reduce(0) { max($0, abs(values[$1])) } }

  /// Moves every row by one number, so that its classes add up to zero.
  func centre() {
    for parameter in 0..<parameterCount {
      let row = values + parameter * stride
      var mean = 0.0
      for label in 0..<classCount { mean += row[label] }
      mean /= Double(classCount)
      for label in 0..<classCount { row[label] -= mean }
    }
  }

  private func eight(_ index: Int) -> SIMD8<Double> {
    UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Double>.self)
  }
}
