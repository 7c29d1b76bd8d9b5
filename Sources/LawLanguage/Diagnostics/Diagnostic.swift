/// Something wrong (or doubtful) in a law file, told to the law's author.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    case error, warning
  }
  public struct Note: Hashable, Sendable {
    public var text: String
    public var place: SourcePlace

    public init(_ text: String, _ place: SourcePlace) {
      self.text = text
      self.place = place
    }
  }

  public var code: DiagnosticCode
  /// What is wrong and what to do, one or two sentences.
  public var message: String
  public var place: SourcePlace
  /// Every other place involved.
  public var notes: [Note]

  public init(
    _ code: DiagnosticCode, _ message: String, at place: SourcePlace, notes: [Note] = []
  ) {
    self.code = code
    self.message = message
    self.place = place
    self.notes = notes
  }

  public var severity: Severity { code.severity }
}
