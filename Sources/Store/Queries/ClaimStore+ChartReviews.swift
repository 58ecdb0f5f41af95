public import Claims
import GRDB

/// A chart review that was loaded, with what its file says of itself.
public struct ChartReviewRecord: Sendable, Hashable {
  public var review: ChartReview
  /// `true` when its file says that it is synthetic.
  public var isSynthetic: Bool

  public init(review: ChartReview, isSynthetic: Bool) {
    self.review = review
    self.isSynthetic = isSynthetic
  }
}

extension ClaimStore {
  /// The last version of every chart review that was loaded, in the order of loading.
  public func chartReviews() throws -> [ChartReviewRecord] {
    try lookUp { lookup in
      try lookup.all(
        ChartReview.table,
        """
        SELECT t.content, f.is_synthetic
        FROM chart_review t JOIN source_file f ON f.id = t.file_id
        WHERE NOT EXISTS (
          SELECT 1 FROM chart_review n WHERE n.identity = t.identity AND n.id > t.id)
        ORDER BY t.id
        """
      ) { fields in
        try ChartReviewRecord(review: fields.fact(ChartReview.self), isSynthetic: fields.flag())
      }
    }
  }
}
