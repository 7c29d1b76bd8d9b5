import ArgumentParser
import Casework
import Foundation
import Measures
import Papers

/// `ruqsat permit …`: permits without an office.
struct PermitCommands: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "permit", abstract: "Check the code of a permit without a connection.",
      subcommands: [PermitCheck.self])
  }
}

/// `ruqsat permit check`
struct PermitCheck: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: "Check the text of a code, read from standard input.",
      discussion: """
        Needs nothing but the key set of the office, saved from /.well-known/ruqsat-keys.json, and the phrases \
        that come with the program. Says what was signed and whether the days fit; a suspension or withdrawal only the register or \
        the status list knows. The exit code is 0 for a genuine code in effect on the day, 2 for a \
        genuine one on another day, 1 for any other text.
        """)
  }

  @Option(help: "The file of the key set.")
  var keys: String

  @Option(help: "The day to check for, as 2026-03-01; today by default.")
  var day: String?

  @OptionGroup var words: SpeechOptions

  func run() throws {
    let speech = try words.speech()
    guard let text = FileManager.default.contents(atPath: keys),
      let set = try? IssuerKeys(jwks: String(decoding: text, as: UTF8.self))
    else { throw ValidationError(speech.say("cli.permit.no-keys", ["file": keys])) }
    let asked = try day.map { text in
      guard let day = Day(iso: text) else {
        throw ValidationError(speech.say("cli.permit.no-day", ["text": text]))
      }
      return day
    }
    // A code is short; more is not read.
    let input = try FileHandle.standardInput.read(upToCount: 65_536) ?? Data()
    let token: PermitToken
    do throws(TokenProblem) {
      token = try PermitToken(String(decoding: input, as: UTF8.self), keys: set)
    } catch {
      Terminal.error(speech.say("verify.problem.\(error.rawValue)"))
      throw ExitCode(1)
    }
    let reach = token.claims.reach(on: asked ?? Day.today)
    for line in lines(token, reach, on: asked ?? Day.today, speech) { Terminal.print(line) }
    if reach != .inEffect { throw ExitCode(2) }
  }

  /// What was signed, and whether the days fit; names of regions and categories as the law calls them.
  private func lines(
    _ token: PermitToken, _ reach: PermitClaims.Reach, on day: Day, _ speech: Speech
  ) -> [String] {
    let claims = token.claims
    let signed = speech.say(
      "verify.signed", ["issuer": claims.issuer, "key": "\(token.keyID)"])
    let rows = [
      ("verify.row.number", "\(claims.number)"), ("verify.row.employer", claims.employer),
      ("verify.row.region", "\(claims.region)"), ("verify.row.category", "\(claims.category)"),
      ("verify.row.places", "\(claims.places)"), ("cli.permit.listed", "\(claims.listed)"),
      ("verify.row.first-day", "\(claims.firstDay)"),
      ("verify.row.last-day", "\(claims.lastDay)"),
    ].map { "\(speech.say($0)): \($1)" }
    let status = claims.status.map {
      speech.say("cli.permit.status", ["address": $0.address, "place": "\($0.index)"])
    }
    return [signed] + rows + [speech.say("cli.permit.\(reach.name)", ["day": "\(day)"])]
      + [status].compactMap(\.self)
  }
}

extension PermitClaims.Reach {
  fileprivate var name: String {
    switch self {
    case .notYet: "not-yet"
    case .inEffect: "in-effect"
    case .over: "over"
    }
  }
}
