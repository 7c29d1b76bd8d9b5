import Foundation

/// The files of a register on the disk.
enum StoredFile {
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func require(absent path: String) throws(RegisterFault) {
    if exists(path) {
      throw .failed(.init("\(path) is there already"))
    }
  }

  /// Replaces what lies there.
  static func copy(_ source: String, to path: String) throws(RegisterFault) {
    remove(path)
    do {
      try FileManager.default.copyItem(atPath: source, toPath: path)
    } catch {
      throw .failed(.init("\(source) cannot be copied to \(path)"))
    }
  }

  /// Waits until a file or a folder is on the disk.
  static func sync(_ path: String) throws(RegisterFault) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .failed(.init("\(path) cannot be opened")) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .failed(.init("\(path) cannot be brought to the disk"))
    }
  }

  /// Puts a register in the place of another one, whose side files go first.
  static func move(_ source: String, over path: String) throws(RegisterFault) {
    for side in ["-wal", "-shm"] {
      removeOne(path + side)
      removeOne(source + side)
    }
    guard rename(source, path) == 0 else {
      throw .failed(.init("\(source) cannot be moved to \(path)"))
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try sync(folder.isEmpty ? "." : folder)
  }

  /// A file and the ones SQLite keeps beside it.
  static func remove(_ path: String) {
    for side in ["", "-wal", "-shm"] { removeOne(path + side) }
  }

  private static func removeOne(_ path: String) {
    // One that is not there is removed already.
    try? FileManager.default.removeItem(atPath: path)
  }
}
