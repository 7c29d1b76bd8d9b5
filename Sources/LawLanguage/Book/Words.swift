/// A language a reader may choose; Kazakh is the one a visitor gets unless they ask otherwise.
public enum Language: String, CaseIterable, Hashable, Sendable, Comparable {
  case kk, ru, en

  public static func < (a: Language, b: Language) -> Bool { a.rawValue < b.rawValue }
}

/// How sure the source of a provision is.
public enum Confidence: String, CaseIterable, Hashable, Sendable, Comparable {
  case unsure, likely, sure

  private var rank: Int {
    switch self {
    case .unsure: 0
    case .likely: 1
    case .sure: 2
    }
  }
  public static func < (a: Confidence, b: Confidence) -> Bool { a.rank < b.rank }
}

/// One text in the three languages. A missing language is an empty text (and was reported).
public struct Labels: Hashable, Sendable {
  public var kk: String
  public var ru: String
  public var en: String

  public init(kk: String, ru: String, en: String) {
    self.kk = kk
    self.ru = ru
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .kk: kk
    case .ru: ru
    case .en: en
    }
  }
}

/// The number of a thing of one kind in its book.
public struct ID<Thing>: Hashable, Sendable, Comparable {
  public let index: Int32

  public init(_ index: Int) { self.index = Int32(index) }

  public static func < (a: ID, b: ID) -> Bool { a.index < b.index }
}
