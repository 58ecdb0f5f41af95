import Claims
import Reporting
import Scoring
import Worklists

extension Workspace {
  /// What one more document on file would add to each denial still to be appealed whose documents are
  /// counted; `nil` without a model. Where reviews were learned, ``documentValues(of:)`` tells.
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
            ofOneMoreDocumentFor: candidate.denial, predictors, on: day),
          case .documents = gain.basis
        else { return nil }
        return DocumentSection.Line(
          id: candidate.id, denial: candidate.denial, gain: gain,
          dollars: gain.dollars(of: candidate.denial, fraction: model.recoveredFraction))
      })
  }
}
