import Foundation
import Office
import Web

/// How the service is set up, read from the environment. Every mistake is told at once.
struct ServiceSettings {
  /// The file of the register; nil: only questions about the law are answered.
  let register: String?
  /// Scheme and host by which people reach the service: `https://permits.example.kz`.
  let address: String?
  let isBehindProxy: Bool
  let provider: ProviderSettings?
  /// The file of the key that signs permits; nil: no documents are signed.
  let permitKey: String?
  /// Files of keys that signed before, parted by colons.
  let earlierPermitKeys: [String]

  /// The file of the key that locks the secrets of second factors; nil: they are kept as they are.
  let secretsKey: String?
  /// Files of keys that locked before, parted by colons.
  let earlierSecretsKeys: [String]

  /// Nil: notices stay in the inboxes.
  let mail: MailSettings?

  /// The variables, for the help text and for telling mistakes.
  enum Name: String, CaseIterable {
    case register = "RUQSAT_REGISTER"
    case address = "RUQSAT_ADDRESS"
    case behindProxy = "RUQSAT_BEHIND_PROXY"
    case permitKey = "RUQSAT_PERMIT_KEY"
    case earlierPermitKeys = "RUQSAT_EARLIER_PERMIT_KEYS"
    case secretsKey = "RUQSAT_SECRETS_KEY"
    case earlierSecretsKeys = "RUQSAT_EARLIER_SECRETS_KEYS"
    case mailServer = "RUQSAT_SMTP_SERVER"
    case mailFrom = "RUQSAT_SMTP_FROM"
    case mailUser = "RUQSAT_SMTP_USER"
    case mailPasswordFile = "RUQSAT_SMTP_PASSWORD_FILE"
    case mailAuthorities = "RUQSAT_SMTP_CA_FILE"
    case issuer = "RUQSAT_OIDC_ISSUER"
    case audience = "RUQSAT_OIDC_CLIENT_ID"
    case secretFile = "RUQSAT_OIDC_SECRET_FILE"
    case scopes = "RUQSAT_OIDC_SCOPES"
    case loginClaim = "RUQSAT_OIDC_LOGIN_CLAIM"
    case employerClaim = "RUQSAT_OIDC_EMPLOYER_CLAIM"
  }

  /// - Parameters:
  ///   - environment: of the process
  ///   - register: what the command line says instead
  init(_ environment: [String: String], register: String? = nil) throws(SettingsFault) {
    var reading = SettingsReading(environment: environment)
    self.register = register ?? reading.text(.register)
    address = reading.address()
    isBehindProxy = reading.yesNo(.behindProxy)
    permitKey = reading.text(.permitKey)
    earlierPermitKeys = reading.files(.earlierPermitKeys)
    secretsKey = reading.text(.secretsKey)
    earlierSecretsKeys = reading.files(.earlierSecretsKeys)
    provider = reading.provider(address: address)
    mail = MailSettings(&reading)
    guard reading.mistakes.isEmpty else { throw SettingsFault(mistakes: reading.mistakes) }
  }

  /// How cookies are written: plain only where nothing leaves the machine, or nothing is real.
  func cookies(host: String, isDemo: Bool) throws(SettingsFault) -> CookieStyle {
    if address?.hasPrefix("https://") == true { return .secure }
    let isOwnMachine = ["127.0.0.1", "::1", "localhost"].contains(host)
    guard isOwnMachine || isDemo else {
      throw SettingsFault(mistakes: [
        "Signing in over a network needs https. Put a proxy that speaks https before the service and "
          + "say its address in \(Name.address.rawValue), or listen on 127.0.0.1."
      ])
    }
    return .plain
  }
}

/// What is wrong with the settings; every line says what to do.
struct SettingsFault: Error, CustomStringConvertible {
  let mistakes: [String]

  var description: String {
    "The settings cannot be used:\n" + mistakes.map { "  - " + $0 }.joined(separator: "\n")
  }
}

struct SettingsReading {
  let environment: [String: String]
  var mistakes: [String] = []

  init(environment: [String: String]) { self.environment = environment }

  func text(_ name: ServiceSettings.Name) -> String? {
    let text = environment[name.rawValue]?.trimmingCharacters(in: .whitespacesAndNewlines)
    return text?.isEmpty == false ? text : nil
  }

  /// Several files, parted by colons.
  func files(_ name: ServiceSettings.Name) -> [String] {
    text(name)?.split(separator: ":").map(String.init) ?? []
  }

  mutating func yesNo(_ name: ServiceSettings.Name) -> Bool {
    switch text(name)?.lowercased() {
    case nil, "no", "false", "0": return false
    case "yes", "true", "1": return true
    default:
      mistakes.append("\(name.rawValue) is yes or no.")
      return false
    }
  }

  mutating func address() -> String? {
    guard let text = text(.address) else { return nil }
    let isWhole =
      (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && URL(string: text)?.host()?.isEmpty == false && URL(string: text)?.path() ?? "" == ""
    if !isWhole {
      mistakes.append(
        "\(ServiceSettings.Name.address.rawValue) is scheme and host without a path, like "
          + "https://permits.example.kz, not \(text).")
    }
    return text
  }

  mutating func provider(address: String?) -> ProviderSettings? {
    guard let issuer = text(.issuer) else {
      if let lonely = [ServiceSettings.Name.audience, .secretFile].first(where: { text($0) != nil })
      {
        mistakes.append("\(lonely.rawValue) needs RUQSAT_OIDC_ISSUER beside it.")
      }
      return nil
    }
    let isOwnMachine = ["http://127.0.0.1:", "http://localhost:"].contains { issuer.hasPrefix($0) }
    if !issuer.hasPrefix("https://") && !isOwnMachine {
      mistakes.append("RUQSAT_OIDC_ISSUER begins with https://, not \(issuer).")
    }
    guard let audience = text(.audience), let address else {
      mistakes.append(
        "RUQSAT_OIDC_ISSUER needs RUQSAT_OIDC_CLIENT_ID and RUQSAT_ADDRESS beside it.")
      return nil
    }
    return ProviderSettings(
      issuer: issuer, audience: audience, secret: secret(.secretFile),
      returnAddress: address + "/sign-in/return",
      scopes: (text(.scopes) ?? "openid").split(separator: " ").map(String.init),
      loginClaim: text(.loginClaim) ?? "iin", employerClaim: text(.employerClaim))
  }

  /// From a file: the environment of a process is easily seen by others.
  mutating func secret(_ name: ServiceSettings.Name) -> String? {
    guard let path = text(name) else { return nil }
    guard let secret = try? String(contentsOfFile: path, encoding: .utf8) else {
      mistakes.append("\(name.rawValue): \(path) cannot be read.")
      return nil
    }
    return secret.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
