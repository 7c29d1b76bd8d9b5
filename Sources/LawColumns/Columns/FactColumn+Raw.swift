import LawLanguage

/// Raw columns: the values of one fact as little-endian numbers, one after the other, nothing else.
extension RecordColumns {
  /// A column from raw bytes.
  ///
  /// - Parameters:
  ///   - bytes: values of the lane, without gaps; the count must be that of the rows.
  ///   - none: the value that means "never happened".
  public mutating func set(
    _ fact: ID<Fact>, of book: LawBook, raw bytes: [UInt8], _ lane: Lane, none: Int64? = nil
  ) throws(ColumnFault) {
    guard bytes.count == count * lane.size else {
      throw .wrongSize(column: book[fact].name, bytes: bytes.count)
    }
    var builder = FactColumnBuilder(fact, of: book, rows: count)
    for row in 0..<count {
      let value = Self.number(bytes, row * lane.size, lane)
      if value == none { builder.appendNone() } else { builder.append(value) }
    }
    set(builder.column())
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ lane: Lane) -> Int64 {
    var bits: UInt64 = 0
    for byte in 0..<lane.size { bits |= UInt64(bytes[start + byte]) << UInt64(8 * byte) }
    switch lane {
    case .byte: return Int64(bits)
    case .word: return Int64(Int32(truncatingIfNeeded: bits))
    case .long: return Int64(bitPattern: bits)
    }
  }
}

extension RulingColumn {
  /// The values as little-endian longs and the states as bytes, row by row.
  public func raw() -> (values: [UInt8], states: [UInt8]) {
    var values: [UInt8] = []
    var states: [UInt8] = []
    values.reserveCapacity(count * 8)
    states.reserveCapacity(count)
    for row in 0..<count {
      let result = self[row]
      let bits = UInt64(bitPattern: result.bits)
      for byte in 0..<8 { values.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))) }
      states.append(result.state.rawValue)
    }
    return (values, states)
  }
}
