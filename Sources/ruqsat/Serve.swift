import ArgumentParser
import Foundation
import Hummingbird
import LawLanguage
import LawLibrary
import Logging
import Measures
import NIOCore
import Office
import Synchronization
import Web

/// `ruqsat serve`: the pages and the API.
struct Serve: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Serve the pages and the API.",
      discussion: "Read from the environment: "
        + ServiceSettings.Name.allCases.map(\.rawValue).joined(separator: ", ")
        + ". Docs/operating/sign-in.md says what each is for.")
  }

  @Option(help: "The address to listen on; 0.0.0.0 for every network.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 for any free one.")
  var port = 8080

  @Option(help: "The folder that holds Law, Phrases and Pages.")
  var home: String?

  @Option(help: "The file of the register; without one only questions about the law are answered.")
  var register: String?

  @Flag(help: "Let everybody in as anybody, with one button: people and cases are made up.")
  var demo = false

  @Option(
    help: "The legal day a demo begins on, as 2011-03-15; without it the last day of its tale.")
  var day: String?

  @Flag(
    help:
      "Look at the settings, the law, the register and the other provider, and say what is wrong.")
  var checkConfig = false

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port is a number from 0 to 65535, not \(port).")
    }
  }

  func run() async throws {
    let home = try Home(option: home)
    let phrases = try Phrases(folder: home.phrases)
    let law = LawDesk(shelf: try shelf(home, phrases), today: { Day.today })
    let assembly = try Assembly(
      settings: try ServiceSettings(ProcessInfo.processInfo.environment, register: register),
      isDemo: demo, host: host, port: port, logger: .ofService)
    let office = try await assembly.office(law, home, through: try legalDay())
    // In a demo the law is read on the day of its tale, as the office reads it.
    let desk = office.map { office in LawDesk(shelf: law.shelf, today: { office.today }) } ?? law
    let door = try await assembly.door(desk, phrases, office)
    let site = try Site(pages: home.pages, phrases: phrases, world: .real, door: door)
    if checkConfig {
      try await assembly.check()
      return Terminal.print("The settings are in order.")
    }
    let laboratory = Laboratory(
      folder: home.lab, threads: ProcessInfo.processInfo.activeProcessorCount)
    let lab = LabPages(
      desk: desk, laboratory: laboratory, register: office.map { OfficeNeeds(office: $0) })
    do {
      try await application(site, desk, assembly, office, lab).runService()
    } catch let error as IOError {
      throw ListeningFault(host: host, port: port, error: error)
    }
  }

  /// Opens the law; mistakes in it end the program with every place named.
  private func shelf(_ home: Home, _ phrases: Phrases) throws -> LawShelf<LawReading> {
    do throws(LawShelfFault) {
      return try LawShelf(folder: LawFolder(path: home.law)) { LawReading($0, phrases: phrases) }
    } catch {
      switch error {
      case .unreadable(let fault): throw LawFolderFaultText(fault: fault)
      case .mistakes(let diagnostics, let files):
        let errors = diagnostics.filter { $0.severity == .error }
        Terminal.error(DiagnosticText(files: files).text(errors))
        Terminal.error("The law in \(home.law) has mistakes. Correct them and start again.")
        throw ExitCode(1)
      }
    }
  }

  private func legalDay() throws -> Day? {
    guard let day else { return nil }
    guard demo else {
      throw ValidationError("--day is for --demo: the service itself lives today.")
    }
    guard let read = Day(iso: day) else {
      throw ValidationError("--day is a day that exists, as 2011-03-15, not \(day).")
    }
    return read
  }

  private func application(
    _ site: Site, _ desk: LawDesk, _ assembly: Assembly, _ office: Office?,
    _ lab: LabPages
  )
    -> Application<RouterResponder<RuqsatRequestContext>>
  {
    let host = host
    let logger = assembly.logger
    let reports: (any RegisterReports)? = office.map {
      OfficeReports(office: $0, law: desk, phrases: site.phrases)
    }
    return Application(
      router: buildRouter(
        site: site,
        groups: desk.groups(reports: reports ?? NoRegisterReports()) + [lab]
          + assembly.groups(of: office, desk)),
      server: .onLoops,
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      services: [LawReload(shelf: desk.shelf, logger: logger)]
        + assembly.services(of: office, site.phrases),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        announce("Ruqsat listens on http://\(host):\(port)/ - stop it with Ctrl-C.")
      },
      logger: logger)
  }
}

extension Site.World {
  /// Real time and real randomness.
  static var real: Site.World {
    let start = ContinuousClock.now
    let numbers = RequestNumbers()
    return Site.World(
      nextRequestID: { numbers.next() },
      nanoseconds: {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
      })
  }
}

/// Numbers of requests: eight letters and digits that are not mistaken for each other when read out on the telephone.
///
/// Drawn once, for every draw asks the kernel; from there in steps that leave no number out before one comes again.
private final class RequestNumbers: Sendable {
  private let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private let last = Atomic(UInt64.random(in: .min ... .max))

  func next() -> String {
    // Odd, so that all forty bits that are used change, and the first letters at once.
    let number = last.wrappingAdd(0x9E_3779_B97F, ordering: .relaxed).newValue
    return String(unsafeUninitializedCapacity: 9) { text in
      for place in 0..<9 {
        let bits = number >> UInt64((place < 4 ? 7 - place : 8 - place) * 5) & 31
        unsafe text[place] = place == 4 ? UInt8(ascii: "-") : letters[Int(bits)]
      }
      return 9
    }
  }
}

/// Writes a line at once, also into a pipe.
private func announce(_ line: String) {
  try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
}

/// The server could not listen where it was told to.
struct ListeningFault: Error, CustomStringConvertible {
  let host: String
  let port: Int
  let error: IOError

  var description: String {
    switch error.errnoCode {
    case EADDRINUSE:
      "Port \(port) on \(host) is in use. Stop the program that uses it, or choose another port: "
        + "ruqsat serve --port \(port == 65535 ? 8081 : port + 1)"
    case EACCES:
      "This account may not listen on port \(port). Choose a port above 1023: ruqsat serve --port 8080"
    case EADDRNOTAVAIL:
      "This machine has no address \(host). Use 127.0.0.1, or 0.0.0.0 for every network."
    default: "Cannot listen on \(host), port \(port): \(error)"
    }
  }
}
