import ColumnKernels

/// The memory of one column. Written while it is made, by one owner or in rows that do not overlap; read by all
/// afterwards.
///
/// This file, `ColumnStore`, `Worker` and `BlockReader` are the places where memory is touched by address: what is called there
/// is C, or lies beside it.
final class ColumnMemory: Sendable {
  private let allocated: UInt
  private let store: ColumnStore?
  let address: UInt
  let byteCount: Int

  /// Stops the program when there is no memory.
  ///
  /// - Parameter store: where the memory comes from and goes back to; what is in it is left as it is.
  init(byteCount: Int, from store: ColumnStore? = nil) {
    guard let memory = store?.take(byteCount) ?? ColumnStore.allocate(byteCount) else {
      preconditionFailure("no memory for a column of \(byteCount) bytes")
    }
    allocated = memory
    self.store = store
    // Columns of equal size must not begin at the same place of a page: they would fall into one set of the cache.
    address = allocated + (allocated >> 12) % 16 * 192
    self.byteCount = byteCount
  }

  deinit {
    if let store { store.give(allocated, byteCount) } else { ColumnStore.free(allocated) }
  }

  @inline(__always)
  func pointer(_ byte: Int) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(bitPattern: address &+ UInt(bitPattern: byte))
      .unsafelyUnwrapped
  }

  @inline(__always)
  func load(_ row: Int, _ lane: Lane) -> Int64 {
    switch lane {
    case .byte: Int64(pointer(row).load(as: UInt8.self))
    case .word: Int64(pointer(row &* 4).load(as: Int32.self))
    case .long: pointer(row &* 8).load(as: Int64.self)
    }
  }

  /// The value must fit the lane.
  @inline(__always)
  func store(_ value: Int64, _ row: Int, _ lane: Lane) {
    switch lane {
    case .byte: pointer(row).storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
    case .word: pointer(row &* 4).storeBytes(of: Int32(truncatingIfNeeded: value), as: Int32.self)
    case .long: pointer(row &* 8).storeBytes(of: value, as: Int64.self)
    }
  }

  /// A copy of the first `used` bytes in `byteCount` bytes.
  func copied(used: Int, byteCount: Int) -> ColumnMemory {
    let copy = ColumnMemory(byteCount: byteCount)
    copy.pointer(0).copyMemory(from: pointer(0), byteCount: used)
    return copy
  }

  convenience init(_ values: [Int64], _ lane: Lane) {
    self.init(byteCount: values.count * lane.size)
    for (row, value) in values.enumerated() { store(value, row, lane) }
  }
}
