import Foundation
import LawLanguage

/// Reads the law files of a folder.
public struct LawFolder: Sendable {
  /// Why a folder could not be read.
  public enum Fault: Error, Hashable, Sendable {
    case notFound(path: String)
    case unreadable(path: String, reason: String)
    case notText(path: String)
    /// The folder is there, but no law file in it.
    case empty(path: String)
  }

  public let path: String

  public init(path: String) {
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// Every Markdown file below the folder, sorted by path; hidden files are left out.
  public func files() throws(Fault) -> [SourceFile] {
    var files: [SourceFile] = []
    for name in try names() { files.append(SourceFile(path: name, text: try text(of: name))) }
    if files.isEmpty { throw .empty(path: path) }
    return files
  }

  /// Changes when a file is added, removed, renamed or written.
  public func stamp() throws(Fault) -> String {
    var parts: [String] = []
    for name in try names() {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
      let written = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      let size = (attributes?[.size] as? NSNumber)?.int64Value ?? 0
      parts.append("\(name) \(written) \(size)")
    }
    return parts.joined(separator: "\n")
  }

  private func names() throws(Fault) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw .notFound(path: path) }
    guard let walker = FileManager.default.enumerator(atPath: path) else {
      throw .unreadable(path: path, reason: "the folder cannot be listed")
    }
    var names: [String] = []
    while let name = walker.nextObject() as? String {
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      if name.hasSuffix(".md"), !isHidden { names.append(name) }
    }
    return names.sorted()
  }

  private func text(of name: String) throws(Fault) -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    } catch {
      throw .unreadable(path: path + "/" + name, reason: error.localizedDescription)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw .notText(path: path + "/" + name)
    }
    return text
  }
}
