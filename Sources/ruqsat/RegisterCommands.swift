import ArgumentParser
import Foundation
import Register

/// `ruqsat register …`: look after what is kept.
struct RegisterCommands: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "register",
      abstract: "Verify, rebuild, back up and restore what is kept.",
      subcommands: [
        RegisterVerify.self, RegisterRebuild.self, RegisterBackup.self, RegisterRestore.self,
        RegisterFill.self,
      ])
  }
}

/// Which register: an option of every register command.
struct RegisterOptions: ParsableArguments {
  @Option(help: "The file of the register.")
  var register = "ruqsat.sqlite"

  func opened() throws -> SQLiteRegister { try Self.opened(register) }

  /// The register that is there; a command never makes a new one.
  static func opened(_ path: String) throws -> SQLiteRegister {
    guard FileManager.default.fileExists(atPath: path) else { throw RegisterFaultText.none(path) }
    return try RegisterText.opened(path)
  }
}

/// `ruqsat register verify`
struct RegisterVerify: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: "Recompute everything from the journal and say what differs.",
      discussion: """
        Follows the hash chain, folds every case from its events, recomputes the quota from its \
        movements and from the cases, and compares all of it with what is kept. The exit code is 0 \
        when nothing differs, 1 otherwise. Keep the head that is printed, or publish it: given back \
        with --head, it shows whether the journal was cut or written anew since.
        """)
  }

  @OptionGroup var options: RegisterOptions

  @Option(
    name: .customLong("head"),
    help: "A head that was published, as SEQUENCE:HASH; may be given several times.")
  var heads: [String] = []

  @OptionGroup var words: SpeechOptions

  func run() async throws {
    let text = RegisterText(speech: try words.speech())
    let heads = try heads.map { try head($0, text.speech) }
    let register = try options.opened()
    let verification = try await told { () async throws(RegisterFault) in
      try await register.verify(against: heads, tell: text.tell)
    }
    text.show(verification)
    if !verification.isClean { throw ExitCode(1) }
  }

  private func head(_ text: String, _ speech: Speech) throws -> JournalHead {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let sequence = Int(parts[0]), let hash = Fingerprint(String(parts[1]))
    else { throw ValidationError(speech.say("register.bad-head", ["text": text])) }
    return JournalHead(sequence: sequence, hash: hash, day: nil)
  }
}

/// `ruqsat register rebuild`
struct RegisterRebuild: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rebuild",
      abstract: "Write everything that follows from the journal anew.",
      discussion: """
        Cases, queues, search, quota and records are emptied and made again from the journal in one \
        transaction; nothing is changed when the journal cannot be followed. Back up first.
        """)
  }

  @OptionGroup var options: RegisterOptions
  @OptionGroup var words: SpeechOptions

  func run() async throws {
    let text = RegisterText(speech: try words.speech())
    let register = try options.opened()
    let verification = try await told { () async throws(RegisterFault) in
      try await register.rebuild(tell: text.tell)
      return try await register.verify(tell: text.tell)
    }
    text.show(verification)
    if !verification.isClean { throw ExitCode(1) }
  }
}

/// `ruqsat register backup`
struct RegisterBackup: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup",
      abstract: "Copy the register to a new file while it is in use.")
  }

  @OptionGroup var options: RegisterOptions
  @OptionGroup var words: SpeechOptions

  @Argument(help: "The file to make.")
  var copy: String

  func run() async throws {
    let speech = try words.speech()
    let register = try options.opened()
    try await told { () async throws(RegisterFault) in try await register.backUp(to: copy) }
    Terminal.print(
      speech.say("register.copied", ["file": options.register, "copy": copy]))
  }
}

/// `ruqsat register restore`
struct RegisterRestore: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: "Put a copy in the place of the register.",
      discussion: """
        The copy is verified first; one that differs from its own journal is not restored. The \
        service must be stopped.
        """)
  }

  @OptionGroup var options: RegisterOptions
  @OptionGroup var words: SpeechOptions

  @Argument(help: "The copy.")
  var copy: String

  @Flag(help: "Let a register that is there give way.")
  var replace = false

  func run() async throws {
    let text = RegisterText(speech: try words.speech())
    guard FileManager.default.fileExists(atPath: copy) else {
      throw ValidationError(text.speech.say("register.no-copy", ["file": copy]))
    }
    let verification = try await told { () async throws(RegisterFault) in
      try await SQLiteRegister.restore(
        from: copy, to: options.register, replacing: replace, tell: text.tell)
    }
    text.show(verification)
    guard verification.isClean else {
      Terminal.error(text.speech.say("register.not-restored"))
      throw ExitCode(1)
    }
    Terminal.print(text.speech.say("register.restored", ["file": options.register]))
  }
}
