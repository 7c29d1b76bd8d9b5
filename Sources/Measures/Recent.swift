/// What was laid down last, by key, on a board with so many places: whatever is laid takes the place of what lies there
/// longest. So each time at most one thing is forgotten, and nobody waits for many.
public struct Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private var values: [Key: (value: Value, place: Int)] = [:]
  /// The keys in the order they were laid, round and round. One that was laid again stands at an earlier place too.
  private var keys: [Key] = []
  private var next = 0

  public init(capacity: Int) { self.capacity = capacity }

  public subscript(key: Key) -> Value? { values[key]?.value }

  /// Takes the place of what lay there under the key.
  ///
  /// - Returns: what is forgotten: whoever holds a lock here lets go of it first.
  @discardableResult
  public mutating func lay(_ value: Value, at key: Key) -> (passed: Value?, replaced: Value?) {
    let passed = passNext()
    if next == keys.count { keys.append(key) } else { keys[next] = key }
    let replaced = values.updateValue((value, next), forKey: key)?.value
    next = (next + 1) % capacity
    return (passed, replaced)
  }

  public mutating func clear() {
    values = [:]
    keys = []
    next = 0
  }

  /// Takes away what was laid when this place was the last one.
  private mutating func passNext() -> Value? {
    guard next < keys.count, values[keys[next]]?.place == next else { return nil }
    return values.removeValue(forKey: keys[next])?.value
  }
}
