/// Writes one value onto a sheet.
struct JSONScribe: Encoder {
  let sheet: JSONSheet

  /// Not kept: what cannot be written is a mistake of the program, and its text names the type.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { sheet.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONObject<Key>(sheet: sheet, depth: sheet.open(object: true)))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONList(sheet: sheet, depth: sheet.open(object: false))
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingle(sheet: sheet) }
}

/// A container whose values stand behind something of its own: a name, a comma, nothing.
private protocol JSONContainer {
  var sheet: JSONSheet { get }
}

extension JSONContainer {
  var codingPath: [any CodingKey] { [] }

  /// The journal holds no floating point: no ruling and no money rests on it.
  fileprivate func refuse(_ value: some BinaryFloatingPoint) throws {
    throw EncodingError.invalidValue(
      value, .init(codingPath: [], debugDescription: "a floating-point number"))
  }
}

private struct JSONObject<Key: CodingKey>: JSONContainer, KeyedEncodingContainerProtocol {
  let sheet: JSONSheet
  let depth: Int

  private func begin(_ key: some CodingKey) { sheet.begin(key.stringValue, at: depth) }

  func encodeNil(forKey key: Key) {
    begin(key)
    sheet.null()
  }
  func encode(_ value: Bool, forKey key: Key) {
    begin(key)
    sheet.bool(value)
  }
  func encode(_ value: String, forKey key: Key) {
    begin(key)
    sheet.string(value)
  }
  func encode(_ value: Int, forKey key: Key) {
    begin(key)
    sheet.integer(value)
  }
  func encode(_ value: Double, forKey key: Key) throws { try refuse(value) }
  func encode(_ value: Float, forKey key: Key) throws { try refuse(value) }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    begin(key)
    try sheet.write(value)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key)
    -> KeyedEncodingContainer<Inner>
  {
    begin(key)
    return JSONScribe(sheet: sheet).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    begin(key)
    return JSONScribe(sheet: sheet).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    sheet.begin("super", at: depth)
    return JSONScribe(sheet: sheet)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    begin(key)
    return JSONScribe(sheet: sheet)
  }
}

private struct JSONList: JSONContainer, UnkeyedEncodingContainer {
  let sheet: JSONSheet
  let depth: Int

  var count: Int { sheet.count(at: depth) }

  func encodeNil() {
    sheet.begin(at: depth)
    sheet.null()
  }
  func encode(_ value: Bool) {
    sheet.begin(at: depth)
    sheet.bool(value)
  }
  func encode(_ value: String) {
    sheet.begin(at: depth)
    sheet.string(value)
  }
  func encode(_ value: Double) throws { try refuse(value) }
  func encode(_ value: Float) throws { try refuse(value) }
  func encode(_ value: some Encodable) throws {
    sheet.begin(at: depth)
    try sheet.write(value)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type)
    -> KeyedEncodingContainer<Inner>
  {
    sheet.begin(at: depth)
    return JSONScribe(sheet: sheet).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    sheet.begin(at: depth)
    return JSONScribe(sheet: sheet).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    sheet.begin(at: depth)
    return JSONScribe(sheet: sheet)
  }
}

private struct JSONSingle: JSONContainer, SingleValueEncodingContainer {
  let sheet: JSONSheet

  func encodeNil() { sheet.null() }
  func encode(_ value: Bool) { sheet.bool(value) }
  func encode(_ value: String) { sheet.string(value) }
  func encode(_ value: Double) throws { try refuse(value) }
  func encode(_ value: Float) throws { try refuse(value) }
  func encode(_ value: Int) { sheet.integer(value) }
  func encode(_ value: Int8) { sheet.integer(value) }
  func encode(_ value: Int16) { sheet.integer(value) }
  func encode(_ value: Int32) { sheet.integer(value) }
  func encode(_ value: Int64) { sheet.integer(value) }
  func encode(_ value: UInt) { sheet.integer(value) }
  func encode(_ value: UInt8) { sheet.integer(value) }
  func encode(_ value: UInt16) { sheet.integer(value) }
  func encode(_ value: UInt32) { sheet.integer(value) }
  func encode(_ value: UInt64) { sheet.integer(value) }
  func encode(_ value: some Encodable) throws { try sheet.write(value) }
}
