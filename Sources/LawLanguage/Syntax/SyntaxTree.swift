import Measures

/// One parsed law file. Parsing never fails: what could not be read is missing here and reported beside it.
public struct SyntaxFile: Sendable {
  public var path: String
  public var file: Int32
  public var frontMatter: FrontMatterSyntax?
  public var items: [FileItem]

  public init(
    path: String, file: Int32, frontMatter: FrontMatterSyntax? = nil, items: [FileItem] = []
  ) {
    self.path = path
    self.file = file
    self.frontMatter = frontMatter
    self.items = items
  }
}

/// What a law file holds, in the order of the text.
public enum FileItem: Sendable {
  case heading(HeadingSyntax)
  case paragraph(ParagraphSyntax)
  case declaration(DeclarationSyntax)
  case worked(CaseSyntax)
}

/// `key: value` lines between `---` marks; a nested key is `title.en`.
public struct FrontMatterSyntax: Sendable {
  public var entries: [(key: Name, value: Name)]
  public var place: SourcePlace

  public init(entries: [(key: Name, value: Name)], place: SourcePlace) {
    self.entries = entries
    self.place = place
  }

  public func value(_ key: String) -> Name? { entries.first { $0.key.text == key }?.value }
}

/// A word of the source with its place.
public struct Name: Hashable, Sendable {
  public var text: String
  public var place: SourcePlace

  public init(_ text: String, _ place: SourcePlace) {
    self.text = text
    self.place = place
  }
}

public struct HeadingSyntax: Sendable {
  /// Number of `#` signs.
  public var level: Int
  public var titles: LabelsSyntax
  public var anchor: Name?
  public var place: SourcePlace

  public init(level: Int, titles: LabelsSyntax, anchor: Name?, place: SourcePlace) {
    self.level = level
    self.titles = titles
    self.anchor = anchor
    self.place = place
  }
}

/// Text between the fences; `language` is nil for an author's note.
public struct ParagraphSyntax: Sendable {
  public var language: Language?
  public var text: String
  public var place: SourcePlace

  public init(language: Language?, text: String, place: SourcePlace) {
    self.language = language
    self.text = text
    self.place = place
  }
}

/// `en "…" ru "…" kk "…"` as written: a language may be missing.
public struct LabelsSyntax: Sendable {
  public var texts: [Language: String]
  public var place: SourcePlace

  public init(texts: [Language: String], place: SourcePlace) {
    self.texts = texts
    self.place = place
  }
}

/// `[act#art-1.2]`; `act` is nil for the act of the file.
public struct CitationSyntax: Sendable {
  public var act: String?
  public var path: String
  public var place: SourcePlace

  public init(act: String?, path: String, place: SourcePlace) {
    self.act = act
    self.path = path
    self.place = place
  }
}

/// `[citations] confidence source KEY, KEY`.
public struct BasisSyntax: Sendable {
  public var citations: [CitationSyntax]
  public var confidence: Confidence?
  public var sources: [Name]

  public init(citations: [CitationSyntax] = [], confidence: Confidence? = nil, sources: [Name] = [])
  {
    self.citations = citations
    self.confidence = confidence
    self.sources = sources
  }
}

/// `yes_no`, `decimal(2)`, `money KZT`, `set of country`, `visa_kind`, …
public struct TypeSyntax: Sendable {
  public enum Kind: Hashable, Sendable {
    case yesNo, integer, percent, date, days, months, text
    case decimal(Int)
    case money(String)
    case named(String)
    case set(of: String)
  }
  public var kind: Kind
  public var isOptional: Bool
  public var place: SourcePlace

  public init(kind: Kind, isOptional: Bool, place: SourcePlace) {
    self.kind = kind
    self.isOptional = isOptional
    self.place = place
  }
}

/// First and last day of an edition or entry as written; both nil for `always` or an undated body.
public struct PeriodSyntax: Sendable {
  public var from: Day?
  public var through: Day?
  public var place: SourcePlace

  public init(from: Day? = nil, through: Day? = nil, place: SourcePlace) {
    self.from = from
    self.through = through
    self.place = place
  }
}
