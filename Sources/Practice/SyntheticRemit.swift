import Claims

/// One adjudication to be written as a CLP loop; it balances by construction.
struct SyntheticRemit: Sendable {
  struct Line: Sendable {
    var code: String
    var charge: Int
    var paid: Int
    var adjustments: [(group: String, reason: String, cents: Int)]
    var allowed: Int?
    var remark: String?
  }

  var claim: SyntheticClaim
  var status: String
  var claimNumber: String
  var lines: [Line]

  var charge: Int { lines.reduce(0) { $0 + $1.charge } }
  var paid: Int { lines.reduce(0) { $0 + $1.paid } }
  var deniedCharge: Int { lines.filter { $0.paid == 0 }.reduce(0) { $0 + $1.charge } }
  var patientShare: Int {
    lines.flatMap(\.adjustments).filter { $0.group == "PR" }.reduce(0) { $0 + $1.cents }
  }

  /// The same with every amount negated and status 22.
  var reversal: SyntheticRemit {
    var reversed = self
    reversed.status = "22"
    for index in reversed.lines.indices {
      reversed.lines[index].charge.negate()
      reversed.lines[index].paid.negate()
      reversed.lines[index].allowed = nil
      reversed.lines[index].remark = nil
      for place in reversed.lines[index].adjustments.indices {
        reversed.lines[index].adjustments[place].cents.negate()
      }
    }
    return reversed
  }
}

/// How payers pay and deny.
enum Adjudicating {
  /// Pays every line at its contract share: contractual write-off, patient share, sequestration.
  static func paid(
    _ claim: SyntheticClaim, number: String, patientShare: Double
  ) -> SyntheticRemit {
    SyntheticRemit(
      claim: claim, status: "1", claimNumber: number,
      lines: claim.lines.map { line(claim, $0, patientShare: patientShare) })
  }

  /// Pays the denied lines in part: what stays unpaid keeps the reason of the denial.
  static func paidInPart(
    _ denial: SyntheticRemit, kind: DenialKind, patientShare: Double, share: Double
  ) -> SyntheticRemit {
    var remit = paid(denial.claim, number: denial.claimNumber, patientShare: patientShare)
    for index in remit.lines.indices where denial.lines[index].paid == 0 {
      let kept = Int((Double(remit.lines[index].paid) * (1 - share)).rounded())
      remit.lines[index].paid -= kept
      remit.lines[index].adjustments.append((kind.group, kind.reason, kept))
    }
    return remit
  }

  /// Denies the claim, or its added level alone where the kind asks and there is one.
  static func denied(
    _ claim: SyntheticClaim, number: String, kind: DenialKind, patientShare: Double
  ) -> SyntheticRemit {
    let isPart = kind.isAddedLevelOnly && claim.hasAddedLevel && claim.lines.count > 1
    let last = claim.lines.count - 1
    let lines = claim.lines.enumerated().map { index, entry in
      guard !isPart || index == last else {
        return line(claim, entry, patientShare: patientShare)
      }
      return SyntheticRemit.Line(
        code: entry.code, charge: entry.charge, paid: 0,
        adjustments: [(kind.group, kind.reason, entry.charge)], remark: kind.remark)
    }
    return SyntheticRemit(claim: claim, status: "1", claimNumber: number, lines: lines)
  }

  /// The answer that an appeal was turned down: the denial stands, with CARC 193.
  static func maintained(_ denial: SyntheticRemit) -> SyntheticRemit {
    var answer = denial
    for index in answer.lines.indices where answer.lines[index].paid == 0 {
      answer.lines[index].adjustments = [("CO", "193", answer.lines[index].charge)]
      answer.lines[index].remark = nil
    }
    return answer
  }

  private static func line(
    _ claim: SyntheticClaim, _ line: SyntheticClaim.Line, patientShare: Double
  ) -> SyntheticRemit.Line {
    let allowed = line.allowed
    let patient = Int((Double(allowed) * patientShare).rounded())
    let isMedicare = claim.payer.lineOfBusiness == .medicare
    let sequestered = isMedicare ? Int((Double(allowed - patient) * 0.02).rounded()) : 0
    var adjustments = [(group: "CO", reason: "45", cents: line.charge - allowed)]
    if patient > 0 { adjustments.append(("PR", isMedicare ? "2" : "1", patient)) }
    if sequestered > 0 { adjustments.append(("CO", "253", sequestered)) }
    return SyntheticRemit.Line(
      code: line.code, charge: line.charge, paid: allowed - patient - sequestered,
      adjustments: adjustments, allowed: allowed)
  }
}
