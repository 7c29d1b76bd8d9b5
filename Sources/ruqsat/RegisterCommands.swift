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
    guard FileManager.default.fileExists(atPath: path) else {
      throw ValidationError("There is no register at \(path).")
    }
    return try told { () throws(RegisterFault) in try SQLiteRegister.open(path: path) }
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

  func run() async throws {
    let heads = try heads.map(Self.head)
    let register = try options.opened()
    let verification = try await told { () async throws(RegisterFault) in
      try await register.verify(against: heads)
    }
    Terminal.show(verification)
    if !verification.isClean { throw ExitCode(1) }
  }

  private static func head(_ text: String) throws -> JournalHead {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let sequence = Int(parts[0]), let hash = Fingerprint(String(parts[1]))
    else {
      throw ValidationError("--head is SEQUENCE:HASH with 64 hexadecimal digits, not \(text).")
    }
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

  func run() async throws {
    let register = try options.opened()
    let verification = try await told { () async throws(RegisterFault) in
      try await register.rebuild()
      return try await register.verify()
    }
    Terminal.show(verification)
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

  @Argument(help: "The file to make.")
  var copy: String

  func run() async throws {
    let register = try options.opened()
    try await told { () async throws(RegisterFault) in try await register.backUp(to: copy) }
    Terminal.print("The register \(options.register) is copied to \(copy).")
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

  @Argument(help: "The copy.")
  var copy: String

  @Flag(help: "Let a register that is there give way.")
  var replace = false

  func run() async throws {
    guard FileManager.default.fileExists(atPath: copy) else {
      throw ValidationError("There is no copy at \(copy).")
    }
    let verification = try await told { () async throws(RegisterFault) in
      try await SQLiteRegister.restore(from: copy, to: options.register, replacing: replace)
    }
    Terminal.show(verification)
    guard verification.isClean else {
      Terminal.error("Not restored.")
      throw ExitCode(1)
    }
    Terminal.print("Restored to \(options.register).")
  }
}

extension Terminal {
  /// What was looked at, then what differs, a line each.
  static func show(_ found: Verification) {
    print(
      """
      \(found.entries) entries, \(found.events) events of \(found.cases) cases, \
      \(found.postings) postings, \(found.records) records, \(found.files) files
      """)
    for difference in found.differences { error("\(difference)") }
    if found.count > found.differences.count { error("… \(found.count) differences in all") }
    print("head \(found.head.sequence):\(found.head.hash)")
    print(found.isClean ? "Nothing differs." : "\(found.count) differences.")
  }
}

/// A fault of the register, told to the operator.
struct RegisterFaultText: Error, CustomStringConvertible {
  let fault: RegisterFault

  var description: String {
    switch fault {
    case .full(let cause): "There is no room left: \(cause)"
    case .busy(let cause): "Somebody else holds the register: \(cause)"
    case .failed(let cause): "The register cannot be read or written: \(cause)"
    case .outcomeUnknown(let cause): "Whether it was written is not known: \(cause)"
    case .damaged(let cause): "The register is damaged: \(cause)"
    case .refused(let cause): "The register refused what was to be written: \(cause)"
    case .otherRelease(let cause): "Another release of this program made the register: \(cause)"
    case .notDurable(let cause): "Writes would not outlive a power cut: \(cause)"
    }
  }
}

func told<Value>(_ work: () throws(RegisterFault) -> Value) throws -> Value {
  do throws(RegisterFault) { return try work() } catch { throw RegisterFaultText(fault: error) }
}

private func told<Value>(_ work: () async throws(RegisterFault) -> Value) async throws -> Value {
  do throws(RegisterFault) {
    return try await work()
  } catch {
    throw RegisterFaultText(fault: error)
  }
}
