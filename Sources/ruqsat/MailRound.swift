import Casework
import LawLanguage
import LawLibrary
import Logging
import Mail
import Office
import Register
import ServiceLifecycle

/// Sends what waits in the outbox, twice a minute.
struct MailRound: Service {
  let postman: Postman
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while true {
        do throws(RegisterFault) {
          let round = try await postman.round()
          if round.failed > 0 {
            logger.warning("messages that could not be sent: \(round.failed); sent: \(round.sent)")
          } else if round.sent > 0 {
            logger.info("messages sent: \(round.sent)")
          }
        } catch { logger.error("the outbox could not be looked through: \(error)") }
        do { try await Task.sleep(for: .seconds(30)) } catch { return }
      }
    }
  }
}

extension Postman {
  /// The postman of the settings.
  ///
  /// - Parameter address: scheme and host by which people reach the service
  init(_ settings: MailSettings, _ register: any Register, _ phrases: Phrases, address: String) {
    let server = settings.server
    self.init(
      register: register, now: { .now }, from: settings.from,
      words: { notice, code in
        let language = Language(rawValue: code) ?? .kk
        let subject =
          notice.permitCase.map {
            phrases.text("mail.subject.case", language, ["case": $0.rawValue])
          }
          ?? phrases.text("mail.subject.plain", language)
        let paragraphs = [
          phrases.text(notice.phrase, language, notice.filling),
          phrases.text("mail.see", language, ["address": "\(address)/\(language.rawValue)"]),
          phrases.text("mail.why", language),
        ]
        return (subject, paragraphs.joined(separator: "\n\n"))
      },
      carry: { letter throws(MailFault) in try await server.send(letter) })
  }
}
