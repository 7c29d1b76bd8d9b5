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
}
