import Register

/// Why somebody is not let in, or may not change how they come in.
public enum EntranceRefusal: Error, Hashable, Sendable {
  /// Login or password, or the code, is not right; which of them is never said. Also for closed accounts.
  case wrong
  /// Too many attempts: not before so many seconds.
  case wait(seconds: Int64)
  /// The session, the invitation or the way in at another provider has ended, or was used.
  case ended
  case weakPassword(PasswordFault)
  case loginTaken
  /// A login has 3 to 120 characters and no spaces.
  case unusableLogin
  case unusableName
  /// No plain address of mail.
  case unusableMail
  /// The account was changed by somebody else meanwhile.
  case changedMeanwhile
  /// The account does not have this role, or may not give it.
  case notAllowed
  /// Too many people come in at this moment.
  case busy
  /// The other provider, or what it sent, cannot be relied on.
  case provider(ProviderFault)
  case fault(RegisterFault)
}
