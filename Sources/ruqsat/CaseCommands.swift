import ArgumentParser
import Casework
import Foundation
import LawExplain
import Register
import Web

/// `ruqsat case …`: what a reviewer does with a case that was refused or whose permit was withdrawn.
struct CaseCommands: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "case", abstract: "Export the packet of a case, and replay it.",
      subcommands: [CasePacket.self, CaseReplay.self])
  }
}

/// `ruqsat case packet`
struct CasePacket: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "packet",
      abstract:
        "Write what a reviewer needs: facts, edition of the law, reasons, decision, journal.")
  }

  @OptionGroup var options: RegisterOptions

  @Option(name: .customLong("case"), help: "The number of the case.")
  var number: String

  @Option(help: ActOption.help) var act: Int?

  func run() async throws {
    let packet = try await AppealPacket.read(number, of: act, from: options)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    Terminal.print(String(decoding: try encoder.encode(packet), as: UTF8.self))
  }
}

/// `ruqsat case replay`
struct CaseReplay: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "replay",
      abstract: "Fold the journal of a packet and answer its facts again with the law book.",
      discussion: """
        The exit code is 0 when the law gives the same reasons byte for byte, or none lie behind the act; 1 when anything differs, \
        2 when the law files are another edition than the one that decided.
        """)
  }

  @OptionGroup var law: LawOptions
  @OptionGroup var options: RegisterOptions

  @Argument(help: "The file of a packet, as ruqsat case packet writes it.")
  var file: String?

  @Option(
    name: .customLong("case"), help: "The number of a case in the register, instead of a file.")
  var number: String?

  @Option(help: ActOption.help) var act: Int?

  func validate() throws {
    guard (file == nil) != (number == nil) else {
      throw ValidationError("Name a file, or a case with --case.")
    }
  }

  func run() async throws {
    let speech = try law.speech()
    let packet = try await packet(speech)
    let verdict = packet.replay(with: Explainer(book: try law.book(try law.parsed())))
    let lines =
      [
        speech.say("office.replay.\(verdict.name).title") + ".",
        speech.say("office.replay.\(verdict.name).text"),
      ] + details(verdict, speech)
    if verdict.isGood { return Terminal.print(lines.joined(separator: "\n")) }
    Terminal.error(lines.joined(separator: "\n"))
    if case .refused(.otherBook) = verdict { throw ExitCode(2) }
    throw ExitCode(1)
  }

  /// What differs, a line each: paths, marks and causes, which read the same in every language.
  private func details(_ verdict: AppealPacket.Verdict, _ speech: Speech) -> [String] {
    switch verdict {
    case .same, .journalOnly, .otherDecision: []
    case .different(let differences):
      differences.map { "\($0.path): \($0.kept ?? "–") → \($0.now ?? "–")" }
    case .brokenJournal(let fault): ["\(fault)"]
    case .otherFacts(let paths): paths
    case .refused(.otherBook(let mark, let expected)):
      ["\(speech.say("office.packet.mark")): \(mark) → \(expected)"]
    case .refused(let refusal): ["\(refusal)"]
    }
  }

  private func packet(_ speech: Speech) async throws -> AppealPacket {
    if let number { return try await AppealPacket.read(number, of: act, from: options) }
    let named = ["file": file ?? ""]
    guard let data = file.flatMap({ FileManager.default.contents(atPath: $0) }) else {
      throw ValidationError(speech.say("cli.case.no-file", named))
    }
    // What the decoder found is of no use to whoever named the wrong file.
    guard let packet = try? JSONDecoder().decode(AppealPacket.self, from: data) else {
      throw ValidationError(speech.say("cli.case.no-packet", named))
    }
    return packet
  }
}

private enum ActOption {
  static var help: ArgumentHelp {
    "The number of the event by which an extension or a replacement was refused."
  }
}

extension AppealPacket {
  /// The packet of a case in a register.
  fileprivate static func read(
    _ number: String, of act: Int?, from options: RegisterOptions
  ) async throws -> AppealPacket {
    guard let id = Identifier<PermitCase>(number) else {
      throw ValidationError("‘\(number)’ is no number of a case.")
    }
    let register = try options.opened()
    let known: PermitCase?
    let events: [CaseEvent]
    do throws(RegisterFault) {
      known = try await register.permitCase(id)
      events = try await register.events(of: id)
    } catch {
      throw RegisterFaultText(fault: error)
    }
    guard let known else { throw ValidationError("There is no case \(number).") }
    guard let packet = AppealPacket(known, journal: events, of: act) else {
      throw ValidationError(
        "Nothing was refused in case \(number), nor was its permit withdrawn: there is nothing to review."
      )
    }
    return packet
  }
}
