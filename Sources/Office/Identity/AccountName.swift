import Foundation

/// How logins and names are written.
enum AccountName {
  /// The login in its one form: small letters, compatible forms made one. Nil when it cannot be one: 3 to 120
  /// characters, no spaces, nothing invisible.
  static func login(_ typed: String) -> String? {
    guard typed.utf8.count <= 480 else { return nil }
    let login = typed.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
      .precomposedStringWithCompatibilityMapping
    let isPlain = login.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "@.-_+".unicodeScalars.contains(scalar)
    }
    return (3...120).contains(login.count) && isPlain ? login : nil
  }

  /// The name in one line; nil when it is empty or longer than 200 characters.
  static func name(_ typed: String) -> String? {
    guard typed.utf8.count <= 1000 else { return nil }
    let words = typed.split(whereSeparator: \.isWhitespace)
    let name = words.joined(separator: " ")
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    return (1...200).contains(name.count) && isPlain ? name : nil
  }
}
