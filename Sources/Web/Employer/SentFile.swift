import Register

/// A file as a form brought it, looked at before it is believed.
struct SentFile: Sendable, Equatable {
  let bytes: [UInt8]

  /// What is wrong with a file.
  enum Mistake: String, Error {
    case empty, kind
  }

  /// The types that papers come in.
  static var types: Set<String> { ["application/pdf", "image/jpeg", "image/png"] }

  /// The media type that the bytes themselves show; what the browser says of them does not count.
  ///
  /// Archives are no papers: nothing that is laid in is ever unpacked.
  var mediaType: Result<String, Mistake> {
    if bytes.isEmpty { return .failure(.empty) }
    if bytes.starts(with: Array("%PDF-".utf8)) { return .success("application/pdf") }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .success("image/jpeg") }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      return .success("image/png")
    }
    return .failure(.kind)
  }
}

/// Fields and files of a `multipart/form-data` body, as RFC 7578 has it.
struct MultipartForm: Sendable {
  private(set) var pairs: [Fields.Pair] = []
  private(set) var files: [String: SentFile] = [:]

  /// More parts than any form of ours has.
  private static var mostParts: Int { 50 }

  /// Nil when the body does not have the form that its header says.
  init?(_ body: [UInt8], contentType: String) {
    guard let boundary = Self.boundary(in: contentType) else { return nil }
    let mark = Array(("--" + boundary).utf8)
    let starts = Self.places(of: mark, in: body)
    guard starts.count >= 2, starts.count <= Self.mostParts + 1 else { return nil }
    for (start, end) in zip(starts, starts.dropFirst()) {
      guard take(body[(start + mark.count)..<end]) else { return nil }
    }
    guard let last = starts.last, body[(last + mark.count)...].starts(with: Array("--".utf8))
    else { return nil }
  }

  private static func boundary(in contentType: String) -> String? {
    let parameters = contentType.split(separator: ";").dropFirst()
    for parameter in parameters {
      let halves = parameter.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces }
      guard halves.count == 2, halves[0].lowercased() == "boundary" else { continue }
      let text = halves[1].filter { $0 != "\"" }
      return (1...70).contains(text.utf8.count) ? text : nil
    }
    return nil
  }

  /// Where a mark stands at the beginning of a line.
  private static func places(of mark: [UInt8], in body: [UInt8]) -> [Int] {
    var places: [Int] = []
    var index = 0
    while index + mark.count <= body.count {
      let atLine = index == 0 || (body[index - 1] == 0x0A)
      if atLine, body[index] == mark[0], body[index..<(index + mark.count)].elementsEqual(mark) {
        places.append(index)
        index += mark.count
      } else {
        index += 1
      }
    }
    return places
  }

  /// One part: its head, an empty line, its content, a line end.
  private mutating func take(_ part: ArraySlice<UInt8>) -> Bool {
    let part = part.dropFirst(2)
    guard let split = Self.emptyLine(in: part), part.count >= 2 else { return false }
    let content = part[(split + 4)...].dropLast(2)
    guard let head = String(validating: part[..<split], as: UTF8.self),
      let name = Self.value(of: "name", in: head)
    else { return false }
    if Self.value(of: "filename", in: head) != nil {
      files[name] = SentFile(bytes: Array(content))
      return true
    }
    guard let text = String(validating: content, as: UTF8.self) else { return false }
    pairs.append(Fields.Pair(name: name, value: text))
    return true
  }

  private static func emptyLine(in part: ArraySlice<UInt8>) -> Int? {
    let gap: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    return part.indices.dropLast(3).first {
      part[$0] == 0x0D && part[$0..<($0 + 4)].elementsEqual(gap)
    }
  }

  /// `name="…"` in the line that says what the part is.
  private static func value(of key: String, in head: String) -> String? {
    guard
      let line = head.split(separator: "\r\n").first(where: {
        $0.lowercased().hasPrefix("content-disposition:")
      })
    else { return nil }
    for parameter in line.split(separator: ";").dropFirst() {
      let halves = parameter.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces }
      if halves.count == 2, halves[0].lowercased() == key { return halves[1].filter { $0 != "\"" } }
    }
    return nil
  }
}
