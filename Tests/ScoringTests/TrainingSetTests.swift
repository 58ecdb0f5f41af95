import Claims
import Scoring
import Statistics
import Testing

struct TrainingSetTests {
  @Test func `a denial that was not appealed is neither won nor lost`() {
    let set = Sample.trainingSet([Sample.denial()])
    #expect(set.observations.isEmpty)
    #expect(set.ledger.notAppealed == 1)
  }

  @Test func `an appeal younger than the horizon is left out even when it was decided`() {
    let won = Sample.denial(
      status: .overturned, decided: "2025-11-20",
      appeals: [Sample.appeal(filed: "2025-11-01", outcome: .overturned, decided: "2025-11-20")])
    let set = Sample.trainingSet([won], asOf: "2025-12-31")
    #expect(set.observations.isEmpty)
    #expect(set.ledger.immature == 1)
  }

  @Test func `an appeal without a decision at the horizon is counted apart from upheld ones`() {
    let pending = Sample.denial(
      status: .appealed, appeals: [Sample.appeal(filed: "2025-01-15")])
    let set = Sample.trainingSet([pending])
    #expect(set.ledger.undecided == 1)
    #expect(set.ledger.upheld == 0)
    #expect(set.observations.map(\.isOverturned) == [false])
  }

  @Test func `an overturn after the horizon did not happen within it`() {
    let late = Sample.denial(
      status: .overturned, decided: "2025-11-20",
      appeals: [Sample.appeal(filed: "2025-01-15", outcome: .overturned, decided: "2025-11-20")])
    #expect(Sample.trainingSet([late]).observations.map(\.isOverturned) == [false])
  }

  @Test func `a win on a day that nobody recorded is neither won nor lost within the horizon`() {
    let undated = Sample.denial(
      status: .overturned, appeals: [Sample.appeal(filed: "2025-01-15", outcome: .overturned)])
    let set = Sample.trainingSet([undated])
    #expect(set.observations.isEmpty)
    #expect(set.ledger.wonUndated == 1 && set.ledger.appealed == 1)
    // A refusal is none within the horizon whenever it came.
    let refused = Sample.denial(
      status: .upheld, appeals: [Sample.appeal(filed: "2025-01-15", outcome: .upheld)])
    #expect(Sample.trainingSet([refused]).observations.map(\.isOverturned) == [false])
  }

  @Test func `money decides where the log is still open`() {
    let paid = Sample.denial(
      status: .overturned, decided: "2025-03-01",
      appeals: [Sample.appeal(filed: "2025-01-15")])
    #expect(Sample.trainingSet([paid]).observations.map(\.isOverturned) == [true])
  }

  @Test func `a call between physicians is no appeal, and neither is what follows a lost one`() {
    let call = Appeal(
      payer: Payer(identifier: "1", name: "Payer"), patientControlNumber: "d",
      action: "peer-to-peer", filedDay: Sample.day("2025-01-10"), outcome: .upheld,
      decidedDay: Sample.day("2025-01-11"))
    let appeal = Sample.appeal(filed: "2025-02-15", outcome: .overturned, decided: "2025-03-01")
    for appeals in [[call], [call, appeal]] {
      let set = Sample.trainingSet([
        Sample.denial(status: .overturned, decided: "2025-03-01", appeals: appeals)
      ])
      #expect(set.observations.isEmpty)
      #expect(set.ledger.called == 1 && set.ledger.appealed == 1 && set.ledger.used == 0)
    }
  }

  @Test func `documents that a later list counts were not on file when the appeal was filed`() {
    var denial = Sample.denial(
      status: .overturned, decided: "2025-03-01",
      appeals: [Sample.appeal(filed: "2025-01-15", outcome: .overturned, decided: "2025-03-01")])
    denial.documentsOnFile = 6
    denial.documentsAtTriage = 2
    let learned = Sample.trainingSet([denial]).observations
    #expect(learned.map { $0.row.numbers["documents on file"] } == [2])
    // Before an appeal what is on file by now is what can be sent.
    denial.appeals = []
    let row = Predictors(families: ProcedureFamilies([:])).row(of: denial)
    #expect(row.numbers["documents on file"] == 6)
  }

  @Test func `the first level is learned from, not the last`() {
    let secondLevel = Sample.denial(
      status: .overturned, decided: "2025-06-01",
      appeals: [
        Sample.appeal(filed: "2025-04-01", outcome: .overturned, decided: "2025-06-01", level: 2),
        Sample.appeal(filed: "2025-01-15", outcome: .upheld, decided: "2025-03-01"),
      ])
    #expect(Sample.trainingSet([secondLevel]).observations.map(\.isOverturned) == [false])
  }

  @Test func `populations never mix`() {
    let synthetic = Sample.denial(
      status: .upheld, decided: "2025-03-01",
      appeals: [Sample.appeal(filed: "2025-01-15", outcome: .upheld, decided: "2025-03-01")],
      isSynthetic: true)
    #expect(Sample.trainingSet([synthetic]).ledger.denials == 0)
  }

  @Test func `every denial is in exactly one line of the ledger`() {
    let denials = [
      Sample.denial(),
      Sample.denial(appeals: [Sample.appeal(filed: "2025-01-15", outcome: .withdrawn)]),
      Sample.denial(appeals: [Sample.appeal(filed: "2025-12-15")]),
      Sample.denial(
        status: .upheld,
        appeals: [Sample.appeal(filed: "2025-01-15", outcome: .upheld, decided: "2025-02-15")]),
    ]
    let ledger = Sample.trainingSet(denials).ledger
    #expect(ledger.denials == ledger.notAppealable + ledger.notAppealed + ledger.appealed)
    #expect(ledger.appealed == ledger.immature + ledger.withdrawn + ledger.used)
    #expect(ledger.withdrawn == 1)
  }

  @Test func `external reviews of a year are known at its end`() {
    let reviews = [2010, 2011].map {
      ExternalReview(
        reference: "r\($0)", year: $0, isOverturned: true,
        attributes: ["diagnosis category": "Orthopedic"])
    }
    let set = TrainingSet(
      reviews: reviews, predictors: Predictors(families: ProcedureFamilies([:])),
      asOf: Sample.day("2011-06-30"))
    #expect(set.observations.map(\.caseName) == ["r2010"])
    #expect(set.ledger.immature == 1)
  }
}
