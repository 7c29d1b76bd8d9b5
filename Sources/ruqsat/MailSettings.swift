import Foundation
import Mail

/// The mail server that notices leave by, from the environment.
struct MailSettings {
  let server: MailServer
  let from: MailAddress

  /// Nil where no server is named.
  init?(_ reading: inout SettingsReading) {
    let names: [ServiceSettings.Name] = [.mailFrom, .mailUser, .mailPasswordFile]
    guard let url = reading.text(.mailServer) else {
      if let lonely = names.first(where: { reading.text($0) != nil }) {
        reading.mistakes.append("\(lonely.rawValue) needs RUQSAT_SMTP_SERVER beside it.")
      }
      return nil
    }
    let parts = URL(string: url)
    let host = parts?.host() ?? ""
    if !["smtp", "smtps"].contains(parts?.scheme ?? "") || host.isEmpty || parts?.user() != nil {
      reading.mistakes.append(
        "RUQSAT_SMTP_SERVER is like smtps://mail.example.kz:465 or smtp://mail.example.kz:587, not \(url)."
      )
    }
    guard let from = reading.text(.mailFrom).flatMap({ MailAddress($0) }) else {
      reading.mistakes.append(
        "RUQSAT_SMTP_SERVER needs RUQSAT_SMTP_FROM beside it: the address that letters come from.")
      return nil
    }
    let isOwnMachine = ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
    let password = reading.secret(.mailPasswordFile)
    if reading.text(.mailUser) != nil, password == nil {
      reading.mistakes.append("RUQSAT_SMTP_USER needs RUQSAT_SMTP_PASSWORD_FILE beside it.")
    }
    self.from = from
    server = MailServer(
      url: url, user: reading.text(.mailUser), password: password,
      authorities: reading.text(.mailAuthorities), demandsTLS: !isOwnMachine)
  }
}
