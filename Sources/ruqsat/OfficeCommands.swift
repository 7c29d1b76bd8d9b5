import ArgumentParser
import Office

/// `ruqsat office …`: what the office is made of.
struct OfficeCommands: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "office", abstract: "Look at how the office works.",
      subcommands: [OfficeWhoMay.self, ServeLifecycle.self])
  }
}

/// `ruqsat office who-may`
struct OfficeWhoMay: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "who-may", abstract: "Print the table of rights: who may do what, how far.")
  }

  @Flag(help: "As the page Docs/operating/who-may.md.")
  var markdown = false

  func run() {
    if markdown {
      print(Rights.markdown, terminator: "")
      return
    }
    for action in Action.allCases {
      let cells = Role.allCases.compactMap { role in
        Rights.reach(of: role, for: action).map { "\(role.rawValue) (\($0.rawValue))" }
      }
      print(action.rawValue + ": " + cells.joined(separator: ", "))
    }
  }
}
