/// A line that a browser may fill in or has to keep hidden: `parts/entry-input`. What is secret is never shown again.
public struct EntryField: Sendable, Equatable {
  /// What is typed into it.
  public enum Content: Sendable, Equatable {
    case login(String)
    case name(String)
    case mail(String)
    case currentPassword, newPassword, oneTimeCode
  }

  public let name: String
  public let label: String
  public let hint: String?
  public let error: String?
  public let isHeading: Bool
  public let kind: String
  public let inputMode: String
  public let autocomplete: String
  public let value: String
  public let width: Int?
  public let describedBy: String?

  public init(
    _ name: String, _ content: Content, label: String, hint: String? = nil, error: String? = nil,
    isHeading: Bool = false
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.error = error
    self.isHeading = isHeading
    inputMode = "text"
    switch content {
    case .login(let typed): (kind, autocomplete, value, width) = ("text", "username", typed, 20)
    case .name(let typed): (kind, autocomplete, value, width) = ("text", "off", typed, 20)
    case .mail(let typed): (kind, autocomplete, value, width) = ("email", "email", typed, 30)
    case .currentPassword:
      (kind, autocomplete, value, width) = ("password", "current-password", "", 20)
    case .newPassword: (kind, autocomplete, value, width) = ("password", "new-password", "", 20)
    case .oneTimeCode: (kind, autocomplete, value, width) = ("text", "one-time-code", "", 10)
    }
    let ids = [hint.map { _ in name + "-hint" }, error.map { _ in name + "-error" }]
      .compactMap(\.self)
    describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
  }
}
