/// A picture of numbers, with the numbers kept.
public struct Chart: Sendable, Hashable {
  public let title: String
  /// What the picture shows, in words, for readers who cannot see it.
  public let summary: String
  public let kind: Kind

  public init(title: String, summary: String, kind: Kind) {
    self.title = title
    self.summary = summary
    self.kind = kind
  }

  public enum Kind: Sendable, Hashable {
    /// Observed against predicted shares, the diagonal, and how many predictions fall where.
    case reliability([ReliabilityPoint], histogram: [HistogramBin])
    /// A dot and a whisker for each label, with an optional line to compare with.
    case intervals([IntervalPoint], value: Axis, reference: Double? = nil)
    /// A horizontal bar for each label; `nil` is unknown and has no bar.
    case bars([Bar], value: Axis)
    /// Lines over periods in order; `nil` is unknown and breaks the line.
    case line(periods: [String], series: [Series], value: Axis)
    /// Curves over a number, each with a band where it has one; with `diagonal` the line y = x.
    case curves([Curve], x: Axis, y: Axis, diagonal: Bool = false)
  }

  /// What an axis measures, and how its numbers are written.
  public struct Axis: Sendable, Hashable {
    public let title: String
    public let unit: Unit
    /// How far its values are known, for the numbers behind the picture.
    public let mark: Mark

    public enum Unit: Sendable, Hashable {
      /// Values are proportions in 0...1, drawn as percent.
      case share
      /// Values are dollars (not cents).
      case dollars
      case number(digits: Int)
    }

    public init(_ title: String, unit: Unit, mark: Mark = .known) {
      self.title = title
      self.unit = unit
      self.mark = mark
    }
  }

  /// A group of predictions: their mean, the share that came true, and its interval.
  public struct ReliabilityPoint: Sendable, Hashable {
    public let predicted, observed, lower, upper: Double
    public let count: Int

    public init(predicted: Double, observed: Double, lower: Double, upper: Double, count: Int) {
      self.predicted = predicted
      self.observed = observed
      self.lower = lower
      self.upper = upper
      self.count = count
    }
  }

  /// How many predictions fall in `lower..<upper`.
  public struct HistogramBin: Sendable, Hashable {
    public let lower, upper: Double
    public let count: Int

    public init(lower: Double, upper: Double, count: Int) {
      self.lower = lower
      self.upper = upper
      self.count = count
    }
  }

  public struct IntervalPoint: Sendable, Hashable {
    public let label: String
    public let estimate, lower, upper: Double
    /// How many cases it rests on; `nil` where it is not of cases.
    public let count: Int?

    public init(label: String, estimate: Double, lower: Double, upper: Double, count: Int? = nil) {
      self.label = label
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
      self.count = count
    }
  }

  public struct Bar: Sendable, Hashable {
    public let label: String
    public let value: Double?

    public init(label: String, value: Double?) {
      self.label = label
      self.value = value
    }
  }

  public struct Series: Sendable, Hashable {
    public let name: String
    /// One value for each period.
    public let values: [Double?]

    public init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  /// Points in order of x, joined; a band is drawn between the lower and upper values.
  public struct Curve: Sendable, Hashable {
    public struct Point: Sendable, Hashable {
      public let x, y: Double
      /// `nil` where there is no band.
      public let lower, upper: Double?

      public init(x: Double, y: Double, lower: Double? = nil, upper: Double? = nil) {
        self.x = x
        self.y = y
        self.lower = lower
        self.upper = upper
      }
    }

    public let name: String
    public let points: [Point]

    public init(name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }
}
