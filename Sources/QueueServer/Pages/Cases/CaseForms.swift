import Access
import HTTPTypes
import Hummingbird
import Store
import Workflow

/// The pages of cases and what their forms do.
struct CaseForms: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    let papers = (CasePapers.pages.map(\.key) + CasePapers.files.map(\.key)).map { name in
      Endpoint(
        .get, "/cases/{case}/\(name)", .permission(.chart), form: .page,
        verb: CasePapers.type(of: name) == .html ? .read : .export
      ) { _, context in
        try await CasePapers(server).response(name, of: CasePage(server, context).folder)
      }
    }
    return [
      Endpoint(.get, "/cases", .permission(.chart), form: .page) { _, context in
        try CasesPage(server: server).page(context)
      },
      Endpoint(.get, "/cases/{case}", .permission(.chart), form: .page) { _, context in
        try CasePage(server, context).page(context)
      },
      change("/cases", open), change("/cases/{case}/papers", handIn),
      change("/cases/{case}/papers/remove", takeOut), change("/cases/{case}/review", review),
      change("/cases/{case}/wishes", wish),
    ] + papers
  }

  private func change(
    _ path: String, _ handle: @escaping Endpoint.Handler
  ) -> Endpoint {
    Endpoint(.post, path, .permission(.chart), form: .page) { request, context in
      guard context.identity?.may(.work) == true else {
        throw Problem(.forbidden, "the permission 'work' is needed")
      }
      return try await handle(&request, context)
    }
  }

  // MARK: - Papers

  @Sendable private func open(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let form = try await UploadedForm(&request, context.identity)
    guard !form.files.isEmpty || form["denial"] != nil else {
      return try CasesPage(server: server).page(
        context, refusal: "Choose a denial letter, documents of the chart, or both."
      ).answering(.unprocessableContent)
    }
    let denial = form["denial"].flatMap { Int($0) }
    if let denial, server.desk.list[denial] == nil { throw QueueRefusal.noSuchDenial(denial) }
    let folder = try server.shelf.open(for: denial) { name in
      try server.desk.review(ofCase: name) != nil
    }
    let refusal = try keep(
      form.files.map { (CaseFolder.Slot(rawValue: $0.field) ?? .notes, $0) }, in: folder)
    if let refusal, folder.isEmpty {
      try folder.discard()
      return try CasesPage(server: server).page(context, refusal: refusal)
        .answering(.unprocessableContent)
    }
    return try answer(refusal, CasePage(server, folder), context)
  }

  @Sendable private func handIn(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let page = try CasePage(server, context)
    let form = try await UploadedForm(&request, context.identity)
    let slot = try Self.slot(form["slot"])
    let refusal =
      form.files.isEmpty
      ? "Choose the files to hand in." : try keep(form.files.map { (slot, $0) }, in: page.folder)
    return try answer(refusal, page, context)
  }

  @Sendable private func takeOut(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let page = try CasePage(server, context)
    let fields = try await FormFields(&request, context.identity)
    let slot = try Self.slot(fields["slot"])
    do {
      try page.folder.remove(fields["name"] ?? "", from: slot)
    } catch let refusal as CaseRefusal {
      return try answer("\(refusal)", page, context)
    }
    return try answer(nil, page, context)
  }

  private static func slot(_ text: String?) throws(Problem) -> CaseFolder.Slot {
    guard let slot = text.flatMap(CaseFolder.Slot.init) else {
      throw Problem(.unprocessableContent, "slot: expected what the paper is")
    }
    return slot
  }

  /// - Returns: What was not taken, and why; the others are kept.
  private func keep(
    _ files: [(slot: CaseFolder.Slot, file: UploadedForm.File)], in folder: CaseFolder
  ) throws -> String? {
    var refusals: [String] = []
    for (slot, file) in files {
      do {
        try folder.keep(file.bytes, named: file.name, in: slot)
      } catch let refusal as CaseRefusal {
        refusals.append("\(refusal)")
      } catch StoreError.diskFull {
        // Told of each by itself: those before it are kept.
        refusals.append("no space is left for one of \(file.bytes.count >> 10) kB")
      }
    }
    return refusals.isEmpty ? nil : "Not taken: " + refusals.joined(separator: "; ")
  }

  private func answer(
    _ refusal: String?, _ page: CasePage, _ context: QueueContext
  ) throws -> Response {
    guard let refusal else { return .goOn(to: "/cases/\(page.folder.number)") }
    return try page.page(context, refusal: refusal).answering(.unprocessableContent)
  }

  // MARK: - The request and its review

  @Sendable private func review(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let page = try CasePage(server, context)
    let fields = try await FormFields(&request, context.identity)
    let draft = CaseDraft(
      Dictionary(
        uniqueKeysWithValues: CaseField.allCases.map { ($0, fields.words($0.rawValue) ?? "") }))
    let desk = server.desk
    do {
      try desk.workspace.keep(
        draft, in: page.folder, expecting: fields["version"] ?? "", among: desk.payers,
        isSynthetic: desk.isSynthetic)
      try await server.printing {
        try desk.review(page.folder, on: server.clock.today, at: server.clock.moment)
      }
    } catch let error as StoreError {
      throw error
    } catch {
      return try page.page(context, refusal: CasePapers.words(error, page.folder), draft: draft)
        .answering(error as? CaseRefusal == .changedMeanwhile ? .conflict : .unprocessableContent)
    }
    return .goOn(to: "/cases/\(page.folder.number)")
  }

  @Sendable private func wish(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let page = try CasePage(server, context)
    let fields = try await FormFields(&request, context.identity)
    guard let kind = fields["kind"].flatMap(LetterWishes.Kind.init) else {
      throw Problem(.unprocessableContent, "kind: expected one of the letters")
    }
    try page.folder.keep(
      LetterWishes(
        kind: kind, expeditedReason: fields["expedited"], isForMember: fields["member"] != nil,
        redFlagsSeen: fields["seen"] != nil))
    return .goOn(to: "/cases/\(page.folder.number)")
  }
}
