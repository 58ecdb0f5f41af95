/// The look of a page: calm and dense, one accent colour, nothing told by colour alone.
func stylesheet(for layout: Report.Layout) -> Markup {
  switch layout {
  case .report: wideRules + narrowRules + printRules
  case .letter: wideRules + narrowRules + printRules + letterRules
  case .card: wideRules + narrowRules + printRules + cardRules
  }
}

private let wideRules = Markup(
  literal: """

    :root {
      --ink: #1c2430; --soft: #55606e; --line: #d5dbe3; --faint: #f4f6f9; --accent: #1d5a96;
      --good: #1b6b3a; --warning: #8a5300; --danger: #a31d1d;
      color-scheme: light;
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 3rem; }
    body {
      margin: 0 auto; padding: 0 1.5rem 2rem; max-width: 84rem; background: #fff;
      color: var(--ink); font: 0.9375rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto,
        "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
      font-variant-numeric: tabular-nums; overflow-wrap: break-word;
    }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    :target { background: #fff6d6; }
    h1 { font-size: 1.6rem; line-height: 1.2; margin: 1.25rem 0 0.25rem; }
    h2 {
      font-size: 1.15rem; margin: 2rem 0 0.5rem; padding-bottom: 0.25rem;
      border-bottom: 2px solid var(--accent);
    }
    h3 { font-size: 1rem; margin: 1.25rem 0 0.4rem; }
    p { margin: 0.4rem 0 0.7rem; max-width: 52rem; }
    .subtitle { color: var(--soft); font-size: 1.05rem; margin: 0; }
    .asof { color: var(--soft); margin: 0; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 0.5rem; top: 0.5rem; background: #fff; padding: 0.5rem; z-index: 3; }
    .synthetic {
      margin: 0 -1.5rem; padding: 0.45rem 1.5rem; background: #fff1c9;
      border-bottom: 3px double #7a5a00; color: #4a3600;
    }
    .synthetic-edge { display: none; }
    .contents ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem;
      margin: 0.8rem 0 0; padding: 0; }

    /* Values and marks */
    .value, .badge, .data .trailing .marked { white-space: nowrap; }
    .mark {
      font-size: 0.8em; font-style: italic; color: #4d4300; background: #f6f1dc;
      border-bottom: 1px dotted #4d4300; padding: 0 0.2em; white-space: nowrap;
    }
    .badge {
      display: inline-block; font-size: 0.85em; font-weight: 600; line-height: 1.3;
      padding: 0.05rem 0.45rem; border: 1px solid var(--soft); border-radius: 0.7rem;
    }
    .badge.good { color: var(--good); border-color: var(--good); }
    .badge.info { color: var(--accent); border-color: var(--accent); }
    .badge.warning { color: var(--warning); border: 2px solid var(--warning); background: #fff8ec; }
    .badge.danger { color: #fff; border-color: var(--danger); background: var(--danger); }

    /* Key figures, notices, definitions, arithmetic */
    .figures {
      display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
      margin: 1rem 0; border: solid var(--line); border-width: 1px 0 0 1px;
    }
    .figures > div {
      padding: 0.5rem 0.7rem; border: solid var(--line); border-width: 0 1px 1px 0;
    }
    .figures dt { color: var(--soft); font-size: 0.85rem; }
    .figures dd { margin: 0; font-size: 1.1rem; font-weight: 600; line-height: 1.3; }
    .figures dd .mark { font-size: 0.65em; font-weight: 400; vertical-align: 0.15em; }
    .figures dd.note { font-size: 0.8rem; font-weight: 400; color: var(--soft); }
    .notice {
      margin: 0.7rem 0; padding: 0.5rem 0.8rem; max-width: 60rem; background: var(--faint);
      border-left: 4px solid var(--accent);
    }
    .notice.warning { border-left: 6px double var(--warning); background: #fff8ec; }
    .notice.danger { border: 1px solid var(--danger); border-left-width: 8px; background: #fdf1f1; }
    .terms { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem;
      margin: 0.4rem 0 0.8rem; }
    .terms dt { color: var(--soft); max-width: 16rem; }
    .terms dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
    .arithmetic { border-collapse: collapse; margin: 0.4rem 0 0.8rem; }
    .arithmetic td, .arithmetic th {
      padding: 0.1rem 0.6rem 0.1rem 0; text-align: left; font-weight: 400; vertical-align: top;
    }
    .arithmetic .sign { width: 1.4rem; color: var(--soft); }
    .arithmetic .trailing { text-align: right; padding-left: 1rem; }
    .arithmetic .note { color: var(--soft); font-size: 0.85em; padding-top: 0.2rem; }
    .arithmetic .result > * { border-top: 1px solid var(--ink); font-weight: 600; }
    .arithmetic .result .note { font-weight: 400; }

    /* Tables */
    .table { margin: 0.7rem 0 1.2rem; }
    .data, .inputs { border-collapse: collapse; width: 100%; font-size: 0.8125rem; }
    caption { text-align: left; color: var(--soft); padding: 0.2rem 0; }
    .data > * > tr > *, .inputs th, .inputs td {
      padding: 0.25rem 0.5rem; text-align: left; vertical-align: top;
      border-bottom: 1px solid var(--line);
    }
    .data > * > tr > :first-child { padding-left: 0.3rem; }
    .data > thead > tr > th {
      position: sticky; top: 0; z-index: 1; background: #fff; vertical-align: bottom;
      line-height: 1.25; border-bottom: 2px solid var(--ink);
    }
    .data > tbody > tr > th { font-weight: 600; }
    .data > * > tr > .trailing { text-align: right; }
    .data > tbody:hover > tr:not(.detail) > * { background: var(--faint); }
    .detailed > tbody > tr:not(.detail) > * { border-bottom: 0; }
    .data > tbody > tr.detail > td { padding-top: 0; }
    .unit { font-weight: 400; color: var(--soft); white-space: nowrap; }
    .none td { color: var(--soft); font-style: italic; }
    .narrow-only { display: none; color: var(--soft); font-size: 0.85rem; }
    .paper-only { display: none; }
    details > summary { cursor: pointer; color: var(--accent); font-size: 0.85rem;
      width: fit-content; }
    .inside { margin: 0.3rem 0 0.6rem; padding: 0.1rem 0 0.1rem 0.9rem;
      border-left: 2px solid var(--line); }
    .inside .data { width: auto; min-width: 50%; }
    .inside .data > thead > tr > th { position: static; }
    .detail .inside { display: flex; flex-wrap: wrap; gap: 0 2.5rem; align-items: flex-start; }

    /* Charts */
    .chart { margin: 1rem 0; max-width: 40rem; }
    .chart figcaption p { margin: 0.1rem 0 0.4rem; color: var(--soft); }
    .chart svg { display: block; width: 100%; height: auto; overflow: visible; }

    .quotation { margin: 0.5rem 0 0.8rem; max-width: 52rem; }
    .quotation blockquote {
      margin: 0; padding: 0.2rem 0.8rem; border-left: 3px solid var(--accent);
      background: var(--faint);
    }
    .quotation blockquote p { margin: 0.1rem 0; white-space: pre-line; }
    .quotation .source { color: var(--soft); font-size: 0.85em; margin: 0.15rem 0 0; }

    footer { margin-top: 2.5rem; border-top: 1px solid var(--line); font-size: 0.85rem; }
    footer h2 { font-size: 0.95rem; border: 0; margin: 1rem 0 0.2rem; padding: 0; }
    .inputs th { font-weight: 400; overflow-wrap: anywhere; }
    code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.85em;
      overflow-wrap: anywhere; }

    """)

/// Below 640 px each row is a card: label left, value right; extra columns are left out.
private let narrowRules = Markup(
  literal: """
    @media screen and (max-width: 1000px) {
      .data .extra { display: none !important; }
      .narrow-only { display: block; }
      .table { overflow-x: auto; }
      .data > thead > tr > th { position: static; }
    }
    @media screen and (max-width: 639px) {
      body { padding: 0 0.8rem 1.5rem; }
      .synthetic { margin: 0 -0.8rem; padding: 0.45rem 0.8rem; }
      .figures { grid-template-columns: 1fr 1fr; }
      .figures dd { font-size: 1.15rem; }
      .terms { grid-template-columns: 1fr; gap: 0; }
      .terms dd { margin-bottom: 0.35rem; }
      .data, .data > tbody, .data > tbody > tr, .data > tbody > tr > *, .data caption {
        display: block; width: 100%;
      }
      .data > thead { position: absolute; left: -100rem; }
      .data > tbody { border: 1px solid var(--line); padding: 0.3rem 0.6rem; margin: 0.5rem 0; }
      .data > tbody > tr > * { border: 0; padding: 0.1rem 0; }
      .data > tbody > tr > td:not([colspan]) {
        display: flex; justify-content: space-between; gap: 1rem; text-align: right;
      }
      .data > tbody > tr > td:not([colspan])::before {
        content: attr(data-label); color: var(--soft); text-align: left; flex: none;
        max-width: 45%;
      }
      .data { font-size: 0.875rem; }
      .data > tbody > tr > th, .data > tbody > tr > th.trailing {
        text-align: left; border-bottom: 1px solid var(--line);
      }
      .data > tbody > tr > th::before {
        content: attr(data-label) " "; color: var(--soft); font-weight: 400;
      }
      .arithmetic { width: 100%; }
      .arithmetic tr { display: grid; grid-template-columns: 1.2rem 1fr auto; }
      .arithmetic td, .arithmetic th { padding-right: 0; }
      .arithmetic .note { grid-column: 2 / -1; border: 0; padding: 0; }
      .inside { padding-left: 0.5rem; }
      .inside .data { width: 100%; }
      .inputs, .inputs tbody, .inputs tr, .inputs th, .inputs td { display: block; }
      .inputs thead { position: absolute; left: -100rem; }
      .inputs th { border: 0; padding-bottom: 0; }
    }

    """)

/// On paper: landscape, heads repeated, rows whole, details open, the banner on every page.
private let printRules = Markup(
  literal: """
    @page {
      size: landscape; margin: 12mm 10mm 14mm;
      @bottom-right { content: "Page " counter(page) " of " counter(pages); font-size: 8pt; }
    }
    @media print {
      html { font-size: 9.5pt; }
      body { max-width: none; padding: 0 8mm 0 0; font-size: 9pt; line-height: 1.22; }
      h2 { margin-top: 0.8rem; }
      p { margin: 0.3rem 0; max-width: none; }
      .table { margin: 0.4rem 0 0.6rem; }
      footer { margin-top: 1rem; }
      .skip, .contents { display: none; }
      .synthetic { margin: 0; }
      .synthetic-edge {
        display: block; position: fixed; right: 0; top: 0; bottom: 0; writing-mode: vertical-rl;
        font-size: 8pt; font-weight: 600; text-align: center; letter-spacing: 0.1em;
        border-left: 2px solid #7a5a00; padding-left: 1mm; color: #4a3600;
      }
      .badge, .mark, .notice, .synthetic, .figures { print-color-adjust: exact;
        -webkit-print-color-adjust: exact; }
      thead { display: table-header-group; }
      .data > thead > tr > th { position: static; }
      .data { font-size: 7.5pt; }
      .detail .inside { font-size: 7.5pt; margin: 0 0 1mm; gap: 0 8mm; }
      .detail .inside > * { margin: 0.3mm 0; }
      .detail .inside p { margin: 0; }
      .detail .terms, .glossary .terms, footer .terms, .inside > .terms {
        grid-template-columns: max-content 1fr max-content 1fr; font-size: 7.5pt; gap: 0 4mm;
        margin: 0.2rem 0;
      }
      .inside { margin: 0.1rem 0 0.3rem; }
      tr, .figures > div, .notice, .quotation, .chart svg { break-inside: avoid; }
      .detailed > tbody > tr:not(.detail) { break-after: avoid; }
      h2, h3, caption, figcaption, summary { break-after: avoid; }
      details::details-content { content-visibility: visible; display: block; block-size: auto; }
      details.screen-only::details-content { display: none; }
      .screen-only:not(details) { display: none !important; }
      .paper-only { display: block; }
      .detail > td > details > summary { display: none; }
      details > summary { list-style: none; color: var(--soft); font-size: 8pt; }
      summary::-webkit-details-marker { display: none; }
      .data > * > tr > * { padding: 0.1rem 0.35rem; }
      .data > tbody:first-of-type { break-before: avoid; }
      .chart {
        display: grid; grid-template-columns: 12cm 1fr; gap: 0 8mm; max-width: none;
        break-inside: avoid; align-items: start;
      }
      .chart figcaption { grid-column: 1 / -1; }
      .chart .data { font-size: 7pt; }
      a { color: inherit; text-decoration: none; }
    }

    """)
