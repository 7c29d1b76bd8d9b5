import LawLanguage
import Testing

/// Workers and their employers, in one file.
enum SmallLaw {
  static func book() throws -> LawBook {
    let outcome = Checker.check([
      SourceFile(path: "kz/small/act.md", text: card),
      SourceFile(path: "kz/small/a1.md", text: rules),
    ])
    return try #require(outcome.book, "\(outcome.diagnostics)")
  }

  private static let card = """
    ---
    title:
      en: Small
      ru: Small
      kk: Small
    adopted: 2011-01-01
    months: round down
    ---

    """

  private static let rules = """
    # One | One | One {#one}

    en: One.

    ru: One.

    kk: One.

    ```law
    source BENCH "fixture"

    record employer
      en "e" ru "e" kk "e"

    record worker
      has employer : employer listed as workers
        en "e" ru "e" kk "e"
        ask en "e?" ru "e?" kk "e?"
      en "w" ru "w" kk "w"

    fact staff of employer : integer
      en "s" ru "s" kk "s"
      ask en "s?" ru "s?" kk "s?"

    fact born of worker : date
      en "b" ru "b" kk "b"
      ask en "b?" ru "b?" kk "b?"

    fact warned of worker : date optional
      en "w" ru "w" kk "w"
      ask en "w?" ru "w?" kk "w?"

    rule old_enough of worker : yes_no sure source BENCH
      en "r" ru "r" kk "r"
      base: full_years(born, day) >= 18 and warned is none

    rule bonus of worker : integer sure source BENCH
      en "r" ru "r" kk "r"
      base: employer.staff * 3

    rule double_bonus of worker : integer sure source BENCH
      en "r" ru "r" kk "r"
      base: bonus * 2

    rule heads of employer : integer sure source BENCH
      en "r" ru "r" kk "r"
      base: count(workers)
    ```
    """
}
