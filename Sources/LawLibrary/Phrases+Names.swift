extension Phrases {
  /// What follows a beginning in the keys: `S1`, `S2` … for `systems.name`.
  public func names(below beginning: String) -> [String] {
    keys.filter { $0.hasPrefix(beginning + ".") }
      .map { String($0.dropFirst(beginning.count + 1)) }
      .sorted { ($0.count, $0) < ($1.count, $1) }
  }
}
