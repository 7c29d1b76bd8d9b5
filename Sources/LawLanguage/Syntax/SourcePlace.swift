/// A stretch of text in one law file: the file's number in the book, 1-based line and column, length in characters.
public struct SourcePlace: Hashable, Sendable {
  public var file: Int32
  public var line: Int32
  public var column: Int32
  public var length: Int32

  public init(file: Int32, line: Int32, column: Int32, length: Int32) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }
}

/// A law file as it lies in the folder.
public struct SourceFile: Hashable, Sendable {
  /// The path below the law folder, with `/` between parts.
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
