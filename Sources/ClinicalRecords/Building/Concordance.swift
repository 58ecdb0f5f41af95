/// Whether the compressed root and side are those of the symptoms.
///
/// Anatomy: at a lumbar level the root that leaves below runs through canal and lateral recess, the
/// one above leaves by the foramen (L4-5: L5 and L4); a narrow canal may press any root below it. A
/// cervical root leaves above its vertebra (C5-6: C6). It is computed, never written as if the
/// surgeon had said it.
struct Concordance {
  struct Symptoms {
    var roots: Set<String>
    /// Roots that share in the weak muscles besides their chief one: they speak against no finding.
    var sharedRoots: Set<String> = []
    /// `right`, `left`, or both.
    var sides: Set<Side>
    /// Neurogenic claudication, which a narrow lumbar canal explains without a root.
    var hasClaudication = false
    var isMyelopathic = false
  }

  let symptoms: Symptoms

  init(_ mentions: ChartMentions) {
    let told =
      mentions.of(.radicularPain).filter(\.isPresent)
      + mentions.of(.sensoryChange).filter { $0.isPresent && $0.root != nil }
      + mentions.of(.weakness).filter { $0.isPresent && $0.root != nil }
      + mentions.of(.motorStrength).filter(\.isDeficit)
    let region = mentions.request.region
    let fitting = told.filter { mention in
      guard let region, let place = mention.root?.limb else { return true }
      return place == region
    }
    symptoms = Symptoms(
      roots: Set(fitting.compactMap { $0.root?.rawValue }),
      sharedRoots: Set(fitting.flatMap { MuscleGroup.roots(sharing: $0.choice(.muscle)) }),
      sides: Set(fitting.flatMap { $0.side?.single ?? [] }),
      hasClaudication: mentions.of(.claudication).contains(where: \.isPresent),
      isMyelopathic: mentions.of(.myelopathy).contains(where: \.isPresent)
        || CordSigns.isAny(among: mentions))
  }

  /// - Returns: `cannotTell` unless both a root and every named side decide.
  func judge(_ finding: Mention) -> Fact.Concordance {
    if let side = finding.side, !symptoms.sides.isEmpty,
      symptoms.sides.isDisjoint(with: side.single)
    {
      return .disagrees
    }
    let structure = finding.choice(.structure)
    if structure == "cord" || finding.concept == .cordSignal {
      return symptoms.isMyelopathic ? .agrees : .cannotTell
    }
    let isCentral = finding.choice(.location) == "central"
    // A stenosis of no place and side by name is the canal's, as far as claudication goes.
    let isCanal =
      isCentral
      || finding.concept == .stenosis && finding.choice(.location) == nil && finding.side == nil
    let isLumbar = finding.levels.contains { $0.region == .lumbar }
    if isCanal, isLumbar, symptoms.hasClaudication { return .agrees }
    // A narrow canal above the lumbar spine presses the cord, and with it every root below.
    if isCentral, symptoms.isMyelopathic, finding.levels.contains(where: { $0.region != .lumbar }) {
      return .agrees
    }
    let compressed = Self.roots(of: finding)
    guard !compressed.isEmpty, !symptoms.roots.isEmpty else { return .cannotTell }
    guard !compressed.isDisjoint(with: symptoms.roots) else {
      // A sick cord weakens hands below the level that presses it.
      let isOfCord =
        symptoms.isMyelopathic && finding.levels.contains { $0.region == .cervical }
      return isOfCord || !compressed.isDisjoint(with: symptoms.sharedRoots)
        ? .cannotTell : .disagrees
    }
    let isSideOpen = finding.side == nil && !isCentral && !symptoms.sides.isEmpty
    return isSideOpen || (finding.side != nil && symptoms.sides.isEmpty) ? .cannotTell : .agrees
  }

  /// The roots a finding may press; its own where the report names one.
  static func roots(of finding: Mention) -> Set<String> {
    if let root = finding.root { return [root.rawValue] }
    return finding.levels.reduce(into: Set<String>()) { roots, level in
      roots.formUnion(Self.roots(at: level, location: finding.choice(.location)))
    }
  }

  private static func roots(at level: SpinalLevel, location: String?) -> Set<String> {
    let above = SpinalLevel.vertebrae[level.upper]
    let below = SpinalLevel.vertebrae[level.upper + 1]
    switch level.region {
    case .cervical: return [above == "C7" ? "C8" : below]
    case .thoracic: return [above]
    case .lumbar:
      switch location {
      case "foraminal": return [above]
      case "lateral recess": return [below]
      case "central":
        return Set(SpinalLevel.vertebrae[(level.upper + 1)...])
      default: return [above, below]
      }
    }
  }
}

extension Side {
  /// Both sides for bilateral.
  var single: Set<Side> { self == .bilateral ? [.left, .right] : [self] }
}

extension NerveRoot {
  /// Of the spine's regions the one it leaves; sacral roots count as lumbar.
  var region: SpinalLevel.Region {
    switch rawValue.prefix(1) {
    case "C": .cervical
    case "T": .thoracic
    default: .lumbar
    }
  }

  /// Of the spine's regions the one whose limb it supplies: T1 moves the hand.
  var limb: SpinalLevel.Region { rawValue == "T1" ? .cervical : region }
}

extension Mention {
  /// A graded strength below five; of a range, its strongest reading.
  var isDeficit: Bool {
    guard concept == .motorStrength, isPresent else { return false }
    if case .motor(let grade) = value { return grade < .five }
    if case .motor(let high) = details[.high] { return high < .five }
    return false
  }
}
