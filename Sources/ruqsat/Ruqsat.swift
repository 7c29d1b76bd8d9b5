import ArgumentParser

/// The root of the commands.
@main
struct Ruqsat: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ruqsat",
      abstract: "Kazakhstan's labour-migration law as running software.",
      subcommands: [
        Serve.self, Law.self, Lab.self, RegisterCommands.self, OfficeCommands.self,
        AccountCommands.self, KeysCommands.self, PermitCommands.self, CaseCommands.self,
      ])
  }
}
