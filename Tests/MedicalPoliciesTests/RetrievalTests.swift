import Claims
import Foundation
import MedicalPolicies
import Testing

struct RetrievalTests {
  @Test func `the policy in force answers, with its pathway by diagnosis`() throws {
    let answer = try ask("Aetna", codes: ["63047"], diagnoses: ["M48.062"])
    #expect(answer.matches.map(\.policy.uid) == ["aetna-cpb-0743@2026-07-30"])
    #expect(answer.candidates().map(\.pathway.id) == ["lumbar-decompression"])
    #expect(!answer.isAmbiguous && answer.uncoveredCodes.isEmpty)
  }

  @Test func `before its effective day it is no answer but the nearest one`() throws {
    let answer = try ask("Aetna", codes: ["63047"], on: "2026-01-15")
    #expect(answer.matches.isEmpty)
    let nearest = try #require(answer.nearMisses.first)
    #expect(nearest.policy.uid == "aetna-cpb-0743@2026-07-30")
    #expect(nearest.reasons.map(\.words) == ["it takes effect on 2026-07-30"])
    #expect(answer.uncoveredCodes == ["63047"])
  }

  @Test func `a code in no policy is an answer, with the nearest`() throws {
    let answer = try ask("Aetna", codes: ["27447"])
    #expect(answer.matches.isEmpty && answer.uncoveredCodes == ["27447"])
    #expect(!answer.nearMisses.isEmpty)
    #expect(answer.nearMisses.allSatisfy { $0.reasons == [.codeNotCovered] })
  }

  @Test func `another payer's policy is near, and told why not`() throws {
    let answer = try ask("Zenith Mutual", codes: ["63047"])
    #expect(answer.matches.isEmpty && answer.nearMisses.count == 5)
    #expect(answer.nearMisses.contains { $0.reasons == [.otherPayer("Aetna")] })
  }

  @Test func `who administers decides`() throws {
    let answer = try ask("Aetna", administrator: "eviCore", codes: ["63047"])
    #expect(answer.matches.map(\.policy.uid) == ["evicore-cmm-608@undated"])
    #expect(answer.matches[0].caveats.contains { $0.contains("effective day is not known") })
    #expect(
      answer.nearMisses.contains { miss in
        miss.policy.uid == "aetna-cpb-0743@2026-07-30"
          && miss.reasons == [.otherAdministrator(["Aetna"])]
      })
  }

  @Test func `a retired policy answers for its own time only`() throws {
    let then = try ask("Medicare", plan: .medicare, codes: ["22612"], on: "2020-05-01")
    #expect(then.matches.map(\.policy.number) == ["L33382"])
    let now = try ask("Medicare", plan: .medicare, codes: ["22612"], on: "2024-03-29")
    #expect(!now.matches.contains { $0.policy.number == "L33382" })
    let miss = now.nearMisses.first { $0.policy.number == "L33382" }
    #expect(miss?.reasons.map(\.words) == ["it was retired on 2024-03-28"])
  }

  @Test func `two policies in force are both shown`() throws {
    let answer = try ask("Humana", plan: .medicareAdvantage, codes: ["22857"])
    #expect(answer.isAmbiguous)
    #expect(Set(answer.matches.map(\.policy.number)).isSuperset(of: ["NCD 150.10"]))
    #expect(answer.matches.contains { $0.policy.payer == "Humana Medicare Advantage" })
  }

  @Test func `a state that is not the policy's rules it out, and one not stated is asked`() throws {
    let payer = "Blue Cross and Blue Shield of Texas"
    let elsewhere = try ask(payer, state: "CO", codes: ["22612"])
    #expect(elsewhere.matches.isEmpty)
    let asked = try ask(payer, state: nil, codes: ["22612"])
    #expect(asked.matches.first?.caveats.contains { $0.hasPrefix("the state is not") } == true)
  }

  @Test func `a policy known to exist but not held is named`() throws {
    let answer = try ask("Cigna", administrator: "eviCore", codes: ["63030"])
    #expect(answer.listedOnly.map(\.policyNumber) == ["CMM-606"])
  }

  @Test func `of two versions the later in force answers, each on its day`() throws {
    let scratch = try Samples.folder(changing: "aetna-cpb-0743-lumbar.json") { $0 + "\n" }
    let url = scratch.url.appending(path: "aetna-cpb-0743-lumbar.json")
    let text = try String(contentsOf: url, encoding: .utf8)
      .replacing("aetna-cpb-0743@2026-07-30", with: "aetna-cpb-0743@2025-01-01")
      .replacing(#""effective_from": "2026-07-30""#, with: #""effective_from": "2025-01-01""#)
    try text.write(
      to: scratch.url.appending(path: "aetna-older.json"), atomically: true, encoding: .utf8)
    let library = try PolicyLibrary.load(scratch.path)
    for (day, uid) in [("2026-01-15", "2025-01-01"), ("2026-08-20", "2026-07-30")] {
      let answer = library.policies(for: try question("Aetna", codes: ["63047"], on: day))
      #expect(answer.matches.map(\.policy.uid) == ["aetna-cpb-0743@\(uid)"])
    }
    let answer = library.policies(for: try question("Aetna", codes: ["63047"]))
    let older = answer.nearMisses.first { $0.policy.uid == "aetna-cpb-0743@2025-01-01" }
    #expect(older?.reasons == [.superseded(by: "aetna-cpb-0743@2026-07-30")])
  }

  @Test func `an unverified effective day is never printed, and asked for`() throws {
    let scratch = try Samples.folder(changing: "aetna-cpb-0743-lumbar.json") {
      $0.replacing(#""effective_verified": "S""#, with: #""effective_verified": "U""#)
    }
    let library = try PolicyLibrary.load(scratch.path)
    for day in ["2026-01-15", "2026-08-20"] {
      let answer = library.policies(for: try question("Aetna", codes: ["63047"], on: day))
      let match = try #require(answer.matches.first)
      #expect(match.policy.effective?.statable == nil)
      #expect(match.caveats.contains { $0.contains("not verified") })
    }
  }

  private func ask(
    _ payer: String, administrator: String? = nil, plan: PlanType? = .commercial,
    state: String? = "TX", codes: [String], diagnoses: [String] = [], on day: String = "2026-08-20"
  ) throws -> PolicyAnswer {
    try Samples.library().policies(
      for: question(
        payer, administrator: administrator, plan: plan, state: state, codes: codes,
        diagnoses: diagnoses, on: day))
  }

  private func question(
    _ payer: String, administrator: String? = nil, plan: PlanType? = .commercial,
    state: String? = "TX", codes: [String], diagnoses: [String] = [], on day: String = "2026-08-20"
  ) throws -> PolicyQuestion {
    PolicyQuestion(
      payer: payer, administrator: administrator, planType: plan, state: state,
      procedureCodes: codes, diagnosisCodes: diagnoses, day: try Samples.day(day))
  }
}
