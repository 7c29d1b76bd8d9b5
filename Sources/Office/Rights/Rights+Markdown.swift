extension Rights {
  /// The table as the page `Docs/operating/who-may.md`.
  public static var markdown: String {
    let roles = Role.allCases
    var lines = [
      "# Who may do what",
      "",
      "Written by `ruqsat office who-may --markdown` from the table that the office itself reads; a test compares",
      "them. **own**: in the own region (\(names(.region))), for the own employer (\(names(.employer))) or about the",
      "own record (\(names(.person))). **any**: without such a bound. An empty cell: not allowed. What somebody may",
      "not see is answered like what does not exist.",
      "",
      "| | " + roles.map(\.rawValue).joined(separator: " | ") + " |",
      "|---|" + roles.map { _ in "---|" }.joined(),
    ]
    for action in Action.allCases {
      let cells = roles.map { reach(of: $0, for: action)?.rawValue ?? "" }
      lines.append("| `\(action.rawValue)` | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func names(_ binding: Role.Binding) -> String {
    Role.allCases.filter { $0.binding == binding }.map(\.rawValue).joined(separator: ", ")
  }
}
