import LawLanguage
import Testing

@Suite("A declaration")
struct SyntaxDeclarationTests {
  @Test func `source`() {
    let read = Reading.law(
      """
      source BAL17b "Review, \\"second\\" part"
        web "example.kz/b"
      source P1041 "Decree"
      source MG24 en "My City" ru "Мой город" kk "Менің қалам"
      source CC
        en "Criminal Code"
        ru "Уголовный кодекс" kk "Қылмыстық кодекс"
        web "example.kz/cc"
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        source BAL17b "Review, \\"second\\" part" web "example.kz/b"
        source P1041 "Decree"
        source MG24 en "My City" ru "Мой город" kk "Менің қалам"
        source CC en "Criminal Code" ru "Уголовный кодекс" kk "Қылмыстық кодекс" web "example.kz/cc"

        """)
  }

  @Test func `enumeration with labels on the line and below`() {
    let read = Reading.law(
      """
      enumeration visa_kind
        en "Kind of visa"
        ru "Вид визы" kk "Виза түрі"
        case work     en "Work" ru "Рабочая" kk "Жұмыс"
        case KGZ en "Kyrgyzstan"
          ru "Кыргызстан"
          kk "Қырғызстан"
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        enumeration visa_kind
          labels en "Kind of visa" ru "Вид визы" kk "Виза түрі"
          case work en "Work" ru "Рабочая" kk "Жұмыс"
          case KGZ en "Kyrgyzstan" ru "Кыргызстан" kk "Қырғызстан"

        """)
  }

  @Test func `record with references`() {
    let read = Reading.law(
      """
      record trip governed by starts_on
        en "Trip"
        has application : application listed as trips
          en "Trips"
          ask en "How many?" ru "Сколько?"
            kk "Нешеу?"
        has worker : person
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        record trip governed by starts_on
          labels en "Trip"
          has application : application listed as trips
            labels en "Trips"
            ask en "How many?" ru "Сколько?" kk "Нешеу?"
          has worker : person

        """)
  }

  @Test func `fact with everything a fact may have`() {
    let read = Reading.law(
      """
      fact notice_date of application : date optional
        en "Notice"
        ask en "When?"
        help en "See the paper."
        when market_test_required and not exempt
        range 2001-01-01 .. 2030-12-31
        decided by local_executive_body [art-11.3, kz/act-1#art-2]
      fact day of application : integer
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        fact notice_date of application : date optional
          labels en "Notice"
          ask en "When?"
          help en "See the paper."
          when (and market_test_required (not exempt))
          range 2001-01-01 .. 2030-12-31
          decided by local_executive_body [art-11.3, kz/act-1#art-2]
        fact day of application : integer

        """)
  }

  @Test(arguments: [
    "yes_no", "integer", "decimal(1)", "decimal(6)", "percent", "money KZT", "date", "days",
    "months", "text", "visa_kind", "set of country", "date optional",
  ])
  func `every type`(_ type: String) {
    let read = Reading.law("fact f of p : \(type)")
    #expect(read.mistakes == [])
    #expect(read.dump == "fact f of p : \(type)\n")
  }

  @Test func `value without keys`() {
    let read = Reading.law(
      """
      value trip_limit : days [art-37-1.3] sure source KYZ, ML
        en "Limit"
        help en "Help"
        always: 90 days
      value members : set of country sure
        from 2015-01-01: {RUS, BLR}  [art-1] likely source ARB
        from 2015-01-02 until 2015-08-11: {RUS,
          BLR}
        from 2031-01-01: not known
          en "Not yet set."
          ru "Ещё нет."
        from 2032-01-01: not known [art-2]
          en "Not yet."
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        value trip_limit : days
          basis [art-37-1.3] sure source KYZ, ML
          labels en "Limit"
          help en "Help"
          for 
            always: 90 days
        value members : set of country
          basis sure
          for 
            from 2015-01-01: {RUS BLR} [art-1] likely source ARB
            from 2015-01-02 until 2015-08-11: {RUS BLR}
            from 2031-01-01: (not-known en "Not yet set." ru "Ещё нет.")
            from 2032-01-01: (not-known en "Not yet.") [art-2]

        """)
  }

  @Test func `value by keys`() {
    let read = Reading.law(
      """
      value allotment by region, worker_category : integer
        for astana & category_1, atyrau & category_1
          from 2021-01-01: 5
        for abai & category_2
          always: 6
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        value allotment by region, worker_category : integer
          for astana & category_1, atyrau & category_1
            from 2021-01-01: 5
          for abai & category_2
            always: 6

        """)
  }

  @Test func `choice, calendar and topic`() {
    let read = Reading.law(
      """
      choice deputy_limit [item-16] unsure source DOS1041
        en "Cap"
        help en "Help"
        option one_in_total default  en "One in total"
        option one_per_post
          en "One in each post"

      calendar five_day_week [art-68] sure source CAL26
        rest saturday, sunday
        year 2026 likely
          holidays 2026-01-01, 2026-01-02,
            2026-01-07
          holidays 2026-03-08
          rest 2026-03-09
          work 2026-02-28
        year 2027

      topic permit_check about application
        en "Is a permit needed?"
        help en "Help"
        gives permit_required, worker.eaeu_citizen
        first worker.citizenship
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        choice deputy_limit
          basis [item-16] unsure source DOS1041
          labels en "Cap"
          help en "Help"
          option one_in_total default en "One in total"
          option one_per_post en "One in each post"
        calendar five_day_week
          basis [art-68] sure source CAL26
          rest saturday, sunday
          year 2026 likely
            holidays 2026-01-01, 2026-01-02, 2026-01-07, 2026-03-08
            rest 2026-03-09
            work 2026-02-28
          year 2027
        topic permit_check about application
          labels en "Is a permit needed?"
          help en "Help"
          gives permit_required, worker.eaeu_citizen
          first worker.citizenship

        """)
  }

  @Test func `check and invariants`() {
    let read = Reading.law(
      """
      check exit_after_entry of stay: exit_date is none or exit_date >= entry_date
        en "Wrong"
      invariant needs_permit of application [art-1] sure: granted implies required
        en "Needs"
      invariant deposit of application: worker.granted increasing in worker.deposit
      invariant wage of application: granted decreasing in wage
      invariant word of application: increasing
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        check exit_after_entry of stay
          labels en "Wrong"
          that (or (is-none exit_date) (>= exit_date entry_date))
        invariant needs_permit of application
          basis [art-1] sure
          labels en "Needs"
          that (implies granted required)
        invariant deposit of application
          worker.granted increasing in worker.deposit
        invariant wage of application
          granted decreasing in wage
        invariant word of application
          that increasing

        """)
  }

  @Test func `words of the language may be names where nothing else can stand`() {
    let read = Reading.law(
      """
      record source
        has base : rule
      fact from of source : yes_no
      rule table of source : yes_no
        base: from and base.until and when.table = case
      """)
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        record source
          has base : rule
        fact from of source : yes_no
        rule table of source : yes_no
          always
            define base
              as (and (and from base.until) (= when.table case))

        """)
  }
}
