import LawLanguage

/// A law of one record for the tests of this room.
enum SmallLaw {
  static var files: [SourceFile] {
    [
      SourceFile(path: "kz/small/act.md", text: card),
      SourceFile(path: "kz/small/a1.md", text: rules),
    ]
  }

  static let card = """
    ---
    title:
      en: Small
      ru: Small
      kk: Small
    adopted: 2011-01-01
    months: round down
    ---

    """

  static let rules = """
    # One | One | One {#one}

    en: One.

    ru: One.

    kk: One.

    ```law
    source BENCH "small"

    enumeration trade
      en "t" ru "t" kk "t"
      case welder en "w" ru "w" kk "w"
      case cook en "c" ru "c" kk "c"
      case driver en "d" ru "d" kk "d"

    record employer
      en "e" ru "e" kk "e"

    record worker
      en "w" ru "w" kk "w"
      has employer : employer listed as workers
        en "e" ru "e" kk "e"
        ask en "e?" ru "e?" kk "e?"

    fact name of employer : text
      en "n" ru "n" kk "n"
      ask en "n?" ru "n?" kk "n?"

    fact staff of employer : integer
      en "s" ru "s" kk "s"
      ask en "s?" ru "s?" kk "s?"

    fact hired of worker : date optional
      en "h" ru "h" kk "h"
      ask en "h?" ru "h?" kk "h?"

    fact wage of worker : money KZT
      en "w" ru "w" kk "w"
      ask en "w?" ru "w?" kk "w?"

    fact trade of worker : trade
      en "t" ru "t" kk "t"
      ask en "t?" ru "t?" kk "t?"

    fact skilled of worker : yes_no
      en "s" ru "s" kk "s"
      ask en "s?" ru "s?" kk "s?"

    rule known_employer of worker : yes_no sure source BENCH
      en "r" ru "r" kk "r"
      base: employer.name = "Zhol"

    rule crew of employer : integer sure source BENCH
      en "r" ru "r" kk "r"
      base: count(workers)

    rule pay of employer : money KZT sure source BENCH
      en "r" ru "r" kk "r"
      base: sum(workers : wage)

    rule colleagues of worker : integer sure source BENCH
      en "r" ru "r" kk "r"
      base: employer.crew

    rule double of worker : money KZT sure source BENCH
      en "r" ru "r" kk "r"
      base: wage * 2

    rule allowed of worker : yes_no sure source BENCH
      en "r" ru "r" kk "r"
      base: skilled and trade = cook
      except rich over base: yes
        when wage * 2 > 1000 KZT
      except poor over base: no
        when wage * 3 < 3000 KZT
    ```
    """
}
