import ArgumentParser
import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// `ruqsat law …`: work on and with the law files.
struct Law: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Check, format, ask and compare the law.",
      subcommands: [
        LawCheck.self, LawFormat.self, LawAsk.self, LawDiff.self, LawCoverage.self,
        LawColumnsCommand.self, LawSQLCommand.self,
      ])
  }
}

/// Where the law files lie, and which reforms are switched on: options every law command has.
struct LawOptions: ParsableArguments {
  @Option(help: "The folder with the law files; without it Law in the home folder.")
  var law: String?

  @Option(help: "The folder that holds Law, Phrases and Pages.")
  var home: String?

  @Option(name: .customLong("under"), help: "A reform to switch on; may be given several times.")
  var reforms: [String] = []

  @Option(help: "kk, ru or en; without it the language of the terminal.")
  var language: String?

  func validate() throws {
    if let language, Language(rawValue: language) == nil {
      throw ValidationError("--language is kk, ru or en, not ‘\(language)’.")
    }
  }

  func speech() throws -> Speech { try Speech(home: home, language: language) }

  func folder() throws -> LawFolder {
    if let law { return LawFolder(path: law) }
    return LawFolder(path: try Home(option: home).law)
  }

  func parsed() throws -> ParsedFiles { ParsedFiles(try files()) }

  func files() throws -> [SourceFile] {
    let folder = try folder()
    do throws(LawFolder.Fault) {
      return try folder.files()
    } catch {
      throw LawFolderFaultText(fault: error)
    }
  }

  /// The checked book; a law that does not check ends the command with the diagnostics.
  func book() throws -> LawBook { try book(parsed()) }

  func book(_ parsed: ParsedFiles) throws -> LawBook {
    let outcome = Checker.check(parsed, applying: reforms)
    guard let book = outcome.book else {
      let text = DiagnosticText(files: outcome.files, speech: try speech())
      Terminal.error(text.text(outcome.diagnostics))
      throw ExitCode(1)
    }
    return book
  }
}

/// Why the law folder cannot be read, with what to do.
struct LawFolderFaultText: Error, CustomStringConvertible {
  let fault: LawFolder.Fault

  var description: String {
    switch fault {
    case .notFound(let path): "There is no folder \(path). Give the folder with --law DIR."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
    case .empty(let path): "There is no law file (*.md) in \(path). Give the folder with --law DIR."
    case .notText(let path): "\(path) is not UTF-8 text; save it as UTF-8."
    }
  }
}

/// Output to the terminal, written at once also into a pipe.
enum Terminal {
  static func print(_ text: String) { write(text + "\n", to: .standardOutput) }
  static func prompt(_ text: String) { write(text, to: .standardOutput) }
  static func error(_ text: String) { write(text + "\n", to: .standardError) }

  /// A line beside the output that the next one takes the place of.
  static func status(_ text: String) { write("\r\u{1B}[K" + text, to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A closed pipe ends the program's use of it; there is nobody left to tell.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// Prints a value as JSON with sorted keys.
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

/// Diagnostics as a law author reads them.
struct DiagnosticText {
  let files: [SourceFile]
  /// Without one it is English, as the log of a service is.
  var speech: Speech?

  func place(_ place: SourcePlace) -> String {
    let file = Int(place.file)
    let path = files.indices.contains(file) ? files[file].path : "?"
    return "\(path):\(place.line):\(place.column)"
  }

  func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(text).joined(separator: "\n")
  }

  func text(_ diagnostic: Diagnostic) -> String {
    let severity = speech?.text(diagnostic.severity) ?? diagnostic.severity.rawValue
    let head =
      "\(place(diagnostic.place)): \(severity) \(diagnostic.code.rawValue): \(text(diagnostic.wording))"
    let line = sourceLine(diagnostic.place).map { ["    \($0)"] } ?? []
    let notes = diagnostic.notes.map { "    \(place($0.place)): \(text($0.wording))" }
    return ([head] + line + notes).joined(separator: "\n")
  }

  private func text(_ wording: Wording) -> String { speech?.text(wording) ?? wording.english }

  private func sourceLine(_ place: SourcePlace) -> String? {
    guard files.indices.contains(Int(place.file)) else { return nil }
    let lines = files[Int(place.file)].text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(Int(place.line) - 1) else { return nil }
    return lines[Int(place.line) - 1].trimmingCharacters(in: .whitespaces)
  }

  struct Wire: Encodable {
    struct Note: Encodable {
      let message: String
      let file: String
      let line: Int32
      let column: Int32
    }
    let code: String
    let severity: String
    let message: String
    let file: String
    let line: Int32
    let column: Int32
    let length: Int32
    let notes: [Note]
  }

  func wire(_ diagnostic: Diagnostic) -> Wire {
    Wire(
      code: diagnostic.code.rawValue, severity: diagnostic.severity.rawValue,
      message: text(diagnostic.wording), file: path(diagnostic.place), line: diagnostic.place.line,
      column: diagnostic.place.column, length: diagnostic.place.length,
      notes: diagnostic.notes.map {
        .init(
          message: text($0.wording), file: path($0.place), line: $0.place.line,
          column: $0.place.column)
      })
  }

  private func path(_ place: SourcePlace) -> String {
    files.indices.contains(Int(place.file)) ? files[Int(place.file)].path : "?"
  }
}
