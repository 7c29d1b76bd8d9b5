/// What was laid down last, by key, on two boards: when the younger is full it becomes the older one, whose own is
/// forgotten. So at least `capacity` are at hand, at most twice as many.
public struct Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  public init(capacity: Int) { self.capacity = capacity }

  public subscript(key: Key) -> Value? { young[key] ?? old[key] }

  /// Takes the place of what lay there under the key.
  public mutating func lay(_ value: Value, at key: Key) {
    young[key] = value
    guard young.count >= capacity else { return }
    old = young
    young = [:]
  }

  public mutating func clear() {
    young = [:]
    old = [:]
  }
}
