import LawLanguage
import Testing

@Suite("A worked case")
struct SyntaxCaseTests {
  @Test func `holds facts, lists, choices, reforms and expectations`() {
    let read = Reading.worked(
      """
      case "Crane operator" about application on 2015-09-15
        worker.citizenship: KGZ
        employer.citizens: 180
        press_notice_date: none
        rate: -5%
        trips:
          - starts_on: 2015-07-01, length: 58 days
          - starts_on: 2015-11-20,
            length: 25 days
        visits:
        decline worker.education, worker.age   # "I don't know"
        choose deputy_limit: one_per_post
        under seed-2017/scarce-occupations
        expect permit_required: no because [eaeu/treaty-2014#art-97.1, art-2]
        expect fee: not applicable
        expect points: not known
        expect quota_ok: unknown needs employer.region, category
        expect a: unknown
        expect b: conflict because [art-1]
        expect c: undefined
        expect worker.d: 5 days
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        case "Crane operator" about application on 2015-09-15
          worker.citizenship: KGZ
          employer.citizens: 180
          press_notice_date: none
          rate: (minus 5%)
          trips:
            -
              starts_on: 2015-07-01
              length: 58 days
            -
              starts_on: 2015-11-20
              length: 25 days
          visits:
          decline worker.education
          decline worker.age
          choose deputy_limit: one_per_post
          under seed-2017/scarce-occupations
          expect permit_required: no because [eaeu/treaty-2014#art-97.1, art-2]
          expect fee: not applicable
          expect points: not known
          expect quota_ok: unknown needs employer.region, category
          expect a: unknown
          expect b: conflict because [art-1]
          expect c: undefined
          expect worker.d: 5 days

        """)
  }

  @Test func `may be the row of a table`() {
    let read = Reading.worked(
      """
      cases "accession day" about application
        | on         | worker.citizenship | => permit_required | fee | because         |
        | 2015-08-11 | KGZ                | yes                |     | [a/b-1#art-11]  |
        | 2015-08-12 |                    | unknown needs x, y | not applicable | |
      cases "fixed day" about stay on 2020-01-01
        | exit_date | => late |
        | none      | no      |
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        case "accession day, row 1" about application on 2015-08-11
          worker.citizenship: KGZ
          expect permit_required: yes because [a/b-1#art-11]
        case "accession day, row 2" about application on 2015-08-12
          expect permit_required: unknown needs x, y
          expect fee: not applicable
        case "fixed day, row 1" about stay on 2020-01-01
          exit_date: none
          expect late: no

        """)
  }

  @Test func `has its title in more languages on the line below`() {
    let read = Reading.worked(
      """
      case "accession" about application on 2020-01-01
        ru "Присоединение" kk "Қосылу"
        ru: 1
      cases "days" about application
        ru "Дни"
        kk "Күндер"
        | on         | => fee  |
        | 2015-08-11 | unknown |
        | 2015-08-12 | unknown |
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        case "accession" about application on 2020-01-01
          titles en "accession" ru "Присоединение" kk "Қосылу"
          ru: 1
        case "days, row 1" about application on 2015-08-11
          titles en "days" ru "Дни" kk "Күндер"
          expect fee: unknown
        case "days, row 2" about application on 2015-08-12
          titles en "days" ru "Дни" kk "Күндер"
          expect fee: unknown

        """)
  }

  @Test(arguments: [
    ("case \"a\" about p on 2020-01-01\n  en \"b\"\n  expect r: 1", "L120"),
    ("case \"a\" about p on 2020-01-01\n  ru \"b\" ru \"c\"\n  expect r: 1", "L120"),
    ("cases \"a\" about p\n  | on | => r |\n  ru \"b\"\n  | 2020-01-01 | 1 |", "L118"),
  ])
  func `has each title once, above the table`(_ text: String, _ code: String) {
    #expect(Reading.worked(text).mistakes.map { String($0.prefix(4)) } == [code])
  }

  @Test func `may speak of facts named like words of the language`() {
    let read = Reading.worked(
      """
      case "names" about application on 2020-01-01
        expect: 1
        decline: 2
        under.case: 3
        when: 4
        expect expect: 5
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        case "names" about application on 2020-01-01
          expect: 1
          decline: 2
          under.case: 3
          when: 4
          expect expect: 5

        """)
  }
}
