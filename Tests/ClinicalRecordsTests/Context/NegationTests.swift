import Testing

@testable import ClinicalRecords

/// The words in brackets, as clinics write around them.
struct NegationTests {
  private func context(_ sentence: String) throws -> Context {
    let text = sentence.replacing("[", with: "").replacing("]", with: "")
    let parts = sentence.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false)
    let start = try #require(parts.first).utf8.count
    let words = try #require(parts.last?.split(separator: "]").first)
    let note = marked(text)
    let tokens = note.tokens.indices.filter { index in
      note.tokens[index].range.lowerBound >= start
        && note.tokens[index].range.upperBound <= start + words.utf8.count
    }
    let first = try #require(tokens.first)
    return note.context(of: first..<first + tokens.count)
  }

  @Test(arguments: [
    "Denies any bowel or bladder incontinence, saddle anesthesia, or [leg weakness].",
    "Negative for [weakness].", "There is no evidence of [fracture], but there is stenosis.",
    "No [stenosis] at L3-4. Moderate stenosis at L4-5.", "Without [radiculopathy].",
    "He has no [weakness], and his gait is normal.", "She denies [pain] at rest.",
    "Not associated with [weakness].", "Sensation intact, no [clonus], Hoffmann negative.",
    "Sensation intact, no clonus, [Hoffmann] negative.", "[Babinski] is negative bilaterally.",
    "[Hoffmann]: negative.", "The cord is normal without [compression] or signal change.",
    "She has never had [surgery].", "Never had prior back [surgery].", "Not a [smoker].",
    "Review of systems: negative for fever, chills, [weight loss].",
    "She does not have [leg pain] but has back pain.", "Neither [weakness] nor numbness.",
    "Neither weakness nor [numbness].", "Absence of [clonus].", "[Weakness] absent.",
    "[Gait imbalance]: denies.", "[Saddle anesthesia] - none.", "[Incontinence]: No",
    "Bladder: [incontinence] denied.", "Has not had [incontinence].",
    "Leg pain without [back pain].", "No suspicion of [infection].",
    "No definite [cord compression].", "No significant [canal stenosis].",
    "Denied [weakness] initially, however now has foot drop.",
    "Patient is without [numbness], tingling or weakness.",
    "Patient is without numbness, tingling or [weakness].", "Denies HA, CP, SOB, [weakness].",
    "Strength is 5/5 with no [atrophy] noted.", "[Atrophy] is not noted.",
    "[Spondylolisthesis] not seen.",
    "No [spondylolisthesis] or instability on flexion/extension views.",
    "No pain, numbness, or [weakness] in the left leg, but right leg has weakness.",
  ])
  func `what is denied is absent`(sentence: String) throws {
    #expect(try context(sentence).assertion == .absent)
  }

  @Test(arguments: [
    "No bowel/bladder changes, but reports [numbness].",
    "There is no evidence of fracture, but there is [stenosis].",
    "No weakness in the right leg. Left [EHL] is 4/5.",
    "Patient denies weakness; positive [numbness] in the foot.",
    "She denies weakness and complains of [numbness].",
    "Straight leg raise negative on left, [positive] on right.",
    "No longer able to [walk] one block.", "Unable to [walk] more than a block.",
    "Patient denies numbness, tingling, weakness. [Pain] is 8/10.",
    "No acute distress. [Antalgic gait].",
    "No focal motor deficits; [sensation] decreased over L5.",
    "Reports no relief with PT; [numbness] persists.",
    "She does not have leg pain but has [back pain].",
    "There was no improvement in her [weakness].", "Without improvement of [pain].",
    "No change in [weakness].", "Pain not relieved by rest, and [numbness] is worse.",
    "Mild [stenosis] without cord compression.",
    "Denied weakness initially, however now has [foot drop].",
    "Denies weakness except in the right [foot].", "No symptoms other than [back pain].",
    "Not only [weakness] but also numbness.",
  ])
  func `what stands beside a denial is present`(sentence: String) throws {
    #expect(try context(sentence).assertion == .present)
  }

  @Test(arguments: [
    "Cannot exclude [instability].", "Questionable [weakness] of the EHL.",
    "Findings suspicious for [myelopathy].", "[Myelopathy] vs radiculopathy.",
    "Rule out [cauda equina].", "Low suspicion for [infection].", "Unlikely [fracture].",
    "Worried he may have [weakness].",
  ])
  func `what is doubted is possible`(sentence: String) throws {
    #expect(try context(sentence).assertion == .possible)
  }

  @Test(arguments: [
    "If [foot drop] develops go to the ER.", "Risks include infection, [foot drop], and death.",
  ])
  func `what may come is conditional`(sentence: String) throws {
    #expect(try context(sentence).assertion == .conditional)
  }

  @Test(arguments: [
    "Mother with [spinal stenosis].", "Family history of [spinal stenosis].",
    "Denies family history of [cancer].",
  ])
  func `what relatives have is the family's`(sentence: String) throws {
    #expect(try context(sentence).experiencer == .family)
  }

  @Test(arguments: [
    "Previously had [weakness], now resolved.", "[Numbness] has resolved since surgery.",
  ])
  func `what has passed is resolved`(sentence: String) throws {
    #expect(try context(sentence).temporality == .resolved)
  }

  @Test(arguments: [
    "H/o [sciatica] 2015."
  ])
  func `what was once is history`(sentence: String) throws {
    #expect(try context(sentence).temporality == .historical)
  }
}
