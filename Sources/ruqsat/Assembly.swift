import Foundation
import LawLanguage
import LawLibrary
import Logging
import Mail
import Office
import Papers
import Register
import ServiceLifecycle
import Web

/// What the settings make of the service: the register, the entrance before it, the other provider.
struct Assembly: Sendable {
  let settings: ServiceSettings
  let isDemo: Bool
  let host: String
  let port: Int
  let logger: Logger
  /// Nil where only questions about the law are answered.
  let register: SQLiteRegister?
  let entrance: Entrance?
  private let hasSecretLock: Bool
  private let provider: OtherProvider?
  /// The keys with which permits are signed; nil where none is set.
  let permitKeys: SigningKeys?

  init(settings: ServiceSettings, isDemo: Bool, host: String, port: Int, logger: Logger) throws {
    self.settings = settings
    self.isDemo = isDemo
    self.host = host
    self.port = port
    self.logger = logger
    permitKeys = try settings.permitKeys(isDemo: isDemo)
    register = try Self.register(settings.register, isDemo: isDemo)
    let lock = try settings.secretLock(World.real.randomBytes)
    hasSecretLock = lock != nil
    entrance = register.map { Entrance(register: $0, world: .real, lock: lock) }
    provider = settings.provider.map { settings in
      OtherProvider(
        settings: settings, port: NetworkPort(), randomBytes: World.real.randomBytes)
    }
  }

  /// A demo without a file begins anew each time.
  private static func register(_ path: String?, isDemo: Bool) throws -> SQLiteRegister? {
    guard let path = path ?? (isDemo ? demoPath() : nil) else { return nil }
    return try RegisterText.opened(path)
  }

  private static func demoPath() -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ruqsat-demo-" + UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appendingPathComponent("register.sqlite").path
  }

  /// Where people sign in; nil without a register.
  func door(_ desk: LawDesk, _ phrases: Phrases, _ office: Office?) async throws -> Door? {
    guard let register, let real = entrance else { return nil }
    // Accounts of a demo are opened on days of its tale; codes and sessions run on the visitor's own clock.
    let world = office?.world ?? .real
    let entrance = real.writing(in: world)
    try await lockSecrets(entrance)
    let cookies = try settings.cookies(host: host, isDemo: isDemo)
    let demo =
      isDemo
      ? try await DemoAccounts(
        register: register, entrance: entrance, world: world, phrases: phrases
      ).open()
      : []
    if cookies == .plain {
      logger.notice(
        "cookies have plain names and travel without encryption: nothing but this machine or a demo may be served so"
      )
    }
    let logger = logger
    return Door(
      entrance: entrance, provider: provider, demo: demo, cookies: cookies,
      isBehindProxy: settings.isBehindProxy,
      host: settings.address ?? "http://\(host):\(port)",
      words: Door.Words(
        regionName: { key, language in desk.regionName(key, language) },
        localTime: { LocalTime($0) }), sendsMail: settings.mail != nil,
      note: { line in logger.warning("\(line)") },
      // A page is shown without the count rather than not at all.
      unread: { actor in try? await office?.unreadNotices(actor) })
  }

  /// Brings what earlier releases, or another key, kept under the key in use.
  private func lockSecrets(_ entrance: Entrance) async throws {
    if !hasSecretLock && !isDemo {
      logger.warning(
        "the secrets of second factors lie in the register as they are: name a key in RUQSAT_SECRETS_KEY (ruqsat keys new-secret FILE)"
      )
    }
    do throws(EntranceRefusal) {
      let changed = try await entrance.lockSecrets()
      if changed > 0 { logger.notice("secrets locked with the key in use: \(changed)") }
    } catch { throw EntranceRefusalText(refusal: error) }
  }

  /// What runs beside the server.
  func services(of office: Office?, _ phrases: Phrases) -> [any Service] {
    postmen(phrases) + (entrance.map { [SessionSweep(entrance: $0, logger: logger)] } ?? [])
      + (office.map { [TermSweep(office: $0, logger: logger)] } ?? [])
  }

  private func postmen(_ phrases: Phrases) -> [any Service] {
    guard let mail = settings.mail, let register else { return [] }
    let address = settings.address ?? "http://\(host):\(port)"
    return [
      MailRound(postman: Postman(mail, register, phrases, address: address), logger: logger)
    ]
  }

  /// Asks the mail server and the other provider; everything else was looked at while it was opened.
  func check() async throws {
    if let mail = settings.mail {
      do throws(MailFault) { try await mail.server.greet() } catch {
        throw SettingsFault(mistakes: [
          "The mail server \(mail.server.url) cannot be used: \(error)"
        ])
      }
    }
    guard let provider else { return }
    do throws(ProviderFault) { try await provider.check(at: .now) } catch {
      throw SettingsFault(mistakes: [
        "The provider \(provider.settings.issuer) cannot be used: \(error)"
      ])
    }
  }
}

/// Forgets sessions that ended and keys of requests that are old, once an hour.
struct SessionSweep: Service {
  let entrance: Entrance
  let logger: Logger

  /// Replies to keys are kept for a week.
  private static var secondsOfKeys: Int64 { 7 * 86_400 }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while true {
        do throws(EntranceRefusal) {
          try await entrance.sweep(keysBefore: Moment.now.adding(seconds: -Self.secondsOfKeys))
        } catch { logger.error("old sessions could not be forgotten: \(error)") }
        do { try await Task.sleep(for: .seconds(3600)) } catch { return }
      }
    }
  }
}
