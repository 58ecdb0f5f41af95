import Claims

extension PolicyLibrary {
  private struct Candidate {
    let policy: Policy
    let fit: ScopeFit
    let codes: [String]
    var mismatches: [Mismatch]
  }

  /// The policies in force for the question, or the nearest with the reasons against each.
  ///
  /// Nothing is chosen among several that fit: the answer is then ambiguous, and says so.
  public func policies(for question: PolicyQuestion) -> PolicyAnswer {
    var candidates = policies.map { candidate($0, question) }
    for index in candidates.indices where candidates[index].mismatches.isEmpty {
      let policy = candidates[index].policy
      let later = candidates.first { $0.mismatches.isEmpty && Self.replaces($0.policy, policy) }
      if let later { candidates[index].mismatches = [.superseded(by: later.policy.uid)] }
    }
    let matches = candidates.filter(\.mismatches.isEmpty)
      .map { match($0, question) }
      .sorted { ($0.caveats.count, $0.policy.uid) < ($1.caveats.count, $1.policy.uid) }
    let covered = Set(matches.flatMap(\.procedureCodes))
    return PolicyAnswer(
      question: question, matches: matches, nearMisses: nearest(candidates),
      listedOnly: listed(question),
      uncoveredCodes: question.procedureCodes.filter { !covered.contains($0) })
  }

  private func candidate(_ policy: Policy, _ question: PolicyQuestion) -> Candidate {
    let fit = ScopeFit(policy, question)
    let spoken = Set(policy.pathways.flatMap(\.procedureCodes))
    let codes = question.procedureCodes.filter(spoken.contains)
    return Candidate(
      policy: policy, fit: fit, codes: codes,
      mismatches: fit.mismatches + (codes.isEmpty ? [.codeNotCovered] : []))
  }

  /// A later version of the same policy.
  private static func replaces(_ later: Policy, _ earlier: Policy) -> Bool {
    guard later.number == earlier.number, later.payer == earlier.payer,
      let day = later.effective?.statable, let before = earlier.effective?.day
    else { return false }
    return day > before
  }

  private func match(_ candidate: Candidate, _ question: PolicyQuestion) -> PolicyAnswer.Match {
    let pathways = candidate.policy.pathways.filter {
      !Set($0.procedureCodes).isDisjoint(with: question.procedureCodes)
    }
    func lists(_ pathway: Pathway) -> Bool {
      !Set(pathway.diagnosisCodes).isDisjoint(with: question.diagnosisCodes)
    }
    return PolicyAnswer.Match(
      policy: candidate.policy, pathways: pathways.filter(lists) + pathways.filter { !lists($0) },
      procedureCodes: candidate.codes,
      pathwaysByDiagnosis: pathways.filter(lists).map(\.id), caveats: candidate.fit.caveats)
  }

  /// Policies that share a code, or at least the payer, by how little speaks against them.
  private func nearest(_ candidates: [Candidate]) -> [PolicyAnswer.NearMiss] {
    candidates
      .filter { !$0.mismatches.isEmpty && (!$0.codes.isEmpty || $0.mismatches.count == 1) }
      .sorted {
        ($0.mismatches.count, $0.codes.isEmpty ? 1 : 0, $0.policy.uid)
          < ($1.mismatches.count, $1.codes.isEmpty ? 1 : 0, $1.policy.uid)
      }
      .prefix(5)
      .map { PolicyAnswer.NearMiss(policy: $0.policy, reasons: $0.mismatches) }
  }

  private func listed(_ question: PolicyQuestion) -> [DirectoryEntry] {
    guard let payer = question.payer else { return [] }
    return directory.filter { entry in
      entry.file == nil && !Set(entry.procedureCodes).isDisjoint(with: question.procedureCodes)
        && entry.payer.split(separator: "/").contains { ScopeFit.names(payer, String($0)) }
    }
  }
}
