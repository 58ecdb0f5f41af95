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
}
