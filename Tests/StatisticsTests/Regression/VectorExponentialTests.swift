import Foundation
import Testing

@testable import Statistics

struct VectorExponentialTests {
  @Test func `eight exponentials agree with the C library's to a unit or two`() {
    var worst = 0.0
    for step in 0..<90_000 {
      let x = -Double(step) / 128
      let value = exponential(SIMD8(x, x / 3, -0.0, 0, x, x, x, x - 0.003))
      for lane in [0, 1, 7] {
        let expected = exp([x, x / 3, 0, 0, 0, 0, 0, x - 0.003][lane])
        worst = max(worst, abs(value[lane] - expected) / expected.ulp)
      }
      #expect(value[2] == 1 && value[3] == 1)
    }
    #expect(worst <= 2)
  }

  @Test func `arguments beyond the range are the least that is kept`() {
    let value = exponential(SIMD8(-1e300, -.infinity, -800, -708, 0, 0, 0, 0))
    for lane in 0..<3 { #expect(value[lane] == value[3]) }
    #expect(0 < value[0] && value[0] < 1e-307)
  }
}
