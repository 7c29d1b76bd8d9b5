/// The bytes of one law file, cut into lines.
///
/// Lines are counted from 0 here and from 1 in places. A byte-order mark at the beginning is left out.
struct SourceText: Sendable {
  let file: Int32
  let bytes: ContiguousArray<UInt8>
  private let starts: ContiguousArray<Int>

  init(_ text: String, file: Int32) {
    var bytes = ContiguousArray(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    self.file = file
    self.bytes = bytes
    starts = SourceText.lineStarts(of: bytes)
  }

  /// The offset of every line, and behind them where one more line would begin.
  private static func lineStarts(of bytes: ContiguousArray<UInt8>) -> ContiguousArray<Int> {
    var starts: ContiguousArray<Int> = [0]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    starts.append(bytes.count + 1)
    return starts
  }

  var lineCount: Int { starts.count - 1 }

  /// The bytes of a line without its end.
  func line(_ index: Int) -> Range<Int> {
    let start = starts[index]
    let end = starts[index + 1] - 1
    let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
    return start..<(hasReturn ? end - 1 : end)
  }

  /// The bytes of a line without spaces at both ends.
  func trimmedLine(_ index: Int) -> Range<Int> { trimmed(line(index)) }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func starts(_ range: Range<Int>, with prefix: String) -> Bool {
    bytes[range].starts(with: prefix.utf8)
  }

  /// Where `part` occurs first in the range.
  func firstOffset(of part: String, in range: Range<Int>) -> Int? {
    let part = Array(part.utf8)
    guard range.count >= part.count else { return nil }
    for start in range.lowerBound...(range.upperBound - part.count) {
      if bytes[start..<(start + part.count)].elementsEqual(part) { return start }
    }
    return nil
  }

  /// The number of characters in a range of bytes.
  func characters(_ range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The place of a range of bytes that lies in one line.
  func place(_ range: Range<Int>, line index: Int) -> SourcePlace {
    let before = characters(starts[index]..<max(starts[index], range.lowerBound))
    return SourcePlace(
      file: file, line: Int32(truncatingIfNeeded: index + 1),
      column: Int32(truncatingIfNeeded: before + 1),
      length: Int32(truncatingIfNeeded: max(1, characters(range))))
  }

  /// The place of a whole line without spaces at both ends.
  func place(line index: Int) -> SourcePlace { place(trimmedLine(index), line: index) }
}
