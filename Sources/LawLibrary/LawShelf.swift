import LawLanguage
import Synchronization

/// The law book in use, and the way to a newer one.
///
/// Whoever begins a piece of work takes a copy and keeps it to the end: a reload meanwhile changes nothing for it. A
/// folder that does not check leaves the last good book in use.
///
/// `Reading` is what the owner makes of a book once for all requests, such as its compiled form.
public final class LawShelf<Reading: Sendable>: Sendable {
  /// A book with everything prepared from it.
  public struct Volume: Sendable {
    public let book: LawBook
    public let reading: Reading
    /// The parsed files, from which books under reforms are made.
    public let parsed: ParsedFiles
  }

  /// What a reload did.
  public enum Reload: Sendable {
    case unchanged
    case replaced(mark: String, warnings: [Diagnostic], files: [SourceFile])
    /// The files hold errors; the last good book stays in use.
    case refused([Diagnostic], files: [SourceFile])
    case unreadable(LawFolder.Fault)
  }

  private struct State {
    var volume: Volume
    var stamp: String?
    var underReforms: [[String]: Volume] = [:]
  }

  private let folder: LawFolder
  private let prepare: @Sendable (LawBook) -> Reading
  private let state: Mutex<State>

  /// Reads and checks the folder for the first time.
  ///
  /// - Throws: `LawShelfFault` when there is no good book to begin with.
  public init(
    folder: LawFolder, prepare: @escaping @Sendable (LawBook) -> Reading
  ) throws(LawShelfFault) {
    self.folder = folder
    self.prepare = prepare
    let stamp: String
    let parsed: ParsedFiles
    do {
      stamp = try folder.stamp()
      parsed = ParsedFiles(try folder.files())
    } catch {
      throw .unreadable(error)
    }
    let outcome = Checker.check(parsed)
    guard let book = outcome.book else {
      throw .mistakes(outcome.diagnostics, files: outcome.files)
    }
    state = Mutex(
      State(volume: Volume(book: book, reading: prepare(book), parsed: parsed), stamp: stamp))
  }

  /// The book in use now.
  public var volume: Volume { state.withLock { $0.volume } }

  /// The book in use with reforms switched on; nil when they do not apply cleanly.
  ///
  /// - Parameter reforms: names in any order.
  public func volume(under reforms: [String]) -> Volume? {
    if reforms.isEmpty { return volume }
    let names = Array(Set(reforms)).sorted()
    let (base, known) = state.withLock { ($0.volume, $0.underReforms[names]) }
    if let known { return known }
    guard let book = Checker.check(base.parsed, applying: names).book else { return nil }
    let made = Volume(book: book, reading: prepare(book), parsed: base.parsed)
    state.withLock {
      if $0.volume.book.mark == base.book.mark { $0.underReforms[names] = made }
    }
    return made
  }

  /// Reads the folder again if something in it changed.
  public func reloadIfChanged() -> Reload {
    let stamp: String
    do { stamp = try folder.stamp() } catch { return .unreadable(error) }
    if state.withLock({ $0.stamp == stamp }) { return .unchanged }
    return reload(stamp)
  }

  private func reload(_ stamp: String) -> Reload {
    let parsed: ParsedFiles
    do { parsed = ParsedFiles(try folder.files()) } catch { return .unreadable(error) }
    let outcome = Checker.check(parsed)
    guard let book = outcome.book else {
      state.withLock { $0.stamp = stamp }
      return .refused(outcome.diagnostics, files: outcome.files)
    }
    let made = Volume(book: book, reading: prepare(book), parsed: parsed)
    state.withLock { $0 = State(volume: made, stamp: stamp) }
    return .replaced(mark: book.mark, warnings: outcome.diagnostics, files: outcome.files)
  }
}

/// Why a shelf could not be opened.
public enum LawShelfFault: Error, Sendable {
  case unreadable(LawFolder.Fault)
  case mistakes([Diagnostic], files: [SourceFile])
}
