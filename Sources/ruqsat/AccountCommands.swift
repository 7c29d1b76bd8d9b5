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

  @Argument(help: "The login.")
  var login: String

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

  func show(_ invitation: Invitation) {
    Terminal.print(
      """
      Hand this address over yourself; it works once, for seven days:
      \(address)/\(invitation.account.language)/invitation?code=\(invitation.code)
      """)
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
        "There is no role \(unknown.joined(separator: ", ")). Roles: "
          + Role.open.map(\.rawValue).joined(separator: ", ") + ".")
    }
    guard ["kk", "ru", "en"].contains(language) else {
      throw ValidationError("--language is kk, ru or en, not \(language).")
    }
  }

  func run() async throws {
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
        })
    } else {
      let typed = try PasswordPrompt.read()
      _ = try await told(desk) { desk async throws(EntranceRefusal) in
        try await desk.open(wish, password: typed)
      }
    }
    Terminal.print("The account \(account.login) is open.")
  }

  private static func key<Thing>(_ text: String) throws -> Identifier<Thing> {
    guard let key = Identifier<Thing>(text) else {
      throw ValidationError("\(text) is no key: 1 to 64 Latin letters, digits, - . _")
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
    let login = account.login
    try await told(try account.desk()) { desk async throws(EntranceRefusal) in
      try await desk.close(login: login)
    }
    Terminal.print("The account \(login) is closed; it stays on record.")
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
    let login = account.login
    let desk = try account.desk()
    if password.invite {
      password.show(
        try await told(desk) { desk async throws(EntranceRefusal) in
          try await desk.reset(login: login)
        })
    } else {
      let typed = try PasswordPrompt.read()
      try await told(desk) { desk async throws(EntranceRefusal) in
        try await desk.setPassword(typed, login: login)
      }
    }
    Terminal.print("The account \(login) is reset.")
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
    switch refusal {
    case .weakPassword(.tooShort(let least)): "The password needs at least \(least) characters."
    case .weakPassword(.tooLong): "The password is longer than 1024 bytes."
    case .weakPassword(.aboutThePerson): "The password is too much like the login or the name."
    case .weakPassword(.common): "The password is among the first that anybody would try."
    case .loginTaken: "There is an account with this login already."
    case .unusableLogin:
      "A login has 3 to 120 letters, digits or the signs @ . - _ + and no spaces."
    case .unusableName: "Give a name of at most 200 characters."
    case .unusableMail: "Give an address of mail, like name@example.kz."
    case .ended: "There is no open account with this login."
    case .notAllowed:
      "Every role needs what it is bound to: --region, --employer or --worker. Give at least one role."
    case .changedMeanwhile: "Somebody else changed the account meanwhile. Try again."
    case .wrong, .wait, .busy, .provider: "This is not possible now: \(refusal)."
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
