import Measures

/// What lies with an application, document by document.
public struct DocumentPackage: Hashable, Codable, Sendable {
  /// One paper or file.
  public struct Document: Hashable, Codable, Sendable {
    public let kind: DocumentKey
    public let day: Day
    /// Fingerprint of the stored bytes, as the register gives it.
    public let fingerprint: String
    public internal(set) var check: Check

    public init(kind: DocumentKey, day: Day, fingerprint: String, check: Check = .unchecked) {
      self.kind = kind
      self.day = day
      self.fingerprint = fingerprint
      self.check = check
    }
  }

  /// What the officer found.
  public enum Check: Hashable, Codable, Sendable {
    case unchecked
    case accepted
    /// In words for the employer.
    case faulty(reason: String)
  }

  public private(set) var documents: [Document]

  public init(_ documents: [Document] = []) { self.documents = documents }

  public subscript(kind: DocumentKey) -> Document? { documents.first { $0.kind == kind } }

  /// Lays a document in; one of the same kind is replaced.
  public mutating func attach(_ document: Document) {
    documents.removeAll { $0.kind == document.kind }
    documents.append(document)
  }

  /// Writes down what was found about the document of a kind.
  public mutating func record(_ check: Check, of kind: DocumentKey) {
    for index in documents.indices where documents[index].kind == kind {
      documents[index].check = check
    }
  }

  /// Needed kinds that are not there.
  public func missing(of needed: [DocumentKey]) -> [DocumentKey] {
    needed.filter { self[$0] == nil }
  }

  /// Kinds whose document nobody has looked at.
  public var unchecked: [DocumentKey] { documents.filter { $0.check == .unchecked }.map(\.kind) }

  /// Kinds whose document was found faulty.
  public var faulty: [DocumentKey] {
    documents.compactMap { if case .faulty = $0.check { $0.kind } else { nil } }
  }
}

extension DocumentPackage.Document: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("check", check)
    try sheet.put("day", day)
    try sheet.put("fingerprint", fingerprint)
    try sheet.put("kind", kind)
    sheet.close()
  }
}

extension DocumentPackage.Check: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    switch self {
    case .unchecked: sheet.put(empty: "unchecked")
    case .accepted: sheet.put(empty: "accepted")
    case .faulty(let reason):
      sheet.open("faulty")
      try sheet.put("reason", reason)
      sheet.close()
    }
    sheet.close()
  }
}
