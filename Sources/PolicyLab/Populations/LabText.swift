import LawLanguage

/// A text of a file of `Lab` in the three languages.
public struct LabText: Decodable, Hashable, Sendable {
  public let kk: String
  public let ru: String
  public let en: String

  public subscript(language: Language) -> String {
    switch language {
    case .kk: kk
    case .ru: ru
    case .en: en
    }
  }

  init(_ labels: Labels) { (kk, ru, en) = (labels.kk, labels.ru, labels.en) }

  private enum Key: CodingKey {
    case kk, ru, en
  }

  /// One text alone stands for all languages: a name or an address that reads the same everywhere.
  public init(from decoder: any Decoder) throws {
    if let one = try? decoder.singleValueContainer().decode(String.self) {
      (kk, ru, en) = (one, one, one)
      return
    }
    let texts = try decoder.container(keyedBy: Key.self)
    kk = try texts.decode(String.self, forKey: .kk)
    ru = try texts.decode(String.self, forKey: .ru)
    en = try texts.decode(String.self, forKey: .en)
  }
}

extension Labels {
  /// Several texts after each other, in each language.
  static func joined(_ all: [Labels]) -> Labels {
    func text(_ language: Language) -> String {
      all.map { $0[language] }.joined(separator: "; ")
    }
    return Labels(kk: text(.kk), ru: text(.ru), en: text(.en))
  }
}
