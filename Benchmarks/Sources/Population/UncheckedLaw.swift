import Foundation
import LawLanguage

/// The end of a benchmark whose law does not check.
public enum UncheckedLaw {
  /// Says how many mistakes there are and the first of them, and ends the program with 1.
  ///
  /// A binary reads the law files of today with the language of the day it was built on, so that is said first.
  public static func end(_ outcome: Checker.Outcome) -> Never {
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    let first = errors.prefix(3).map { found in
      let file = Int(found.place.file)
      let path = outcome.files.indices.contains(file) ? outcome.files[file].path : "?"
      return "  \(path):\(found.place.line): \(found.code.rawValue) \(found.message)"
    }
    let text = """
      The law has \(errors.count) mistakes for this benchmark, the first of them:
      \(first.joined(separator: "\n"))
      Where `ruqsat law check` finds none, this binary is older than the law: build it again with \
      `swift build -c release` in Benchmarks.

      """
    FileHandle.standardError.write(Data(text.utf8))
    exit(1)
  }
}
