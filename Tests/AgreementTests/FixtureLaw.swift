import LawLanguage

/// A small law in which workers list themselves with their employer and both have governing dates of their own.
enum FixtureLaw {
  static var files: [SourceFile] {
    [
      SourceFile(path: "kz/fixture/act.md", text: card),
      SourceFile(path: "kz/fixture/a1.md", text: rules),
    ]
  }

  static let card = """
    ---
    title:
      en: Fixture
      ru: Fixture
      kk: Fixture
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
    source BENCH "fixture"

    enumeration trade
      en "t" ru "t" kk "t"
      case welder en "w" ru "w" kk "w"
      case cook en "c" ru "c" kk "c"
      case driver en "d" ru "d" kk "d"

    record employer governed by founded
      en "e" ru "e" kk "e"

    record worker governed by hired
      has employer : employer listed as workers
        en "e" ru "e" kk "e"
        ask en "e?" ru "e?" kk "e?"
      en "w" ru "w" kk "w"

    fact founded of employer : date
      en "f" ru "f" kk "f"
      ask en "f?" ru "f?" kk "f?"

    fact staff of employer : integer
      en "s" ru "s" kk "s"
      ask en "s?" ru "s?" kk "s?"
      range 0 .. 400

    fact hired of worker : date
      en "h" ru "h" kk "h"
      ask en "h?" ru "h?" kk "h?"

    fact wage of worker : money KZT
      en "w" ru "w" kk "w"
      ask en "w?" ru "w?" kk "w?"

    fact trade of worker : trade
      en "t" ru "t" kk "t"
      ask en "t?" ru "t?" kk "t?"

    value least_wage by trade : money KZT sure source BENCH
      en "l" ru "l" kk "l"
      for welder
        from 2010-01-01: 40000 KZT
        from 2018-03-01: 60000 KZT
      for cook
        from 2012-01-01: 30000 KZT
      for driver
        from 2000-01-01: 20000 KZT
        from 2016-01-01: 25000 KZT

    rule underpaid of worker : yes_no sure source BENCH
      en "r" ru "r" kk "r"
      base: wage < least_wage for trade
      except cooks over base: no
        when trade = cook and wage >= 25000 KZT
      except old over base: yes
        when full_years(hired, day) >= 5

    rule same_staff of worker : integer sure source BENCH
      en "r" ru "r" kk "r"
      base: employer.staff + employer.welders * 2

    rule welders of employer : integer sure source BENCH
      en "r" ru "r" kk "r"
      base: count(workers where trade = welder)

    rule wages of employer : money KZT sure source BENCH
      en "r" ru "r" kk "r"
      base: sum(workers : wage where trade != driver)

    rule fair of employer : yes_no sure source BENCH
      en "r" ru "r" kk "r"
      base: all(workers : wage >= least_wage for trade where trade != driver)

    rule any_underpaid of employer : yes_no sure source BENCH
      en "r" ru "r" kk "r"
      base: any(workers : underpaid)

    rule best of employer : money KZT optional sure source BENCH
      en "r" ru "r" kk "r"
      base: largest(workers : wage)

    rule share of worker : money KZT sure source BENCH
      en "r" ru "r" kk "r"
      base: round_half_up(employer.wages * 3 / (employer.staff + 1), 1 KZT)
    ```
    """
}
