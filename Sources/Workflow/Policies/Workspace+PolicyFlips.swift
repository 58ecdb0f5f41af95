import Claims
import ClinicalRecords
public import Documents
import MedicalPolicies
import Store

/// An open case judged by two versions of its policy.
struct PolicyFlip {
  enum Standing {
    case judged(old: Evaluation, new: Evaluation)
    /// The chart is not what was reviewed, or cannot be found.
    case notReadAgain(String)
    case pathwayGone
  }

  let caseName: String
  let reference: String?
  let standing: Standing

  var isFlipped: Bool {
    guard case .judged(let old, let new) = standing else { return false }
    return old.result != new.result
  }
}

extension Workspace {
  /// The open cases that were reviewed by a policy, judged by it and by another version of it.
  ///
  /// Each chart is read again from where it was; one that changed since its review is not judged,
  /// for its verdict by the old version would not be the one on record.
  ///
  /// - Parameters:
  ///   - old: The policy that cases were reviewed by: an id, or a file.
  ///   - new: The version to judge by: an id, or a file.
  ///   - shelf: Where ids are looked up.
  /// - Returns: A line for each case, and a sentence on how many change.
  /// - Throws: ``WorkflowError``, `FormatError`, ``StoreError``.
  public func casesAffected(
    from old: String, to new: String, shelf: PolicyShelf
  ) throws -> (table: Table, words: String) {
    let (before, after) = (try shelf.policyOrFile(old), try shelf.policyOrFile(new))
    let flips = try openReviews(by: before).map { stored in
      PolicyFlip(
        caseName: stored.caseName, reference: stored.reference,
        standing: try judge(stored, before, after, shelf.library))
    }
    let flipped = flips.count(where: \.isFlipped)
    let unread = flips.count { if case .judged = $0.standing { false } else { true } }
    return (
      PolicyTables.flips(flips, before, after),
      "\(flipped) of \(flips.count) open cases reviewed by \(before.uid) change their verdict"
        + (unread == 0 ? "" : "; \(unread) could not be judged")
    )
  }

  private func openReviews(by policy: Policy) throws -> [StoredReview] {
    let closed = Set(
      try store.denials().map(\.denial).filter { $0.status != .open }.compactMap(\.reference))
    return try store.reviews().filter { review in
      review.policy == policy.uid && !(review.reference.map { closed.contains($0) } ?? false)
    }
  }

  private func judge(
    _ stored: StoredReview, _ before: Policy, _ after: Policy, _ library: PolicyLibrary
  ) throws -> PolicyFlip.Standing {
    let review: CaseReview
    do {
      review = try readAgain(stored.caseName)
    } catch WorkflowError.chartChanged(let documents) {
      return .notReadAgain("changed since the review: " + documents.joined(separator: ", "))
    } catch WorkflowError.noSuchPath {
      return .notReadAgain("its files are not where they were")
    } catch let error as any CustomStringConvertible & Error {
      // One case that can't be read keeps no other from being judged; no error quotes a field.
      return .notReadAgain(error.description)
    }
    guard let argued = review.evaluation?.pathway.id, let old = before.pathway(argued),
      let new = after.pathway(argued)
    else { return .pathwayGone }
    func evaluation(_ pathway: Pathway, _ policy: Policy) -> Evaluation {
      Evaluation(
        of: pathway, in: policy, request: review.file.request, facts: review.reading.facts,
        library: library)
    }
    let now = evaluation(old, before)
    guard stored.tells(of: now) else {
      return .notReadAgain(
        "by \(before.uid) it no longer gives the verdicts on record: the request, the policy or the "
          + "program changed")
    }
    return .judged(old: now, new: evaluation(new, after))
  }
}

extension StoredReview {
  /// Whether the verdicts on record are those of the evaluation.
  fileprivate func tells(of evaluation: Evaluation) -> Bool {
    verdict == evaluation.result.rawValue
      && criteria.map { [$0.id, $0.verdict] }
        == evaluation.criteria.map { [$0.criterion.id, $0.verdict.rawValue] }
  }
}

extension PolicyTables {
  static func flips(_ flips: [PolicyFlip], _ old: Policy, _ new: Policy) -> Table {
    Table(
      caption: "Open cases reviewed by \(old.uid), judged by \(new.uid)",
      columns: [
        Table.Column("case", priority: .essential), Table.Column("reference"),
        Table.Column("verdict before", priority: .essential),
        Table.Column("verdict after", priority: .essential),
        Table.Column("criteria that change", priority: .essential),
      ],
      rows: flips.map { flip in
        Table.Row(
          [.text(flip.caseName), flip.reference.map { .text($0) } ?? .empty]
            + cells(flip.standing))
      })
  }

  private static func cells(_ standing: PolicyFlip.Standing) -> [Cell] {
    switch standing {
    case .judged(let old, let new):
      let before = Dictionary(
        old.criteria.map { ($0.criterion.id, $0.verdict) }, uniquingKeysWith: { first, _ in first })
      let changes = new.criteria.compactMap { criterion -> String? in
        let (id, now) = (criterion.criterion.id, criterion.verdict)
        guard let then = before[id] else { return "\(id): new, \(now.words)" }
        return then == now ? nil : "\(id): \(then.words), then \(now.words)"
      }
      return [
        .text(old.result.words), .text(new.result.words), .text(changes.joined(separator: "; ")),
      ]
    case .notReadAgain(let why):
      return [.unknown, .unknown, .text("not judged: \(why); run 'overturn review' again")]
    case .pathwayGone:
      return [.unknown, .unknown, .text("not judged: one version lacks the pathway argued")]
    }
  }
}
