import ArgumentParser
import Foundation
import LawLanguage
import LawLibrary

/// `ruqsat law format`: one way to write a law file.
struct LawFormat: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "format",
      abstract: "Lay out law files: indentation, spacing, tables. Texts are left as they are.")
  }

  @OptionGroup var options: LawOptions

  @Flag(help: "Change nothing; list files that are not in form and exit with 1.")
  var check = false

  @Argument(help: "Files below the law folder; without any, all of them.")
  var files: [String] = []

  func run() throws {
    let folder = try options.folder()
    let wanted = try options.files().filter { files.isEmpty || files.contains($0.path) }
    for name in files where !wanted.contains(where: { $0.path == name }) {
      throw ValidationError(
        "There is no law file \(name); paths are given from the law folder, as in kz/migration-2011/act.md."
      )
    }
    let changed = wanted.filter { Formatter.format($0) != $0.text }
    for file in changed {
      if !check {
        try Data(Formatter.format(file).utf8).write(
          to: URL(fileURLWithPath: folder.path + "/" + file.path), options: .atomic)
      }
      Terminal.print(file.path)
    }
    if check && !changed.isEmpty { throw ExitCode(1) }
  }
}
