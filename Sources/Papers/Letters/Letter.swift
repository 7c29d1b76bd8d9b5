import LawLanguage

/// A letter of the office in one language, as plain parts: the page and the paper are drawn from the same value.
public struct Letter: Hashable, Sendable {
  /// What the letter is. Each has a title under `letter.title.` in the phrases.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case received, deficient, hearing, refused, refusedBySilence, granted, permit, list
    case suspended, withdrawn, extended, extensionRefused, replaced, replacementRefused
    case appealUpheld, appealReturned, appealRestored, closed, penalty, referral
    case refusalReturned, refusalSetAside, closedWithAppeals
    /// Not from the office: a complaint, for whoever made it to hand in.
    case complaint
  }

  public let kind: Kind
  public let language: Language
  /// Whose letter it is.
  public let office: String
  public let title: String
  /// Number, day, employer: what stands in the head.
  public let head: [Field]
  public let parts: [Part]
  /// Small, at the end: from what the letter was made.
  public let note: String
  /// Under `letter.page`, with `{page}` and `{pages}` still open.
  public let pageLine: String

  public init(
    kind: Kind, language: Language, office: String, title: String, head: [Field], parts: [Part],
    note: String, pageLine: String
  ) {
    self.kind = kind
    self.language = language
    self.office = office
    self.title = title
    self.head = head
    self.parts = parts
    self.note = note
    self.pageLine = pageLine
  }

  /// A name and what stands for it.
  public struct Field: Hashable, Sendable {
    public let label: String
    public let value: String

    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// One numbered reason or step.
  public struct Entry: Hashable, Sendable {
    public let text: String
    /// Why, or what else to know.
    public let details: [String]
    /// Provisions by their titles.
    public let citations: [String]

    public init(_ text: String, details: [String] = [], citations: [String] = []) {
      self.text = text
      self.details = details
      self.citations = citations
    }
  }

  public struct Table: Hashable, Sendable {
    public let columns: [String]
    public let rows: [[String]]

    public init(columns: [String], rows: [[String]]) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// A picture to scan, with the words beside it.
  public struct Code: Hashable, Sendable {
    public let code: QRCode
    public let title: String
    public let text: String

    public init(code: QRCode, title: String, text: String) {
      self.code = code
      self.title = title
      self.text = text
    }
  }

  public enum Part: Hashable, Sendable {
    case heading(String)
    case paragraph(String)
    /// Set apart, because something depends on it.
    case notice(String)
    case fields([Field])
    case numbered([Entry])
    case table(Table)
    case codes([Code])
    /// The line for a name: who signed.
    case signature(String, name: String)
  }
}
