import CPaperPacking

/// The compressed form that the status list demands (zlib, RFC 1950). The only file that calls the library.
enum Deflate {
  /// Nil only when the library has no memory.
  static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    guard unsafe compress2(&packed, &length, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK
    else { return nil }
    return Array(packed.prefix(Int(length)))
  }

  /// Nil for broken bytes and for content longer than `most`, so that a small text cannot fill the memory.
  static func unpacked(_ bytes: [UInt8], most: Int) -> [UInt8]? {
    var length = uLong(most)
    var content = [UInt8](repeating: 0, count: most)
    guard unsafe uncompress(&content, &length, bytes, uLong(bytes.count)) == Z_OK else {
      return nil
    }
    return Array(content.prefix(Int(length)))
  }
}
