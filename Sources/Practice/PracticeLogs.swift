import Claims
import Statistics

/// The rows of the practice's own tables, as CSV lines.
enum PracticeLogs {
  static let appealHeader =
    "payer_id,payer_name,patient_control_number,claim_number,level,action,filed_day,outcome,"
    + "decided_day,recovered,minutes,synthetic"
  static let denialHeader =
    "reference,origin,payer_id,payer_name,line_of_business,patient_control_number,claim_number,"
    + "notice_day,group,reason,remarks,category,procedures,diagnoses,service_day,pre_service,"
    + "billed,stated_deadline,documents_on_file,patient_last,patient_first,member_number,synthetic"
  static let reviewHeader =
    "payer_id,payer_name,patient_control_number,review_day,policy,met,not_met,not_documented,"
    + "contradicted,synthetic"
  static let rateHeader =
    "payer_id,payer_name,procedure,allowed,first_day,last_day,source,synthetic"
  static let payerHeader =
    "payer_id,payer_name,line_of_business,funding,network,state,synthetic"
  static let termHeader =
    "name,payer_id,line_of_business,funding,network,claim_kind,route,pre_service,state,level,"
    + "alarm_days,limit_days,day_kind,anchor,receipt_days,source,verification,verified_day,synthetic"

  /// The appeal as the log knows it on the last day: a later decision is pending.
  static func appeal(
    _ story: ClaimLife.AppealStory, of claim: SyntheticClaim, lastDay: CalendarDay
  ) -> String {
    let isDecided = story.decidedDay <= lastDay
    return row([
      claim.payer.identifier, claim.payer.name, claim.number, story.claimNumber, "1", "appeal",
      story.filedDay.description,
      isDecided ? story.outcome.rawValue : AppealOutcome.pending.rawValue,
      isDecided ? story.decidedDay.description : "",
      isDecided && story.recovered > 0 ? Money(cents: story.recovered).description : "",
      String(story.minutes), "yes",
    ])
  }

  /// A row of the triage log: what was on file when someone looked.
  static func triage(_ triage: ClaimLife.Triage, of claim: SyntheticClaim) -> String {
    row([
      "TRI-\(claim.number)", triage.statedDeadline == nil ? "export" : "letter",
      claim.payer.identifier, claim.payer.name, claim.payer.lineOfBusiness.rawValue, claim.number,
      triage.remit.claimNumber, triage.noticeDay.description, triage.kind.group,
      triage.kind.reason, triage.kind.remark ?? "", "",
      triage.remit.lines.filter { $0.paid == 0 }.map(\.code).joined(separator: " "),
      claim.diagnoses.joined(separator: " "), claim.serviceDay.description, "no",
      Money(cents: claim.charge).description, triage.statedDeadline?.description ?? "",
      String(claim.documents), claim.patient.lastName, claim.patient.firstName,
      claim.patient.memberNumber, "yes",
    ])
  }

  /// A row of the table of chart reviews.
  static func review(_ review: ChartReviewStory.Review, of claim: SyntheticClaim) -> String {
    row([
      claim.payer.identifier, claim.payer.name, claim.number, review.day.description,
      "SYN-\(claim.payer.identifier)", String(review.met), String(review.notMet),
      String(review.open), "0", "yes",
    ])
  }

  /// Letters about surgery not yet performed, all of the last three weeks.
  static func letters(_ count: Int, _ settings: PracticeSettings) -> [String] {
    var random = RandomSource(seed: settings.seed).stream(.max)
    let surgeries = Surgery.all.filter { $0.denialRate > 0.9 }
    return (1...count).map { number in
      let payer = SyntheticPayer.all[random.categorical(SyntheticPayer.all.map(\.share))]
      let surgery = surgeries[random.categorical(surgeries.map(\.share))]
      let notice = settings.lastDay.adding(days: -1 - Int(random.uniform() * 20))
      let category = ["medical-necessity", "experimental", "authorization"][
        random.categorical([0.7, 0.15, 0.15])]
      let stated = random.bernoulli(0.6) ? notice.adding(days: 30).description : ""
      return row([
        "SYN-LETTER-\(number)", "letter", payer.identifier, payer.name,
        payer.lineOfBusiness.rawValue, "", "", notice.description, "", "", "", category,
        surgery.lines.filter { $0.facility > 0 }.map { "\($0.code)-SG" }.joined(separator: " "),
        surgery.diagnoses.joined(separator: " "),
        settings.lastDay.adding(days: 10 + Int(random.uniform() * 30)).description, "yes", "",
        stated, String(Int(random.uniform() * 7)), "SYNLETTER", "CASE\(number)",
        "SYN9\(100_000 + number)", "yes",
      ])
    }
  }

  /// Facility rates stand under the code with SG, surgeons' under the plain code. Stimulator leads
  /// are in no contract, and two payers have none: those are estimated from paid lines.
  static func rates(_ settings: PracticeSettings) -> [String] {
    let first = settings.firstDay.adding(days: -365)
    return SyntheticPayer.all.filter(\.hasContractRates).flatMap { payer in
      priced.map { code, dollars in
        let cents = Int((Double(dollars) * payer.rate * 100).rounded())
        return row([
          payer.identifier, payer.name, code, Money(cents: cents).description,
          first.description, "", "synthetic contract of \(payer.identifier); schedule A", "yes",
        ])
      }
    }
  }

  private static let priced: [(String, Int)] = Surgery.all.flatMap(\.lines)
    .filter { $0.code != "63650" }
    .flatMap { line in
      [("\(line.code)-SG", line.facility), (line.code, line.surgeon)].filter { $0.1 > 0 }
    }

  static func payers() -> [String] {
    SyntheticPayer.all.map { payer in
      row([
        payer.identifier, payer.name, payer.lineOfBusiness.rawValue, payer.funding.rawValue,
        payer.network.rawValue, payer.state, "yes",
      ])
    }
  }

  /// Each contract names a window for appeals and shorter ones for what is not an appeal.
  static func terms(_ settings: PracticeSettings) -> [String] {
    SyntheticPayer.all.flatMap { payer -> [String] in
      guard let days = payer.appealDays else { return [] }
      let windows: [(Route?, Int)] = [
        (nil, days), (.correctedClaim, min(days, 120)), (.sendRecords, min(days, 60)),
        (.retroAuthorization, 30),
      ]
      return windows.map { route, days in
        row([
          "\(payer.identifier) \(route?.rawValue ?? "appeal")", payer.identifier, "", "", "", "",
          route?.rawValue ?? "", "", "", "1", String(days), String(days), "calendar", "notice",
          "0", "synthetic contract of \(payer.identifier); section 7", "P",
          settings.firstDay.description, "yes",
        ])
      }
    }
  }

  /// No field of ours holds a comma, a quote or a line break.
  private static func row(_ fields: [String]) -> String { fields.joined(separator: ",") }
}

extension ClaimLife.Triage {
  /// The remittance's payment day, or a letter's date.
  var noticeDay: CalendarDay { Payday.onOrAfter(remitDay) }
}
