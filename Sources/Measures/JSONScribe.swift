/// Writes one value onto a sheet.
struct JSONScribe: Encoder {
  let sheet: JSONSheet

  /// Not kept: what cannot be written is a mistake of the program, and its text names the type.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { sheet.forms.map { [.forms: $0] } ?? [:] }

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
    sheet.text(value)
  }
  func encode(_ value: Int, forKey key: Key) {
    begin(key)
    sheet.integer(value)
  }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    begin(key)
    try sheet.write(coded: value)
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
    sheet.text(value)
  }
  func encode(_ value: some Encodable) throws {
    sheet.begin(at: depth)
    try sheet.write(coded: value)
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
  func encode(_ value: String) { sheet.text(value) }
  func encode(_ value: some FixedWidthInteger & Encodable) { sheet.integer(value) }
  func encode(_ value: some Encodable) throws { try sheet.write(coded: value) }

  /// The journal holds no floating point: no ruling and no money rests on it.
  func encode(_ value: some BinaryFloatingPoint & Encodable) throws {
    throw EncodingError.invalidValue(
      value, .init(codingPath: [], debugDescription: "a floating-point number"))
  }
}
