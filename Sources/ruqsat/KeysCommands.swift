import ArgumentParser
import Crypto
import Foundation
import Office
import Papers

/// `ruqsat keys …`: the keys with which permits and status lists are signed, and the one that locks secrets.
struct KeysCommands: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "keys", abstract: "Make and show the keys of the service.",
      subcommands: [KeysNew.self, KeysPublic.self, KeysSet.self, KeysNewSecret.self])
  }
}

/// `ruqsat keys new FILE`
struct KeysNew: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new", abstract: "Make a private key (P-256) in a new file, mode 0600.",
      discussion: """
        Keep a copy in a safe place: with the file anybody can sign permits, without it nobody can. \
        When a key is replaced, keep the public half of the earlier one in the set (ruqsat keys \
        public), or documents that it signed can no longer be checked.
        """)
  }

  @Argument(help: "The file to make; it must not exist.")
  var file: String

  func run() throws {
    let key = P256.Signing.PrivateKey()
    try KeyFile.write(key, to: file)
    print("\(KeyID(of: key.publicKey))")
  }
}

/// `ruqsat keys new-secret FILE`
struct KeysNewSecret: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new-secret",
      abstract: "Make the key that locks the secrets of second factors, in a new file, mode 0600.",
      discussion: """
        Name the file in RUQSAT_SECRETS_KEY. Keep a copy apart from the copies of the register: without the \
        key nobody with a second factor comes in, except by a reset.
        """)
  }

  @Argument(help: "The file to make; it must not exist.")
  var file: String

  func run() throws {
    try KeyFile.write(SecretsKeyFile.text(World.real.randomBytes), to: file)
    // The key is made: where no phrases are found, that is no failure.
    Terminal.print((try? Speech.atTheTerminal())?.say("cli.key.made", ["file": file]) ?? file)
  }
}

/// `ruqsat keys public FILE`
struct KeysPublic: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "public", abstract: "Print the public half of a key.")
  }

  @Argument(help: "The file of a private key.")
  var file: String

  func run() throws { print(try KeyFile.publicKey(file).pemRepresentation) }
}

/// `ruqsat keys set FILE …`
struct KeysSet: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "set", abstract: "Print the key set (JWKS) that verifiers fetch.")
  }

  @Argument(help: "Files of private or public keys; the ones in use now and earlier ones.")
  var files: [String]

  func run() throws { print(IssuerKeys(try files.map(KeyFile.publicKey)).jwks()) }
}
