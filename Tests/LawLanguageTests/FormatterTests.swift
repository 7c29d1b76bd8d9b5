import LawLanguage
import Testing

@Suite("The formatter")
struct FormatterTests {
  private func format(_ text: String) -> String {
    Formatter.format(SourceFile(path: "a.md", text: text))
  }

  /// The content of a fence after formatting.
  private func fence(_ tag: String, _ content: String) -> String {
    let text = "## A | Б | В {#a}\n\n```\(tag)\n\(content)\n```\n"
    return format(text).split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(3).dropLast(2).joined(separator: "\n")
  }

  @Test func `puts single spaces between tokens`() {
    #expect(
      fence(
        "law",
        """
        rule   r  of p:yes_no   [ art-1 ,a/b#art-2 ]sure source K1 ,K2
          base :( a.b+-1)*round_up( x , 1 KZT )>=70 %and not(c)or d in{ AB,CD }
          except e over base: x in[1..2] and -a<5
            when any(trips:length>5 days) and if a then b else(c)
        fact f of p : decimal( 2 )   optional
        """) == """
          rule r of p : yes_no [art-1, a/b#art-2] sure source K1, K2
            base: (a.b + -1) * round_up(x, 1 KZT) >= 70% and not (c) or d in {AB, CD}
            except e over base: x in [1 .. 2] and -a < 5
              when any(trips : length > 5 days) and if a then b else (c)

          fact f of p : decimal(2) optional
          """)
  }

  @Test func `sets declarations apart by one empty line and keeps single ones inside`() {
    #expect(
      fence(
        "law",
        """


        source A1 "a"
        source B2 "b"



        record r
          en "R"


          has p : person
        """) == """
          source A1 "a"

          source B2 "b"

          record r
            en "R"

            has p : person
          """)
  }

  @Test func `keeps comments where they belong`() {
    #expect(
      fence(
        "law",
        """
        # about a
        source A1 "a"   # behind
          # below a
        # about b

        source B2 "b"
        rule r of p : yes_no
           # before the base
          base: a   # first
            # between
            and b
            # last
        """) == """
          # about a
          source A1 "a"  # behind
            # below a

          # about b

          source B2 "b"

          rule r of p : yes_no
            # before the base
            base: a  # first
              # between
              and b
              # last
          """)
  }

  @Test func `indents continuations apart from lines below`() {
    #expect(
      fence(
        "law",
        """
        rule r of p : yes_no
          from 2020-01-01
            base: a
             and b
                and c
            except e over base: (x
                  or y
                  )
              when z
            except f over base: not known
                en "A"
                ru "Б"
              when z
        """) == """
          rule r of p : yes_no
            from 2020-01-01
              base: a
                and b
                and c
              except e over base: (x
                  or y
              )
                when z
              except f over base: not known
                en "A"
                ru "Б"
                when z
          """)
  }

  @Test func `aligns tables, texts of cases and bases of amounts`() {
    #expect(
      fence(
        "law",
        """
        enumeration e
          case a en "A"
          case long_name en "L"
        value v : money KZT
          from 2020-01-01: 5 KZT sure
          from 2021-01-01: 5000 KZT [art-1]  sure source K1
        rule r of p : integer
          table a,b
            | x|y,z=>1|
            |long_name | not  y => 2 |
            | otherwise => not known en "Жоқ" |
        """) == """
          enumeration e
            case a          en "A"
            case long_name  en "L"

          value v : money KZT
            from 2020-01-01: 5 KZT     sure
            from 2021-01-01: 5000 KZT  [art-1] sure source K1

          rule r of p : integer
            table a, b
              | x         | y, z  => 1 |
              | long_name | not y => 2 |
              | otherwise         => not known en "Жоқ" |
          """)
  }

  @Test func `formats worked cases`() {
    #expect(
      fence(
        "case",
        """
        case   "a" about p on 2020-01-01
          ru  "А"   kk "Ә"
          trips :
            -   a:1,b : -2
          under   seed-2017/scarce-occupations
          expect r:unknown needs a,b.c
        cases "b" about p
          ru "Б"
          kk "Б"
          | on | name.x | => r | because |
          | 2020-01-01 |  | not  applicable | [ art-1 ] |
        """) == """
          case "a" about p on 2020-01-01
            ru "А" kk "Ә"
            trips:
              - a: 1, b: -2
            under seed-2017/scarce-occupations
            expect r: unknown needs a, b.c

          cases "b" about p
            ru "Б"
            kk "Б"
            | on         | name.x | => r           | because |
            | 2020-01-01 |        | not applicable | [art-1] |
          """)
  }

  @Test func `leaves text outside of the fences alone but for spaces at the ends of lines`() {
    let text =
      "---\nkey:   value  \n---\n#  Title\n\n\n  Text   here \t\n```text\n a  b\n```\n\n```law\nrecord   r\n```\nEnd"
    #expect(
      format(text)
        == "---\nkey:   value\n---\n#  Title\n\n\n  Text   here\n```text\n a  b\n```\n\n```law\nrecord r\n```\nEnd"
    )
  }

  @Test func `leaves a file with mistakes as it is, and formats one with warnings`() {
    let wrong = "```law\nrecord   r   \n   en x\n```\n"
    #expect(format(wrong) == wrong)
    #expect(
      format("```law\n# nothing  \n```\n```law\nrecord   r\n```\n")
        == "```law\n# nothing\n```\n```law\nrecord r\n```\n")
  }

  @Test func `changes no tree and nothing the second time, in all files there are`() {
    let files =
      Repository.files(in: "Law") + Repository.files(in: "bad")
      + Repository.files(in: "Docs/reference").map {
        SourceFile(path: $0.path, text: ReferencePage($0.text).asLawFile)
      }
    #expect(!files.isEmpty)
    for file in files {
      let once = SourceFile(path: file.path, text: Formatter.format(file))
      #expect(Formatter.format(once) == once.text, "\(file.path)")
      let (before, after) = (
        Reading.file(file.text, path: file.path), Reading.file(once.text, path: file.path)
      )
      #expect(before.dump == after.dump, "\(file.path)")
      #expect(before.problems.map(\.code) == after.problems.map(\.code), "\(file.path)")
    }
  }
}
