import Claims
import Reporting
import Scoring
import Worklists

extension Workspace {
  /// What one more document would add to each denial still to be appealed; `nil` without a model.
  func documentSection(_ ranked: RankedDenials) throws -> DocumentSection? {
    guard let model = ranked.scored.inForce?.model else { return nil }
    let predictors = Predictors(families: rules.families)
    let day = ranked.worklist.day
    let open = (ranked.worklist.selected + ranked.worklist.deferred.map(\.line))
      .map(\.candidate).filter { $0.denial.status == .open }
    return DocumentSection(
      try open.compactMap { candidate in
        guard
          let gain = try model.gain(
            ofOneMoreDocumentFor: candidate.denial, predictors, on: day)
        else { return nil }
        return DocumentSection.Line(
          id: candidate.id, denial: candidate.denial, gain: gain,
          dollars: gain.dollars(of: candidate.denial, fraction: model.recoveredFraction))
      })
  }

  /// The same of one reviewed case, in a sentence; what is not known is said to be.
  func documentWords(of denial: Denial?, on day: CalendarDay) throws -> String {
    guard let denial, let model = try modelInForce(Population(of: denial))?.model,
      model.asOf <= day,
      let gain = try model.gain(
        ofOneMoreDocumentFor: denial, Predictors(families: rules.families), on: day)
    else {
      return "What a document would add to the chance is not known yet: it takes "
        + "\(ChartReviews.required) decided appeals whose chart was reviewed before, or a count of "
        + "the documents on file."
    }
    let points = Int((gain.gain * 100).rounded())
    let dollars = gain.dollars(of: denial, fraction: model.recoveredFraction)
    return "One criterion more documented would add about \(points) points to the chance"
      + (dollars.value.map { " and \($0.words) (estimated)" } ?? "; the dollars are unknown")
      + ": an association among past appeals, no promise."
  }
}
