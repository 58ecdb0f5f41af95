/// The words that tell of tobacco and nicotine.
extension TobaccoUse {
  enum Cue: Sendable { case status(String), use(String), replacement, cessation }

  static let phrases = PhraseTable<Cue>(lists: [
    (.status("never"), "never smoker | never smoked | never a smoker | lifelong nonsmoker"),
    (
      .status("never"),
      "has never smoked | lifelong non-smoker | non-smoker lifelong | nonsmoker lifelong | never used tobacco | life long nonsmoker"
    ),
    (
      .status("never"),
      "never used tobacco products | smoking status: never | tobacco: never | smoking: never | never user"
    ),
    (.status("none now"), "nonsmoker | non-smoker | does not smoke | doesn't smoke | no tobacco"),
    (.status("none now"), "denies tobacco | denies smoking | denies any tobacco | denies nicotine"),
    (.status("none now"), "no smoking | denies tobacco use | denies cigarette | no tobacco use"),
    (
      .status("none now"),
      "does not use tobacco | not a smoker | denies use of tobacco | no cigarette"
    ),
    (
      .status("none now"),
      "denies the use of tobacco | tobacco use: no | tobacco: none | tobacco: no"
    ),
    (.status("none now"), "tobacco: denies | tobacco use: denies | smoking: denies | smoking: no"),
    (.status("none now"), "does not use nicotine | doesn't use nicotine"),
    (
      .status("none now"),
      "negative for tobacco | negative for smoking | no history of smoking | no history of tobacco | tobacco free"
    ),
    (.status("former"), "former smoker | ex-smoker | ex smoker | quit smoking | stopped smoking"),
    (
      .status("former"),
      "previous smoker | past smoker | quit tobacco | previously smoked | used to smoke"
    ),
    (.status("former"), "smoker: ex | smoker: former | smoking: ex | smoking: former"),
    (.status("former"), "smoking status: former | tobacco use: former | tobacco: former"),
    (.status("former"), "last cigarette | last cigarettes | last smoked | last vaped"),
    (.status("former"), "has previously smoked | former tobacco use | quit"),
    (
      .status("former"),
      "stopped vaping | quit vaping | stopped using nicotine | nicotine free since"
    ),
    (.status("former"), "nicotine-free since | tobacco free since | stopped using tobacco"),
    (.status("former"), "stopped using e-cigarettes | quit nicotine | stopped nicotine"),
    (.status("former"), "gave up smoking | stopped chewing tobacco | no nicotine since"),
    (.status("former"), "has been nicotine free since | smoke free since | smoke-free since"),
    (.status("former"), "days smoke free | weeks smoke free | months smoke free"),
    (.status("former"), "days tobacco free | weeks tobacco free | months tobacco free"),
    (
      .use(""),
      "cig/d | cigs/d | cig/day | cigs/day | cigarettes/day | cig per day | cigs per day | cigs a day"
    ),
    (
      .use(""), "pack per week | packs per week | pack a week | packs a week | pack/week | pack/day"
    ),
    (.use(""), "started back smoking | smoking again | started smoking again | resumed smoking"),
    (.use(""), "back to smoking | restarted smoking | went back to smoking | relapsed to smoking"),
    (
      .use(""), "smoker | smokes | smoking | smoked | ppd | cigarettes | current smoker | cigarette"
    ),
    (
      .use(""),
      "pk yr | pk-yr | packs per day | pack per day | pack a day | packs a day | tobacco use | uses tobacco"
    ),
    (.use("vaping"), "vapes | vaping | vape | e-cigarettes | e-cigarette | e cigarettes | juul"),
    (
      .use("dependence"),
      "tobacco abuse | tobacco dependence | nicotine dependence | tobacco use disorder"
    ),
    (
      .use("oral nicotine"),
      "zyn | nicotine pouches | nicotine pouch | chewing tobacco | chews tobacco"
    ),
    (.use("oral nicotine"), "snuff | smokeless tobacco | dips | chewed tobacco | dipped tobacco"),
    (.use("vaping"), "vaped"),
    (.use("cigars"), "cigars | cigar | pipe tobacco"),
    (.replacement, "nicotine gum | nicotine patch | nicotine patches | nicotine lozenge | on gum"),
    (.replacement, "nicotine replacement | nicorette | nrt | on the patch | nicotine lozenges"),
    (.replacement, "on lozenges | on the lozenge | on nicotine lozenges | nicotine inhaler"),
    (.replacement, "nicotine polacrilex | nicotine transdermal | nicoderm"),
    (
      .cessation,
      "smoking cessation | tobacco cessation | nicotine cessation | cessation counseling"
    ),
    (.cessation, "counseled to quit | advised to quit | counselled to quit | encouraged to quit"),
  ])
}
