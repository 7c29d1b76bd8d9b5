import Measures

/// A worked case: facts, a day, expected rulings. A row of a `cases` table is one such case.
public struct CaseSyntax: Sendable {
  public struct Input: Sendable {
    public var path: [Name]
    public var content: InputContent
    public init(path: [Name], content: InputContent) {
      self.path = path
      self.content = content
    }
  }
  public enum InputContent: Sendable {
    case expression(ExpressionSyntax)
    /// One element per `-` line.
    case list([[Input]])
  }
  public struct Expectation: Sendable {
    public var path: [Name]
    public var result: Expected
    public var because: [CitationSyntax]
    public var place: SourcePlace
    public init(path: [Name], result: Expected, because: [CitationSyntax], place: SourcePlace) {
      self.path = path
      self.result = result
      self.because = because
      self.place = place
    }
  }
  public enum Expected: Sendable {
    case value(ExpressionSyntax)
    /// nil when `needs` was not written.
    case unknown(needs: [[Name]]?)
    case notKnown, notApplicable, conflict, undefined
  }
  /// The English title, by which the case is known in its act; rows of a table add their number.
  public var title: Name
  /// The title in all languages in which it was given, English from the head among them.
  public var titles: LabelsSyntax
  /// The number of the row of a table, from 1; nil for a case of its own.
  public var row: Int?
  public var record: Name
  public var day: Day?
  public var inputs: [Input]
  public var declined: [[Name]]
  public var choices: [(choice: Name, option: Name)]
  public var reforms: [Name]
  public var expectations: [Expectation]
  public var place: SourcePlace
  public init(
    title: Name, titles: LabelsSyntax, row: Int? = nil, record: Name, day: Day?,
    inputs: [Input] = [], declined: [[Name]] = [],
    choices: [(choice: Name, option: Name)] = [], reforms: [Name] = [],
    expectations: [Expectation] = [], place: SourcePlace
  ) {
    self.title = title
    self.titles = titles
    self.row = row
    self.record = record
    self.day = day
    self.inputs = inputs
    self.declined = declined
    self.choices = choices
    self.reforms = reforms
    self.expectations = expectations
    self.place = place
  }
}
