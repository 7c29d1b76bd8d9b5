import CPaperScanning

/// A photograph of QR codes as the texts they hold. The only file that calls the libraries.
///
/// Nothing is unpacked before the head of the picture says how large it becomes, so a small file cannot grow beyond the
/// limit.
public enum CodePhoto {
  /// Why no text came out.
  public enum Fault: String, Error, Sendable, CaseIterable {
    /// Neither JPEG nor PNG by its first bytes.
    case kind
    /// More squares than `mostPixels`.
    case large
    /// Its bytes cannot be read to the end.
    case broken
    /// A picture without a QR code that can be read.
    case noCode
  }

  /// Of the picture; the camera of a telephone takes half of it.
  public static var mostPixels: Int { 25_000_000 }
  /// Sides longer than this are made smaller before looking for a code.
  private static var longSide: Int { 2400 }
  /// Bytes of text of all codes; one alone holds at most 4296.
  private static var mostText: Int { 10_000 }

  /// The texts of the codes in a JPEG or PNG picture; at least one.
  public static func texts(in bytes: [UInt8]) throws(Fault) -> [String] {
    let picture: Grey
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      picture = try jpeg(bytes)
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      picture = try png(bytes)
    } else {
      throw .kind
    }
    return try scan(picture)
  }

  /// A picture as grey bytes, row by row.
  private struct Grey {
    let width: Int
    let height: Int
    let bytes: [UInt8]

    /// Every so many squares joined into one.
    func smaller(by factor: Int) -> Grey {
      guard factor > 1 else { return self }
      let (columns, rows) = (width / factor, height / factor)
      var joined = [UInt8](repeating: 0, count: columns * rows)
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = 0
          for line in row * factor..<(row + 1) * factor {
            for place in column * factor..<(column + 1) * factor {
              sum += Int(bytes[line * width + place])
            }
          }
          joined[row * columns + column] = UInt8(sum / (factor * factor))
        }
      }
      return Grey(width: columns, height: rows, bytes: joined)
    }
  }

  private static func check(_ width: Int, _ height: Int) throws(Fault) {
    guard width > 0, height > 0 else { throw .broken }
    guard width <= mostPixels, height <= mostPixels, width * height <= mostPixels else {
      throw .large
    }
  }

  /// How often the long side is too long, rounded up.
  private static func factor(_ width: Int, _ height: Int) -> Int {
    (max(width, height) + longSide - 1) / longSide
  }

  private static func jpeg(_ bytes: [UInt8]) throws(Fault) -> Grey {
    guard let reader = unsafe tjInitDecompress() else { throw .broken }
    defer { unsafe tjDestroy(reader) }
    var (width, height, sampling, space) = (Int32(0), Int32(0), Int32(0), Int32(0))
    let size = UInt(bytes.count)
    let head = unsafe bytes.withUnsafeBufferPointer { all in
      unsafe tjDecompressHeader3(
        reader, all.baseAddress, size, &width, &height, &sampling, &space)
    }
    guard head == 0 else { throw .broken }
    try check(Int(width), Int(height))
    // The library itself halves while it reads, which saves time.
    let halves = Int32(min(factor(Int(width), Int(height)), 8).nextPowerOfTwo)
    let (columns, rows) = ((width + halves - 1) / halves, (height + halves - 1) / halves)
    var grey = [UInt8](repeating: 0, count: Int(columns) * Int(rows))
    let read = unsafe bytes.withUnsafeBufferPointer { all in
      unsafe grey.withUnsafeMutableBufferPointer { into in
        unsafe tjDecompress2(
          reader, all.baseAddress, size, into.baseAddress, columns, columns, rows,
          Int32(TJPF_GRAY.rawValue), TJFLAG_LIMITSCANS)
      }
    }
    // A picture that ends early is still looked at; one that cannot be read at all is not.
    let isWarned = unsafe tjGetErrorCode(reader) == Int32(TJERR_WARNING.rawValue)
    guard read == 0 || isWarned else { throw .broken }
    return Grey(width: Int(columns), height: Int(rows), bytes: grey)
  }

  private static func png(_ bytes: [UInt8]) throws(Fault) -> Grey {
    var picture = unsafe png_image()
    unsafe picture.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { unsafe png_image_free(&picture) }
    let result: Result<[UInt8], Fault> = unsafe bytes.withUnsafeBytes { all in
      guard
        unsafe png_image_begin_read_from_memory(&picture, all.baseAddress, all.count) != 0
      else { return .failure(.broken) }
      do throws(Fault) { unsafe try check(Int(picture.width), Int(picture.height)) } catch {
        return .failure(error)
      }
      unsafe picture.format = 0
      // Where the picture is transparent it lies on white.
      var grey = unsafe [UInt8](
        repeating: 0xFF, count: Int(picture.width) * Int(picture.height))
      let isRead = unsafe grey.withUnsafeMutableBytes { into in
        unsafe png_image_finish_read(&picture, nil, into.baseAddress, 0, nil)
      }
      return isRead != 0 ? .success(grey) : .failure(.broken)
    }
    let (width, height) = unsafe (Int(picture.width), Int(picture.height))
    let whole = Grey(width: width, height: height, bytes: try result.get())
    return whole.smaller(by: factor(width, height))
  }

  private static func scan(_ picture: Grey) throws(Fault) -> [String] {
    var text = [CChar](repeating: 0, count: mostText)
    let written = unsafe picture.bytes.withUnsafeBufferPointer { grey in
      unsafe text.withUnsafeMutableBufferPointer { into in
        unsafe scan_qr_codes(
          grey.baseAddress, Int32(picture.width), Int32(picture.height), into.baseAddress,
          into.count)
      }
    }
    let codes = text.prefix(written).map { UInt8(bitPattern: $0) }.split(separator: 0)
    let texts = codes.compactMap { String(validating: $0, as: UTF8.self) }
    guard !texts.isEmpty else { throw .noCode }
    return texts
  }
}

extension Int {
  /// The least power of two that is not smaller.
  fileprivate var nextPowerOfTwo: Int {
    var power = 1
    while power < self { power *= 2 }
    return power
  }
}
