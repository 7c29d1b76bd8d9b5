import ArgumentParser
import Casework
import LawExplain
import LawLanguage
import Measures
import Office
import PolicyLab
import Register
import Web

/// `ruqsat lab needs`: the forecast and the list of shortages proposed.
struct LabNeeds: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "needs",
      abstract: "Forecast the need for foreign workers and propose shortages.",
      discussion: """
        From published counts, and with --register from that register's use of places and requests too, \
        read on --day (without it today) and asked about the year after it.

        ruqsat lab needs --register ruqsat.sqlite --language ru
        """)
  }

  @OptionGroup var options: LabOptions

  @Option(help: "The file of a register, for the use of places and the requests of employers.")
  var register: String?

  func run() async throws {
    let voice = Voice(book: try options.shelf().base, try options.speech())
    let folder = try options.folder()
    let (file, needs) = try options.told { () throws(LabFault) in
      let file = try folder.needs()
      return (file, try NeedsAssessment(file, voice.narration.book))
    }
    let counted = try await counted(voice.narration.book)
    let text = NeedsText(voice: voice)
    Terminal.print(file.method[voice.language] + "\n")
    text.print(needs)
    guard let counted else { return Terminal.print(voice.say("cli.lab.needs.no-register")) }
    Terminal.print(voice.say("lab.needs.register.title"))
    guard let own = NeedsAssessment(counted, file), let texts = file.register else {
      return Terminal.print(voice.say("lab.needs.register.empty"))
    }
    Terminal.print(texts.method[voice.language] + "\n")
    text.print(own)
  }

  /// What the register counts; nil where none is named.
  private func counted(_ book: LawBook) async throws -> RegisterNeeds? {
    guard let register else { return nil }
    let day = try options.day.map(Day.asked) ?? .today
    let real = World.real
    let world = World(now: real.now, today: { day }, randomBytes: real.randomBytes)
    let explainer = Explainer(book: book)
    let office = Office(register: try RegisterOptions.opened(register), world: world) {
      () throws(PermitLaw.Gap) in try PermitLaw(explainer: explainer)
    }
    return try await OfficeNeeds(office: office).needs()
  }
}

/// A forecast in the terminal.
private struct NeedsText {
  let voice: Voice

  func print(_ needs: NeedsAssessment) {
    let day = voice.narration.text(of: needs.day)
    for group in needs.groups {
      Terminal.print(group.title[voice.language] + ", " + day)
      for line in group.lines { Terminal.print("  " + text(line)) }
      Terminal.print("")
    }
  }

  private func text(_ line: NeedsAssessment.Line) -> String {
    let past = line.past.isEmpty ? "–" : line.past.map { "\($0.count)" }.joined(separator: ", ")
    let forecast = line.forecast.map { "\($0.count) (\($0.least)–\($0.most))" } ?? "–"
    var parts = [
      "\(name(line)): \(past) → \(forecast)",
      line.places.map { voice.say("cli.lab.needs.places", ["places": "\($0)"]) },
      line.requested.map { asked in
        asked.places.map { voice.say("cli.lab.needs.requested", ["places": "\($0)"]) }
          ?? voice.say("lab.needs.withheld")
      },
    ].compactMap { $0 }
    if !line.reasons.isEmpty {
      let reasons = line.reasons.map { reason(of: line, $0) }.joined(separator: ", ")
      parts.append(voice.say("cli.lab.needs.shortage", ["reasons": reasons]))
    }
    return parts.joined(separator: "; ")
  }

  private func name(_ line: NeedsAssessment.Line) -> String {
    if let title = line.title { return title[voice.language] }
    let own = voice.narration.book.enumerations.first { $0.name == line.enumeration }
    return own?.cases.first { $0.name == line.name }?.labels[voice.language] ?? line.name
  }

  private func reason(of line: NeedsAssessment.Line, _ reason: NeedsAssessment.Reason) -> String {
    let percent = line.percent(of: reason).map {
      voice.narration.text(of: Int64($0), as: ValueType(.percent, scale: 2))
    }
    return voice.say("lab.needs.reason.\(reason.rawValue)", ["percent": percent ?? "?"])
  }
}
