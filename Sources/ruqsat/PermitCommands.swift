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
        Needs nothing but the key set of the office, saved from /.well-known/ruqsat-keys.json. Says \
        what was signed and whether the days fit; a suspension or withdrawal only the register or \
        the status list knows. The exit code is 0 for a genuine code in effect on the day, 2 for a \
        genuine one on another day, 1 for any other text.
        """)
  }

  @Option(help: "The file of the key set.")
  var keys: String

  @Option(help: "The day to check for, as 2026-03-01; today by default.")
  var day: String?

  func run() throws {
    guard let text = FileManager.default.contents(atPath: keys),
      let set = try? IssuerKeys(jwks: String(decoding: text, as: UTF8.self))
    else { throw ValidationError("There is no key set in \(keys).") }
    let asked = try day.map { text in
      guard let day = Day(iso: text) else {
        throw ValidationError("--day is a date such as 2026-03-01, not \(text).")
      }
      return day
    }
    // A code is short; more is not read.
    let input = try FileHandle.standardInput.read(upToCount: 65_536) ?? Data()
    let token: PermitToken
    do throws(TokenProblem) {
      token = try PermitToken(String(decoding: input, as: UTF8.self), keys: set)
    } catch {
      Terminal.error("Not a genuine permit: \(error.rawValue).")
      throw ExitCode(1)
    }
    let reach = show(token.claims, key: token.keyID, on: asked ?? Day.today)
    if reach != .inEffect { throw ExitCode(2) }
  }

  private func show(_ claims: PermitClaims, key: KeyID, on day: Day) -> PermitClaims.Reach {
    let reach = claims.reach(on: day)
    let lines =
      [
        "genuine, signed by \(claims.issuer) with the key \(key)", "number: \(claims.number)",
        "employer: \(claims.employer)", "region: \(claims.region)", "category: \(claims.category)",
        "workers: \(claims.places), named: \(claims.listed)",
        "in effect: \(claims.firstDay) to \(claims.lastDay)",
        "on \(day): " + (reach == .inEffect ? "in effect" : reach == .over ? "over" : "not yet"),
      ] + (claims.status.map { ["status list: \($0.address), place \($0.index)"] } ?? [])
    print(lines.joined(separator: "\n"))
    return reach
  }
}
