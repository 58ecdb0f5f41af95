extension Detail {
  /// Of which daily activity a limit, or its end, is told.
  static let activity = Detail("activity")
}

/// Daily activities by the words notes use, each under one name.
enum DailyActivity {
  /// The name is what a limit in June and its end in September share: "cook", "cooking".
  static let phrases = PhraseTable<String>(lists: [
    ("shoes", "shoe | shoes | socks"),
    ("dressing", "dress | dressing | getting dressed | get dressed | buttoning"),
    ("bathing", "bathe | bathing | shower | showering"),
    ("cooking", "cook | cooks | cooking | cook meals | stand to cook"),
    ("housework", "clean | cleaning | chores | household chores | housework | vacuum | vacuuming"),
    ("housework", "laundry | household activities"),
    ("yard work", "garden | gardening | yard work"),
    ("lifting", "lift | lifting"), ("carrying", "carry | carrying"),
    ("driving", "drive | driving"), ("work", "work | working"), ("sleep", "sleep | sleeping"),
    ("stairs", "stairs"), ("shopping", "groceries | shop | shopping"),
    ("toilet", "toileting | toilet"), ("grooming", "grooming | hygiene"),
    ("self care", "self care"), ("bending", "bend | bending"),
    ("opening jars", "opening jars | open jars"),
    ("rising", "get out of bed | getting out of a chair"), ("play", "play with"),
    ("daily life", "adl | adls | activities of daily living | daily activities | daily life"),
  ])

  /// What is done with a limb and with a burden alike.
  static let raising = PhraseTable<Bool>(lists: [
    (true, "lift | lifting | raise | raising | pick up | picking up | dorsiflex | dorsiflexing")
  ])

  /// The limb behind a verb that lifts: "lift the left foot" tells of no burden.
  static func limb(behind verb: Range<Int>, in tokens: [Token]) -> Int? {
    var index = verb.upperBound
    while index < tokens.count, index - verb.upperBound < 4, links.contains(tokens[index].text) {
      index += 1
    }
    return index < tokens.count && limbs.contains(tokens[index].text) ? index : nil
  }

  private static let links: Set<String> = [
    "the", "his", "her", "my", "left", "right", "l", "r", "lt", "rt", "up", "big", "great", "of",
    "front", "both", "their",
  ]
  private static let limbs: Set<String> = [
    "foot", "feet", "toe", "toes", "forefoot", "leg", "legs", "arm", "arms", "knee", "heel", "head",
    "hand", "hands", "shoulder", "thigh",
  ]
}
