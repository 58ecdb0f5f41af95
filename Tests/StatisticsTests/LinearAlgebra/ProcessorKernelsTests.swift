import Testing

@testable import Statistics

struct ProcessorKernelsTests {
  @Test func `kernels of 2004 on a processor of today were taken for want of knowledge`() {
    let server = "flags\t\t: fpu sse4_2 avx avx2 fma avx512f avx512dq avx512cd avx512bw avx512vl"
    #expect(ProcessorKernels.better(than: "Prescott", features: server) == "SkylakeX")
    #expect(
      ProcessorKernels.better(than: "Prescott", features: "flags : fpu avx avx2 fma") == "Haswell")
  }

  @Test func `kernels that were chosen knowingly stay`() {
    let server = "flags : avx2 fma avx512f avx512dq avx512bw avx512vl"
    #expect(ProcessorKernels.better(than: "Haswell", features: server) == nil)
    #expect(ProcessorKernels.better(than: "Zen", features: server) == nil)
  }

  @Test func `a processor that can do no more keeps what it has`() {
    #expect(ProcessorKernels.better(than: "Prescott", features: "flags : fpu sse3 avx") == nil)
    #expect(ProcessorKernels.better(than: "Prescott", features: "") == nil)
  }
}
