import LawLanguage
import Testing

@Suite("A rule")
struct SyntaxRuleTests {
  @Test func `dated, with exceptions`() {
    let read = Reading.law(
      """
      rule market_test of application : yes_no [art-11] sure source PAV
        en "Test"
        help en "Help"
        governed by application_date
        applies when permit_required
        from 2001-06-19 until 2012-03-10 [par-7] likely source FRAG12
          except unit_head over base [par-7.2]: no
            when worker.position in {bank_unit_head, insurer_unit_head}
          base unsure: yes
            when a
          except scarce over unit_head: not known en "Hole"
            ru "Дыра"
            when occupation_is_scarce
        from 2012-03-11 [par-12] sure source LWP12: no
        from 2017-01-01: not known
          en "Hole"
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        rule market_test of application : yes_no
          basis [art-11] sure source PAV
          labels en "Test"
          help en "Help"
          governed by application_date
          applies when permit_required
          from 2001-06-19 until 2012-03-10 [par-7] likely source FRAG12
            define base unsure
              as yes
              when a
            define unit_head over base [par-7.2]
              as no
              when (in worker.position {bank_unit_head insurer_unit_head})
            define scarce over unit_head
              as (not-known en "Hole" ru "Дыра")
              when occupation_is_scarce
          from 2012-03-11 [par-12] sure source LWP12
            define base
              as no
          from 2017-01-01
            define base
              as (not-known en "Hole")

        """)
  }

  @Test func `undated`() {
    let read = Reading.law(
      """
      rule is_foreigner of person : yes_no sure
        base: citizenship != KAZ
        except stateless over base: yes
          when citizenship = XXX
      rule head_only of person : yes_no
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        rule is_foreigner of person : yes_no
          basis sure
          always
            define base
              as (!= citizenship KAZ)
            define stateless over base
              as yes
              when (= citizenship XXX)
        rule head_only of person : yes_no

        """)
  }

  @Test func `with a decision table`() {
    let read = Reading.law(
      """
      rule fee of application : integer sure
        from 2017-01-01
          table tier, if a then b else c, staff
            | tier_a, tier_b | -          | < 5             => 137 |
            | not tier_a     | 1          | [2 .. 5]        => 2 * mci for fees |
            | tier_c         | -1         | >= 2            => not applicable |
            | otherwise => not known en "Hole" |
        from 2018-01-01
          table partial tier
            | tier_a => 1 |
          except poor over base: 0
            when staff < 2
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        rule fee of application : integer
          basis sure
          from 2017-01-01
            define base
              table tier, (if a b c), staff
                tier_a, tier_b | - | < 5 => 137
                not tier_a | 1 | [2 .. 5] => (* 2 (lookup mci [fees]))
                tier_c | (minus 1) | >= 2 => (not-applicable)
                otherwise => (not-known en "Hole")
          from 2018-01-01
            define base
              table partial tier
                tier_a => 1
            define poor over base
              as 0
              when (< staff 2)

        """)
  }

  @Test func `edition added by another act`() {
    let read = Reading.law(
      """
      edition of market_test from 2012-03-11 until 2016-12-31 [par-12] sure source LWP12
        base: no
      edition of fee from 2020-01-01: 5
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        edition of market_test
          from 2012-03-11 until 2016-12-31 [par-12] sure source LWP12
            define base
              as no
        edition of fee
          from 2020-01-01
            define base
              as 5

        """)
  }

  @Test func `amended, and repealed`() {
    let read = Reading.law(
      """
      amend rule market_test from 2027-01-01
        add except scarce over base [sec-1] sure source SEED: no
          when worker.occupation in scarce_list
        replace base [sec-1] sure source SEED: no
        replace except unit_head over base: yes
          when a
        remove except old_head
      amend rule fee
        replace base
          table tier
            | otherwise => 5 |
      amend value quota_share
        from 2026-01-01: 0.7 percent  [sec-2] sure source SEED
        for astana
          always: 5
      repeal rule diploma_check [sec-3] sure source SEED
      repeal rule points from 2027-01-01
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        amend rule market_test from 2027-01-01
          add
            define scarce over base [sec-1] sure source SEED
              as no
              when (in worker.occupation scarce_list)
          replace
            define base [sec-1] sure source SEED
              as no
          replace
            define unit_head over base
              as yes
              when a
          remove old_head
        amend rule fee
          replace
            define base
              table tier
                otherwise => 5
        amend value quota_share
          for 
            from 2026-01-01: 0.7% [sec-2] sure source SEED
          for astana
            always: 5
        repeal rule diploma_check [sec-3] sure source SEED
        repeal rule points from 2027-01-01

        """)
  }

  @Test func `places point at the head of an edition and at definitions`() throws {
    let read = Reading.law("rule r of p : yes_no\n  from 2020-01-01 [art-1]\n    base: yes")
    guard case .declaration(.rule(let rule)) = read.tree.items[1] else {
      Issue.record("no rule")
      return
    }
    let edition = try #require(rule.editions.first)
    #expect(rule.name.place == SourcePlace(file: 7, line: 4, column: 6, length: 1))
    #expect(edition.place == SourcePlace(file: 7, line: 5, column: 3, length: 23))
    #expect(edition.definitions[0].place == SourcePlace(file: 7, line: 6, column: 5, length: 4))
  }
}
