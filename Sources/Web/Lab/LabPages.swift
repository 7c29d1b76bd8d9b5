import HTTPTypes
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

/// The policy laboratory: a change of the law tried on people who do not exist.
public struct LabPages: RouteGroup {
  let desk: LawDesk
  let laboratory: Laboratory
  /// Where past use and requests are counted; nil for a service without a register.
  let register: (any NeedsRegister)?

  public init(desk: LawDesk, laboratory: Laboratory, register: (any NeedsRegister)? = nil) {
    self.desk = desk
    self.laboratory = laboratory
    self.register = register
  }

  public var startSubjects: [StartSubject] { [.lab] }

  public func addPages(to routes: PageRoutes) {
    let path = LabAddress.path
    routes.get(path) { visit in try await start(visit) }
    // The form is sent by GET: it changes nothing here, so it needs no cookie.
    routes.get(path + "/form") { visit in try await sent(visit) }
    routes.get(path + "/trial") { visit in try await trial(visit) }
    routes.get(path + "/stop") { visit in try await cancel(visit) }
    routes.get(path + "/trial.csv") { visit in try await file(visit) }
    routes.get(path + "/worker") { visit in try await worker(visit) }
    routes.get(path + "/year") { visit in try await year(visit) }
    routes.get(path + "/year.csv") { visit in try await yearFile(visit) }
    routes.get(path + "/population.csv") { visit in try await populationFile(visit) }
    routes.get(path + "/population") { visit in try await population(visit) }
    routes.get(path + "/needs") { visit in try await needs(visit) }
  }

  private func shown(_ visit: Visit) -> ShownLaw {
    ShownLaw(volume: desk.shelf.volume, visit: visit, today: desk.today())
  }

  private func address(_ visit: Visit, _ fields: Fields) async throws -> LabAddress {
    let names = try await laboratory.populations().map(\.name)
    return LabAddress(fields, populations: names)
  }

  private func start(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let address = try await address(visit, visit.query)
    return .page(
      LabStartPage(shown, address, populations: try await laboratory.populations()))
  }

  /// The form: checked, and run where it is good.
  private func sent(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let populations = try await laboratory.populations()
    var form = LabForm(visit.query, visit, shown.book, populations: populations)
    let address = form.address
    let day =
      address.day
      ?? populations.first { $0.name == address.population }.flatMap { Day(iso: $0.day) }
      ?? shown.today
    let changes = address.changes(onDay: day)
    var found: [LabDiagnostic] = []
    // Whoever writes an amendment hears of it, whatever else is still wrong.
    if form.canBeChecked, let fault = await laboratory.fault(of: changes, shown.book) {
      if case .diagnostics(let diagnostics) = fault { found = diagnostics }
      form.add(LabWords(shown: shown).error(fault))
    }
    let isRun = visit.query["do"] != "check"
    if isRun, form.errors.isEmpty { return .redirect(to: address.link(visit, "/trial")) }
    return .page(
      LabStartPage(
        shown, address, populations: populations, sent: visit.query, errors: form.errors,
        diagnostics: found,
        isChecked: form.errors.isEmpty && address.hasChange),
      status: form.errors.isEmpty ? .ok : .unprocessableContent)
  }

  private func trial(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let address = try await address(visit, visit.query)
    guard let job = try await laboratory.job(address, shown.book) else {
      throw Problem(.tooManyRequests, detail: visit.say("lab.busy"))
    }
    let standing = await job.wait(tenths: 7, firstNumbers: true)
    switch standing.end {
    case .success(let outcome):
      return .page(
        LabResultPage(shown, address, outcome, try await laboratory.measures(), progress: nil))
    case .failure(let fault): return try await failed(fault, shown, address)
    case nil:
      let progress = LabProgress(standing, address, visit)
      guard let quick = standing.quick else { return .page(LabProgressPage(progress, visit)) }
      return .page(
        LabResultPage(
          shown, address, quick, try await laboratory.measures(), progress: progress))
    }
  }

  private func year(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let address = try await address(visit, visit.query)
    guard let job = try await laboratory.year(address, shown.book) else {
      throw Problem(.tooManyRequests, detail: visit.say("lab.busy"))
    }
    let standing = await job.wait(tenths: 7, firstNumbers: false)
    switch standing.end {
    case .success(let year):
      return .page(
        LabYearPage(shown, address, year, try await laboratory.yearFile()))
    case .failure(let fault): return try await failed(fault, shown, address)
    case nil: return .page(LabProgressPage(LabProgress(standing, address, visit), visit))
    }
  }

  /// The days of the year; which law they are counted under says `law`.
  private func yearFile(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let address = try await address(visit, visit.query)
    guard let job = try await laboratory.year(address, shown.book) else {
      throw Problem(.tooManyRequests, detail: visit.say("lab.busy"))
    }
    guard let year = try? await job.wait(tenths: 50, firstNumbers: false).end?.get() else {
      return .redirect(to: address.link(visit, "/year"))
    }
    let isBefore = visit.query["law"] == "before"
    let name = isBefore ? "year-before" : "year-after"
    return .response(
      LabSheet(name: name, text: (isBefore ? year.before : year.after).csv).response)
  }

  private func populationFile(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let address = try await address(visit, visit.query)
    do throws(LabFault) {
      let recipe = try await laboratory.recipe(address.population, shown.book)
      let people = try recipe.made(rows: address.rows, seed: address.seed)
      return .response(LabSheet(name: "population", text: recipe.sheet(of: people).csv).response)
    } catch {
      return try await failed(error, shown, address)
    }
  }

  private func failed(_ fault: LabFault, _ shown: ShownLaw, _ address: LabAddress) async throws
    -> PageAnswer
  {
    var diagnostics: [LabDiagnostic] = []
    if case .diagnostics(let found) = fault { diagnostics = found }
    let error = LabWords(shown: shown).error(fault)
    if case .cancelled = fault { await laboratory.cancel(address, shown.book) }
    return .page(
      LabStartPage(
        shown, address, populations: try await laboratory.populations(), errors: [error],
        diagnostics: diagnostics), status: .unprocessableContent)
  }

  private func cancel(_ visit: Visit) async throws -> PageAnswer {
    let address = try await address(visit, visit.query)
    await laboratory.cancel(address, desk.shelf.volume.book)
    return .redirect(to: address.link(visit))
  }

  /// The finished outcome of an address; nil while it is not finished.
  private func outcome(_ visit: Visit, _ shown: ShownLaw) async throws -> (
    LabAddress, TrialOutcome?
  ) {
    let address = try await address(visit, visit.query)
    guard let job = try await laboratory.job(address, shown.book) else {
      throw Problem(.tooManyRequests, detail: visit.say("lab.busy"))
    }
    let end = await job.wait(tenths: 50, firstNumbers: false).end
    return (address, try? end?.get())
  }

  private func file(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let (address, outcome) = try await outcome(visit, shown)
    guard let outcome else { return .redirect(to: address.link(visit, "/trial")) }
    return .response(LabSheet(name: "outcome", text: outcome.csv).response)
  }

  private func worker(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let (address, outcome) = try await outcome(visit, shown)
    guard let outcome else { return .redirect(to: address.link(visit, "/trial")) }
    guard let row = visit.query["person"].flatMap({ Int($0) }).flatMap(outcome.row) else {
      throw Problem(.notFound, detail: visit.say("lab.no-person"))
    }
    return .page(LabWorkerPage(shown, address, outcome, row))
  }

  private func population(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let address = try await address(visit, visit.query)
    do throws(LabFault) {
      let recipe = try await laboratory.recipe(address.population, shown.book)
      let people = try recipe.made(
        rows: min(address.rows, LabTerms.usualRows), seed: address.seed)
      return .page(LabPopulationPage(shown, address, recipe, people))
    } catch {
      return try await failed(error, shown, address)
    }
  }

  private func needs(_ visit: Visit) async throws -> PageAnswer {
    let shown = shown(visit)
    let (file, assessment) = try await laboratory.needs(shown.book)
    let counted = try await register?.needs()
    return .page(LabNeedsPage(shown, file, assessment, counted))
  }
}
