import ArgumentParser
import Casework
import Foundation
import Hummingbird
import LawLibrary
import Logging
import Measures
import Office
import Register
import Web

/// `ruqsat office serve-lifecycle`: the four calls by which servers of permits are measured.
struct ServeLifecycle: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "serve-lifecycle",
      abstract: "Serve submit, check, decide and certify of permits, to be measured.",
      discussion: """
        The office behind the calls is the ordinary one: rights, law, reasons, quota, journal and keys of \
        requests. Who asks is believed, so that only this machine can reach it, and the register is a new file.
        """)
  }

  @Option(help: "A new file for the register.")
  var register: String

  @Option(help: "Facts, searches and names that the calls leave out, as JSON.")
  var scene = "Benchmarks/lifecycle-scene.json"

  @Option(help: "The port to listen on, on this machine alone.")
  var port = 8082

  @Option(help: "The folder that holds Law, Phrases and Pages.")
  var home: String?

  @Option(help: "Places of each region, instead of those of the scene.")
  var places: Int?

  func run() async throws {
    guard !FileManager.default.fileExists(atPath: register) else {
      throw ValidationError("\(register) is there already: measuring begins with a new register.")
    }
    guard let data = FileManager.default.contents(atPath: scene) else {
      throw ValidationError("The scene \(scene) cannot be read.")
    }
    let scene = try LifecycleScene(data: data)
    let home = try Home(option: home)
    let phrases = try Phrases(folder: home.phrases)
    let office = try office(home, phrases, scene.day)
    try await allot(office, scene)
    var logger = Logger.ofService
    logger.logLevel = .error
    let site = try Site(pages: home.pages, phrases: phrases, world: .real)
    let application = Application(
      router: buildRouter(site: site, groups: [LifecycleInterface(office: office, scene: scene)]),
      server: .onLoops,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      logger: logger)
    try await application.runService()
  }

  private func office(_ home: Home, _ phrases: Phrases, _ day: Day) throws -> Office {
    let shelf = try LawShelf(folder: LawFolder(path: home.law)) {
      LawReading($0, phrases: phrases)
    }
    let file = register
    let kept = try SQLiteRegister.open(path: file)
    let real = World.real
    let world = World(now: real.now, today: { day }, randomBytes: real.randomBytes)
    return Office(register: kept, world: world) { () throws(PermitLaw.Gap) in
      try shelf.volume.reading.permitLaw.get()
    }
  }

  /// Gives every region its places.
  private func allot(_ office: Office, _ scene: LifecycleScene) async throws {
    let each = places ?? scene.places
    let ministry = Asked(Actor(account: Identifier("ministry"), role: .ministry))
    let year = scene.day.year
    _ = try await office.orderQuota(
      year: year, places: each * scene.regions.count, order: "1", ministry)
    for region in scene.regions {
      let account = QuotaAccount.Key(region: RegionKey(region), line: nil, year: year)
      _ = try await office.splitQuota(
        from: .national(year: year), to: .account(account), places: each, order: "1", ministry)
    }
  }
}
