import ArgumentParser
import Casework
import Foundation
import Office
import Register

/// `ruqsat account …`: who may come in.
struct AccountCommands: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "account", abstract: "Open, close and reset accounts.",
      subcommands: [AccountAdd.self, AccountClose.self, AccountReset.self])
  }
}

/// Which account, in which register.
struct AccountOptions: ParsableArguments {
  @OptionGroup var register: RegisterOptions

  @Option(help: "The folder that holds Law, Phrases and Pages.")
  var home: String?

  @Argument(help: "The login.")
  var login: String

  /// Asked for before anything is done, so that nothing is done and then not said.
  func speech() throws -> Speech { try Speech(home: home, language: nil) }

  func desk() throws -> AccountDesk {
    AccountDesk(entrance: try Entrance.atTheMachine(try register.opened()))
  }
}

/// How the person gets a password.
struct PasswordOptions: ParsableArguments {
  @Flag(
    help: "Print an invitation with which the person chooses a password, instead of asking for one."
  )
  var invite = false

  @Option(help: "Where people reach the service, for the address of the invitation.")
  var address = ProcessInfo.processInfo.environment["RUQSAT_ADDRESS"] ?? "http://127.0.0.1:8080"

  func show(_ invitation: Invitation, _ speech: Speech) {
    Terminal.print(speech.say("cli.account.invitation"))
    Terminal.print(
      "\(address)/\(invitation.account.language)/invitation?code=\(invitation.code)")
  }
}

/// `ruqsat account add`
struct AccountAdd: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: "Open an account.",
      discussion: """
        The password is read from the terminal without being shown, or from standard input; it is never an argument, \
        because arguments are seen by others. Roles: \(Role.open.map(\.rawValue).joined(separator: ", ")).
        """)
  }

  @OptionGroup var account: AccountOptions
  @OptionGroup var password: PasswordOptions

  @Option(help: "The person's name.")
  var name: String

  @Option(help: "A role; may be given several times.")
  var role: [String]

  @Option(help: "The region, by its name in the law (almaty_city); for roles bound to one.")
  var region: String?

  @Option(help: "The employer's key or business identification number; for roles bound to one.")
  var employer: String?

  @Option(help: "The worker's key; for a worker.")
  var worker: String?

  @Option(help: "The language of pages and letters: kk, ru or en.")
  var language = "kk"

  func validate() throws {
    let unknown = role.filter { Role(rawValue: $0) == nil || $0 == Role.visitor.rawValue }
    guard unknown.isEmpty else {
      throw ValidationError(
        try account.speech().say(
          "cli.account.no-role",
          [
            "list": unknown.joined(separator: ", "),
            "all": Role.open.map(\.rawValue).joined(separator: ", "),
          ]))
    }
    guard ["kk", "ru", "en"].contains(language) else {
      throw ValidationError("--language is kk, ru or en, not \(language).")
    }
  }

  func run() async throws {
    let speech = try account.speech()
    let register = try account.register.opened()
    let desk = AccountDesk(entrance: try Entrance.atTheMachine(register))
    let wish = AccountWish(
      login: account.login, name: name, roles: role.compactMap(Role.init(rawValue:)),
      region: region.map { RegionKey($0) }, employer: try await employerKey(register),
      worker: try worker.map(Self.key), language: language)
    if password.invite {
      _ = try await told(desk) { desk async throws(EntranceRefusal) in try await desk.open(wish) }
      password.show(
        try await told(desk) { desk async throws(EntranceRefusal) in
          try await desk.reset(login: wish.login)
        }, speech)
    } else {
      let typed = try PasswordPrompt.read(speech)
      _ = try await told(desk) { desk async throws(EntranceRefusal) in
        try await desk.open(wish, password: typed)
      }
    }
    Terminal.print(speech.say("cli.account.opened", ["login": account.login]))
  }

  private static func key<Thing>(_ text: String) throws -> Identifier<Thing> {
    guard let key = Identifier<Thing>(text) else {
      throw ValidationError(try Speech.atTheTerminal().say("cli.account.no-key", ["text": text]))
    }
    return key
  }

  /// By the number where the register knows it, else the key itself.
  private func employerKey(_ register: SQLiteRegister) async throws -> Identifier<Employer>? {
    guard let employer else { return nil }
    let known = try await register.record(EmployerRecord.self, handle: employer)
    return try known?.record.employer.id ?? Self.key(employer)
  }
}

/// `ruqsat account close`
struct AccountClose: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "close", abstract: "Close an account and end its sessions.")
  }

  @OptionGroup var account: AccountOptions

  func run() async throws {
    let speech = try account.speech()
    let login = account.login
    try await told(try account.desk()) { desk async throws(EntranceRefusal) in
      try await desk.close(login: login)
    }
    Terminal.print(speech.say("cli.account.closed", ["login": login]))
  }
}

/// `ruqsat account reset`
struct AccountReset: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reset",
      abstract: "Give a new password; the second factor and all sessions go.")
  }

  @OptionGroup var account: AccountOptions
  @OptionGroup var password: PasswordOptions

  func run() async throws {
    let speech = try account.speech()
    let login = account.login
    let desk = try account.desk()
    if password.invite {
      password.show(
        try await told(desk) { desk async throws(EntranceRefusal) in
          try await desk.reset(login: login)
        }, speech)
    } else {
      let typed = try PasswordPrompt.read(speech)
      try await told(desk) { desk async throws(EntranceRefusal) in
        try await desk.setPassword(typed, login: login)
      }
    }
    Terminal.print(speech.say("cli.account.reset", ["login": login]))
  }
}

extension Role {
  /// Roles an account can have.
  static var open: [Role] { allCases.filter { $0 != .visitor } }
}

/// A refusal of the entrance, told to the operator.
struct EntranceRefusalText: Error, CustomStringConvertible {
  let refusal: EntranceRefusal

  var description: String {
    guard let speech = try? Speech.atTheTerminal() else { return "\(refusal)" }
    return switch refusal {
    case .weakPassword(.tooShort(let least)): speech.say("password.too-short", count: least)
    case .weakPassword(.tooLong): speech.say("password.too-long")
    case .weakPassword(.aboutThePerson): speech.say("password.about-the-person")
    case .weakPassword(.common): speech.say("password.common")
    case .loginTaken: speech.say("entrance.login-taken")
    case .unusableLogin: speech.say("entrance.unusable-login")
    case .unusableName: speech.say("entrance.unusable-name")
    case .unusableMail: speech.say("entrance.unusable-mail")
    case .ended: speech.say("cli.account.ended")
    case .notAllowed: speech.say("cli.account.unbound")
    case .changedMeanwhile: speech.say("cli.account.changed-meanwhile")
    case .wrong, .wait, .busy, .provider: speech.say("entrance.busy")
    case .fault(let fault): RegisterFaultText(fault: fault).description
    }
  }
}

private func told<Value>(
  _ desk: AccountDesk,
  _ work: (AccountDesk) async throws(EntranceRefusal) -> Value
) async throws -> Value {
  do throws(EntranceRefusal) { return try await work(desk) } catch {
    throw EntranceRefusalText(refusal: error)
  }
}
