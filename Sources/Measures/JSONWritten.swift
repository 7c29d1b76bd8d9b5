/// A value that writes its own JSON, without an encoder: what is written at every step.
///
/// The bytes are those that `Encodable` would give with sorted keys. The members are put in the order of their names:
/// nothing sorts them.
public protocol JSONWritten {
  func write(on sheet: JSONSheet) throws
}

extension JSONWritten where Self: RawRepresentable, RawValue == String {
  public func write(on sheet: JSONSheet) { sheet.text(rawValue) }
}

extension String: JSONWritten {
  public func write(on sheet: JSONSheet) { sheet.text(self) }
}

extension Int: JSONWritten {
  public func write(on sheet: JSONSheet) { sheet.integer(self) }
}

extension Bool: JSONWritten {
  public func write(on sheet: JSONSheet) { sheet.bool(self) }
}

extension Array: JSONWritten where Element: JSONWritten {
  @inlinable
  public func write(on sheet: JSONSheet) throws {
    sheet.openList()
    for element in self {
      sheet.separate()
      try element.write(on: sheet)
    }
    sheet.closeList()
  }
}
