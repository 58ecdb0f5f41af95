import Testing

@testable import Store

struct ParallelMapTests {
  private struct Odd: Error, Equatable { let number: Int }

  @Test(arguments: [0, 1, 63, 64, 127, 128, 129, 1_000, 4_097])
  func `every element is mapped once and stands in its place`(count: Int) throws {
    let numbers = Array(0..<count)
    #expect(try numbers.mappedInParallel { 2 * $0 + 1 } == numbers.map { 2 * $0 + 1 })
  }

  @Test(arguments: [10, 3_000]) func `the first that fails is the one that is told`(count: Int) {
    #expect(throws: Odd(number: 7)) {
      try Array(0..<count).mappedInParallel { number in
        if number >= 7, number % 2 == 1 { throw Odd(number: number) }
        return number
      }
    }
  }
}
