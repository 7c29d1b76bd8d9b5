import LawLanguage

/// A short word in a coloured frame, `parts/badge`. The word carries the meaning, not the colour.
public struct Badge: Sendable, Equatable {
  public let text: String

  /// `sure`, `likely`, `unsure`, `yes`, `no`, `plain`: the ending of a class in the style sheet.
  public let tone: String

  public init(_ text: String, tone: String) {
    self.text = text
    self.tone = tone
  }

  public init(_ confidence: Confidence, _ visit: Visit) {
    self.init(visit.say("confidence.\(confidence.rawValue)"), tone: confidence.rawValue)
  }
}

extension Badge: Showing {
  public var shown: ShownRecord {
    [
      "text": .of(text), "tone": .of(tone),
    ]
  }
}
