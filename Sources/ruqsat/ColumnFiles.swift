import ArgumentParser
import LawColumns
import LawLanguage

/// The files that `ruqsat law columns` reads together: one for the record asked about, others by its side.
struct ColumnFiles {
  private struct File {
    let record: ID<Record>
    let path: String
  }
  private let files: [File]
  private let keys: [ID<Record>: String]
  private let kept: [String]
  private let told: ColumnsText

  init(_ command: LawColumnsCommand, _ record: Record, _ told: ColumnsText) throws {
    let others = try command.others.map { text in
      let (name, path) = try Self.pair(text, "--with employer=employers.csv")
      return File(record: try told.book.recordAsked(name).id, path: path)
    }
    files = [File(record: record.id, path: command.file)] + others
    var keys: [ID<Record>: String] = [:]
    for text in command.keys {
      let (name, column) = try Self.pair(text, "--key employer=number")
      keys[try told.book.recordAsked(name).id] = column
    }
    self.keys = keys
    kept = command.keep?.split(separator: ",").map(String.init) ?? []
    self.told = told
    let names = files.map(\.record)
    for (number, name) in names.enumerated() where names[..<number].contains(name) {
      throw ValidationError(
        "There are two files for the record ‘\(told.book[name].name)’; put their rows together.")
    }
    if let stray = keys.keys.first(where: { !names.contains($0) }) {
      throw ValidationError("--key names the record ‘\(told.book[stray].name)’, which has no file.")
    }
  }

  private static func pair(_ text: String, _ form: String) throws -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw ValidationError("‘\(text)’ is not of the form \(form).") }
    return (parts[0], parts[1])
  }

  /// The table of the record asked about, and all of them joined; what cannot be read is said.
  func read() throws -> (CSVTable, CSVTables) {
    let shared = CSVFiles(Set(files.map(\.record)), of: told.book)
    let tables = try files.map { try read($0, shared) }
    do throws(ColumnFault) {
      let joined = try CSVTables(tables, among: shared)
      for (file, problems) in zip(files, joined.problems) {
        told.show(problems, of: file.record, in: name(of: file))
      }
      return (tables[0], joined)
    } catch {
      throw ColumnsFailure(description: told.text(error))
    }
  }

  /// What problems of a file begin with; nothing where there is one file only.
  private func name(of file: File) -> String? { files.count > 1 ? file.path : nil }

  private func read(_ file: File, _ shared: CSVFiles) throws -> CSVTable {
    let isAsked = file.record == told.record
    let reader = CSVReader(
      file.record, among: shared, keeping: isAsked ? kept : [], key: keys[file.record] ?? "id")
    let progress = ColumnsProgress(told.say("cli.columns.progress.read"))
    let text = try RowFile(path: file.path)
    defer { progress.clear() }
    do {
      try text.pieces { piece, done in
        try reader.take(piece)
        progress.show(done, of: text.size)
      }
      return try reader.finish()
    } catch let fault as ColumnFault {
      let sentence = told.text(fault, of: file.record)
      throw ColumnsFailure(
        description: name(of: file).map { $0 + ": " + sentence } ?? sentence)
    }
  }
}
