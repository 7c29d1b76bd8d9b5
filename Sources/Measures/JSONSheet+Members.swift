/// What values that write themselves are written with.
extension JSONSheet {
  /// Opens an object. Its members follow in the order of their names, then `close`.
  public func open() { bytes.append(UInt8(ascii: "{")) }
  public func close() { bytes.append(UInt8(ascii: "}")) }

  /// Opens an object that is a member.
  public func open(_ name: StaticString) {
    begin(name)
    open()
  }

  @inlinable
  public func put(_ name: StaticString, _ value: some JSONWritten) throws {
    begin(name)
    try value.write(on: self)
  }

  /// Nothing for nil.
  @inlinable
  public func put(_ name: StaticString, _ value: (some JSONWritten)?) throws {
    if let value { try put(name, value) }
  }

  /// A value as it encodes itself; nothing for nil.
  public func put(_ name: StaticString, coded value: (some Encodable)?) throws {
    guard let value else { return }
    begin(name)
    try write(coded: value)
  }

  /// A case of an enumeration with one value that has no name.
  @inlinable
  public func put(_ name: StaticString, only value: some JSONWritten) throws {
    open(name)
    try put("_0", value)
    close()
  }

  /// A case of an enumeration without values.
  public func put(empty name: StaticString) {
    open(name)
    close()
  }

  /// A member whose name is not known beforehand.
  public func put(named name: String, _ text: String) {
    separate()
    self.text(name)
    bytes.append(UInt8(ascii: ":"))
    self.text(text)
  }

  /// Writes the name of a member, which needs no escapes.
  @usableFromInline
  func begin(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  @usableFromInline
  func openList() { bytes.append(UInt8(ascii: "[")) }
  @usableFromInline
  func closeList() { bytes.append(UInt8(ascii: "]")) }

  /// A comma, unless this is the first of its object or list.
  @usableFromInline
  func separate() {
    // No value ends with an opening bracket.
    switch bytes.last {
    case UInt8(ascii: "{"), UInt8(ascii: "["), nil: break
    default: bytes.append(UInt8(ascii: ","))
    }
  }
}
