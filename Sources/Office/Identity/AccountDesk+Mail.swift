import Mail
import Register

extension AccountDesk {
  /// Where the person's notices also go; an empty text: nowhere. Throws `.unusableMail`.
  public func setMail(_ typed: String, of who: SignedIn) async throws(EntranceRefusal) {
    let text = String(typed.filter { !$0.isWhitespace })
    guard text.isEmpty || MailAddress(text) != nil else { throw .unusableMail }
    let found = try await entrance.kept { () async throws(RegisterFault) in
      try await register.record(who.account.id)
    }
    guard let found, found.record.isOpen else { throw .ended }
    var account = found.record
    account.mail = text.isEmpty ? nil : text
    guard account != found.record else { return }
    try await put(account, expecting: found.version, by: who.actor.party)
  }
}
