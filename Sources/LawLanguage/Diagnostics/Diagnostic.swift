/// Something wrong (or doubtful) in a law file, told to the law's author.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    case error, warning
  }
  public struct Note: Hashable, Sendable {
    public var wording: Wording
    public var place: SourcePlace

    public init(_ wording: Wording, _ place: SourcePlace) {
      self.wording = wording
      self.place = place
    }

    /// In English.
    public var text: String { wording.english }
  }

  public var code: DiagnosticCode
  /// What is wrong and what to do, one or two sentences.
  public var wording: Wording
  public var place: SourcePlace
  /// Every other place involved.
  public var notes: [Note]

  public init(
    _ code: DiagnosticCode, _ wording: Wording, at place: SourcePlace, notes: [Note] = []
  ) {
    self.code = code
    self.wording = wording
    self.place = place
    self.notes = notes
  }

  /// The wording in English.
  public var message: String { wording.english }

  public var severity: Severity { code.severity }
}
