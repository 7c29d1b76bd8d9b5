import LawLanguage

/// One step of the reasons as a reader sees it.
public struct NarratedReason: Hashable, Sendable {
  /// One sentence: "Permit required: yes".
  public let text: String
  /// What stands behind it: the condition, the edition in force, the entry of a value.
  public let detail: String?
  public let citations: [Citation]
  public let confidence: Confidence?
  public let children: [NarratedReason]
  /// Whether the result of the step above rests on this one.
  public let isDecisive: Bool

  public init(
    text: String, detail: String?, citations: [Citation], confidence: Confidence?,
    children: [NarratedReason], isDecisive: Bool
  ) {
    self.text = text
    self.detail = detail
    self.citations = citations
    self.confidence = confidence
    self.children = children
    self.isDecisive = isDecisive
  }
}

/// A ruling as a reader sees it.
public struct NarratedRuling: Hashable, Sendable {
  /// The result in one sentence: "Permit required: yes".
  public let text: String
  /// Why: the deciding definition with its condition, or what is missing.
  public let because: String?
  /// Labels of the facts still needed.
  public let needs: [String]
  /// "This rests on a provision that was read in one secondary source."
  public let confidence: String?
  /// One sentence for each unsettled reading taken.
  public let choices: [String]
  /// One sentence for each declared hole.
  public let holes: [String]
  public let citations: [Citation]
  public let reason: NarratedReason
}
