/// What the queue's pages need beyond the look of the reports.
enum QueueStyle {
  static let text = """

    nav.top { border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 1rem;
      align-items: center; justify-content: space-between; padding: 0.4rem 0; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.3rem 1.1rem; margin: 0;
      padding: 0; }
    nav.tabs { margin: 0.8rem 0; }
    nav.tabs li { display: flex; align-items: center; gap: 0.2rem; }
    nav.tabs a { padding: 0.3rem 0.4rem; min-width: 1.5rem; }
    nav.tabs a, a.skip, a.open, p.back a, .pager a, ul.papers a { min-height: 1.5rem;
      display: inline-block; }
    summary { min-height: 1.5rem; padding: 0.15rem 0; }
    nav.tabs a[aria-current] { font-weight: 700; color: var(--ink); text-decoration: none;
      border-bottom: 3px solid var(--accent); }
    nav.top a { padding: 0.3rem 0; display: inline-block; }
    form.inline { display: inline-flex; gap: 0.4rem; align-items: center; margin: 0; }
    form.narrow { display: grid; gap: 0.6rem; max-width: 24rem; }
    form.filters { display: flex; flex-wrap: wrap; gap: 0.5rem 0.8rem; align-items: end;
      margin: 0.8rem 0; padding: 0.6rem; background: var(--faint); }
    form.find { display: flex; gap: 0.5rem; align-items: end; margin: 0.5rem 0; }
    label.field { display: grid; gap: 0.15rem; font-size: 0.875rem; color: var(--soft); }
    form.upload { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: end;
      margin: 0.6rem 0; padding: 0.6rem; background: var(--faint); }
    form.upload p { flex-basis: 100%; margin: 0; }
    .asked { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
      gap: 0.7rem 1.2rem; align-items: start; margin: 0.6rem 0; }
    label.field small { color: var(--soft); }
    label.tick { display: block; padding: 0.2rem 0; }
    input, select, textarea, button { font: inherit; color: var(--ink); padding: 0.3rem 0.5rem;
      border: 1px solid #7a8594; border-radius: 0.25rem; background: #fff; max-width: 100%; }
    input[type="checkbox"] { width: 1.5rem; height: 1.5rem; vertical-align: middle; }
    button { background: var(--accent); border-color: var(--accent); color: #fff; cursor: pointer;
      min-height: 2rem; font-weight: 600; }
    button.plain { background: none; color: var(--accent); border-color: transparent; }
    textarea { width: 100%; }
    .quiet { color: var(--soft); font-size: 0.85em; }
    table.queue td, table.queue th { vertical-align: top; }
    table.queue .payer { display: block; font-weight: 400; color: var(--soft); font-size: 0.85em; }
    table.queue tr:focus-within { background: #eef4fb; }
    .scroll { overflow-x: auto; }
    .trailing { text-align: right; }
    .pager { display: flex; flex-wrap: wrap; gap: 1.2rem; max-width: none; }
    .live:not(:empty) { background: #eef4fb; border-left: 4px solid var(--accent);
      padding: 0.4rem 0.7rem; margin: 0.5rem 0; }
    section.work { background: var(--faint); padding: 0.2rem 1rem 1rem; margin: 1rem 0; }
    section.work form { margin: 0.4rem 0; }
    section.work details > form { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: end;
      padding: 0.4rem 0; }
    .holder { display: flex; gap: 1rem; align-items: center; flex-wrap: wrap; }
    .answers { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: start; }
    .answer > summary { border: 1px solid var(--accent); border-radius: 0.25rem; cursor: pointer;
      padding: 0.35rem 0.8rem; background: #fff; color: var(--accent); font-weight: 600; }
    form.note { display: grid; gap: 0.4rem; max-width: 40rem; }
    form.note button { justify-self: start; }
    ol.events { padding-left: 1.2rem; }
    ol.events .undone { color: var(--soft); text-decoration: line-through; }
    ol.events .words { white-space: pre-wrap; margin: 0.2rem 0; }
    .bars rect.for { fill: var(--good); }
    .bars rect.against { fill: var(--danger); }
    .bars .axis { stroke: var(--soft); }
    code.key { font-size: 1.1rem; letter-spacing: 0.08em; }
    ul.papers { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; list-style: none; padding: 0; }
    @media print {
      nav.top, nav.tabs, form, .filtering, .save, .pager, .live, .back, table.queue caption,
      .answers, section.work details { display: none !important; }
    }
    @media screen and (max-width: 639px) {
      body { padding: 0 0.8rem 2rem; }
      .bars svg { width: 9rem; }
      table.queue > tbody { border: 0; padding: 0; }
      table.queue > tbody > tr { border: 1px solid var(--line); padding: 0.3rem 0.6rem;
        margin: 0.6rem 0; }
    }

    """
}
