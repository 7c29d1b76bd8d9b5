import Foundation
import LawLanguage

/// The folder `Lab`: populations, measures, and what the year and the needs assessment take for granted.
public struct LabFolder: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// The populations there are, by name.
  public func populations() throws(LabFault) -> [PopulationFile] {
    let folder = path + "/populations"
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw .unreadable(file: folder, reason: error.localizedDescription)
    }
    var files: [PopulationFile] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      files.append(try read("populations/" + name))
    }
    return files
  }

  public func measures() throws(LabFault) -> MeasureList { try read("measures.json") }

  public func year() throws(LabFault) -> YearFile { try read("year.json") }

  public func needs() throws(LabFault) -> NeedsFile { try read("needs.json") }

  private func read<File: Decodable>(_ name: String) throws(LabFault) -> File {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
      return try JSONDecoder().decode(File.self, from: data)
    } catch let error as DecodingError {
      throw .unreadable(file: name, reason: Self.reason(error))
    } catch {
      throw .unreadable(file: name, reason: error.localizedDescription)
    }
  }

  /// Where in the file, and what is there.
  static func reason(_ error: DecodingError) -> String {
    let context: DecodingError.Context
    var missing = ""
    switch error {
    case .keyNotFound(let key, let found): (context, missing) = (found, key.stringValue + ": ")
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
      context = found
    @unknown default: return "\(error)"
    }
    let place = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return place.joined(separator: ".") + ": " + missing + context.debugDescription
  }
}
