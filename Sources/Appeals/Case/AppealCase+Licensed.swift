import Claims
import MedicalPolicies

extension AppealCase {
  /// The policy that governs, where the criteria that decide under it are licensed and what is public of
  /// it leaves the question open: nobody can argue from what nobody can read.
  var licensed: Evaluation? {
    guard let evaluation = argument?.evaluation, evaluation.result.truth == nil,
      !evaluation.policy.access.lowercased().hasPrefix("public")
    else { return nil }
    return evaluation
  }

  /// The same case as one that no known criteria govern.
  var withoutCriteria: AppealCase {
    AppealCase(
      request: request, families: families, member: member, practice: practice, denial: denial,
      upholding: upholding, facts: facts, documents: documents, argued: nil, filing: filing,
      asOf: asOf)
  }
}
