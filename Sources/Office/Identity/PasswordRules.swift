import Foundation

/// Why a password may not be chosen.
public enum PasswordFault: Error, Hashable, Sendable {
  /// Fewer letters than this.
  case tooShort(least: Int)
  /// More bytes than are taken.
  case tooLong
  /// The login or the person's name, or hardly more.
  case aboutThePerson
  /// Among the first that anybody would try, or such a one repeated.
  case common
}

/// Which passwords may be chosen: long and not among the first that are tried. No rules of composition, no end.
///
/// NIST SP 800-63B-4, section 3.1.1.2: 15 characters where the password alone lets in.
public struct PasswordRules: Sendable {
  public let leastLength: Int

  public init(leastLength: Int = 15) { self.leastLength = leastLength }

  /// The password to keep, for a person with this login and name.
  public func chosen(_ typed: String, login: String, name: String)
    throws(PasswordFault) -> Password
  {
    guard typed.utf8.count <= Password.mostBytes else { throw .tooLong }
    guard let password = Password(typed), password.text.unicodeScalars.count >= leastLength
    else { throw .tooShort(least: leastLength) }
    let plain = Self.plain(password.text)
    if Self.isCommon(plain) { throw .common }
    let known = [login, name].map(Self.plain)
    if known.contains(where: { !$0.isEmpty && Self.isHardlyMore(plain, than: $0) }) {
      throw .aboutThePerson
    }
    return password
  }

  /// Small letters and digits alone.
  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Whether taking every occurrence out leaves fewer than six letters.
  private static func isHardlyMore(_ text: String, than part: String) -> Bool {
    guard part.count > 2, text.contains(part) else { return false }
    return text.replacing(part, with: "").count < 6
  }

  /// A common password, one repeated, a run along the alphabet, the digits or a row of keys.
  private static func isCommon(_ text: String) -> Bool {
    if Set(text).count < 4 { return true }
    if CommonPasswords.rows.contains(where: { ($0 + $0).contains(text) }) { return true }
    let left = CommonPasswords.words.sorted { $0.count > $1.count }
      .reduce(text) { $0.replacing($1, with: "") }
    return left.count < 6 || CommonPasswords.words.contains { repeats($0, text) }
  }

  private static func repeats(_ word: String, _ text: String) -> Bool {
    let times = text.count / max(1, word.count) + 1
    return String(repeating: word, count: times).hasPrefix(text)
  }
}
