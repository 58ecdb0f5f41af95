/// A letter: a serif column on portrait paper, nothing around it that the addressee need not see.
let letterRules = Markup(
  literal: """
    body.letter {
      max-width: 46rem; font: 1rem/1.45 "Liberation Serif", "Times New Roman", "DejaVu Serif", serif;
    }
    .letter h1 { font-size: 1.3rem; }
    .letter h2 { font-size: 1.05rem; border: 0; margin: 1.3rem 0 0.3rem; padding: 0; }
    .letter h3 { font-size: 1rem; font-style: italic; margin: 0.9rem 0 0.2rem; }
    .letter .subtitle { font-weight: 700; color: var(--danger); }
    @page { size: letter portrait; margin: 22mm 24mm; }
    @media print {
      html { font-size: 11pt; }
      body.letter { font-size: 11pt; padding: 0 9mm 0 0; }
      .letter footer { display: none; }
      .letter .data { font-size: 9.5pt; }
      .letter .quotation, .letter .table { break-inside: avoid; }
    }

    """)

/// A card for a call: everything on one portrait page of Letter size.
let cardRules = Markup(
  literal: """
    body.card { max-width: 56rem; font-size: 0.85rem; line-height: 1.3; }
    .card h1 { font-size: 1.15rem; margin: 0.4rem 0 0; }
    .card h2 { font-size: 0.95rem; margin: 0.55rem 0 0.15rem; padding: 0; border-width: 1px; }
    .card h3 { font-size: 0.9rem; margin: 0.3rem 0 0.1rem; }
    .card p, .card ul, .card .table, .card .quotation { margin: 0.15rem 0; max-width: none; }
    .card ul { padding-left: 1.1rem; }
    .card .subtitle { font-size: 0.9rem; }
    .card .terms { margin: 0.2rem 0; gap: 0 0.8rem; }
    .card .data { font-size: 0.8rem; }
    .card .notice { margin: 0.25rem 0; padding: 0.15rem 0.5rem; max-width: none; }
    @page { size: letter portrait; margin: 10mm 11mm; }
    @media print {
      html { font-size: 9pt; }
      body.card { font-size: 8.2pt; line-height: 1.22; padding: 0 6mm 0 0; }
      .card .data { font-size: 7.8pt; }
      .card footer { display: none; }
      .card .data > * > tr > * { padding: 0.05rem 0.3rem; }
    }

    """)

/// The sheet before a document: a page of its own that is not counted, so that what is sent begins with
/// page 1. How many pages there are is left out, for that number would count the sheet.
let coverRules = Markup(
  literal: """
    .cover { border: 2px dashed var(--soft); padding: 0.2rem 1rem 0.8rem; margin: 0.5rem 0 1.5rem; }
    @page { @bottom-right { content: "Page " counter(page); } }
    @page cover { counter-increment: page 0; @bottom-right { content: ""; } }
    @media print {
      .cover { break-after: page; page: cover; }
    }

    """)
