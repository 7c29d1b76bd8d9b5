import Register

/// What a verification found, in words: on the page of who watches and at the command.
public struct DifferenceText {
  private let say: (String, [String: String]) -> String

  /// - Parameter say: a phrase with its values filled in
  public init(say: @escaping (String, [String: String]) -> String) { self.say = say }

  /// Differences of one kind.
  public struct Group: Sendable {
    /// What is wrong, and how often.
    public let title: String
    /// The first places where it is so.
    public let places: [String]
    /// How many more there are; nil if none.
    public let more: String?
  }

  /// Kind by kind, in the order of the journal first, then cases, quota and the rest.
  public func groups(of found: Verification) -> [Group] {
    let places = Dictionary(grouping: found.differences, by: \.kind)
    return Difference.Kind.allCases.compactMap { kind in
      guard let count = found.counts[kind] else { return nil }
      let shown = (places[kind] ?? []).prefix(10).map(\.place)
      let rest = count - shown.count
      return Group(
        title: say("register.difference.\(kind.rawValue)", [:]) + " × \(count)",
        places: shown,
        more: rest > 0 ? say("register.difference-more", ["count": "\(rest)"]) : nil)
    }
  }

  public func text(_ progress: RegisterProgress) -> String {
    say(
      "register.progress.\(progress.part.rawValue)",
      ["done": "\(progress.done)", "of": "\(progress.of)"])
  }
}
