import Foundation
import LawExplain
import LawLanguage
import Measures
import Testing

/// The phrases of narrations, from the folder beside the tests.
struct NarrationPhrases: PhraseSource {
  private var texts: [Language: [String: String]] = [:]

  init() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    for language in Language.allCases {
      let file = URL(fileURLWithPath: "/\(root)/Phrases/\(language.rawValue)/narration.json")
      let bytes = try Data(contentsOf: file)
      texts[language] = try JSONDecoder().decode([String: String].self, from: bytes)
    }
  }

  func text(_ key: String, _ language: Language, _ values: [String: String]) -> String {
    guard let text = texts[language]?[key] else { return "⟦\(key)⟧" }
    return values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}

@Suite("Narration")
struct NarrationTests {
  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
      enumeration country
        case KAZ en "Kazakhstan" ru "Казахстан" kk "Қазақстан"
        case KGZ en "Kyrgyzstan" ru "Кыргызстан" kk "Қырғызстан"
      fact late of case : days
        en "Days overdue" ru "Дней просрочки" kk "Мерзімі өткен күндер"
        ask en "?" ru "?" kk "?"
      fact from of case : country
        en "Citizenship" ru "Гражданство" kk "Азаматтығы"
        ask en "?" ru "?" kk "?"
      value mci : money KZT sure
        en "Monthly calculation index" ru "Месячный расчётный показатель" kk "Айлық есептік көрсеткіш"
        from 2026-01-01: 4325 KZT
      rule fine of case : money KZT [p.3] likely
        en "Fine" ru "Штраф" kk "Айыппұл"
        from 2015-01-01
          base: 15 * mci
          except few over base [p.4]: 0 KZT
            when late <= 10 days
          except own over base: 0 KZT
            when from = KAZ
      """)
  }

  private func narration(_ law: TestLaw, _ language: Language) throws -> Narration {
    Narration(book: law.book, phrases: try NarrationPhrases(), language: language)
  }

  /// All sentences of a ruling, two spaces a level.
  private func sentences(
    _ language: Language, _ facts: [String: String]
  ) throws -> [String] {
    let law = try law()
    let ruling = try law.ruling("fine", facts, on: "2026-11-21")
    let told = try narration(law, language).narrate(ruling)
    var lines = [told.text, told.because ?? "–"]
    func tell(_ reason: NarratedReason, _ depth: Int) {
      lines.append(String(repeating: "  ", count: depth) + reason.text)
      for child in reason.children { tell(child, depth + 1) }
    }
    tell(told.reason, 0)
    return lines.map { $0.replacing("\u{A0}", with: "~") }
  }

  @Test("a sum with its reasons in English")
  func english() throws {
    let lines = try sentences(.en, ["late": "12", "from": "KGZ"])
    #expect(
      lines == [
        "Fine: KZT~64,875",
        "Because: 15 × Monthly calculation index. In this case: Monthly calculation index: KZT~4,325",
        "Fine: KZT~64,875",
        "  An exception does not apply – Days overdue: more than 10~days",
        "    Days overdue: 12~days",
        "  An exception does not apply – Citizenship: other than “Kazakhstan”",
        "    Citizenship: Kyrgyzstan",
        "  The general rule gives: KZT~64,875",
        "    Monthly calculation index: KZT~4,325",
      ])
  }

  @Test("a sum with its reasons in Russian")
  func russian() throws {
    let lines = try sentences(.ru, ["late": "12", "from": "KGZ"])
    #expect(
      lines == [
        "Штраф: 64~875~₸",
        "Основание: 15 × Месячный расчётный показатель. В данном случае: Месячный расчётный показатель: 4325~₸",
        "Штраф: 64~875~₸",
        "  Исключение не применяется – Дней просрочки: больше, чем 10~дней",
        "    Дней просрочки: 12~дней",
        "  Исключение не применяется – Гражданство: не «Казахстан»",
        "    Гражданство: Кыргызстан",
        "  По общему правилу: 64~875~₸",
        "    Месячный расчётный показатель: 4325~₸",
      ])
  }

  @Test("a sum with its reasons in Kazakh")
  func kazakh() throws {
    let lines = try sentences(.kk, ["late": "12", "from": "KGZ"])
    #expect(lines[0] == "Айыппұл: 64~875~₸")
    #expect(lines[3] == "  Ерекше жағдай қолданылмайды – Мерзімі өткен күндер: мынадан көп: 10~күн")
  }

  @Test("an exception that applies is the reason")
  func exception() throws {
    let lines = try sentences(.en, ["late": "10", "from": "KGZ"])
    #expect(lines[0] == "Fine: KZT~0")
    #expect(
      lines[1] == "Because: Days overdue: at most 10~days. In this case: Days overdue: 10~days")
  }

  @Test("a ruling that only passes on another one has its reason")
  func passedOn() throws {
    let law = try TestLaw(
      """
      record case
      fact late of case : days
        en "Days overdue" ru "Дней просрочки" kk "Мерзімі өткен күндер"
        ask en "?" ru "?" kk "?"
      rule too_late of case : yes_no sure
        en "Too late" ru "Поздно" kk "Кеш"
        base: late > 10 days
      rule refused of case : yes_no sure
        en "Refused" ru "Отказ" kk "Бас тартылды"
        base: too_late
      """)
    let ruling = try law.ruling("refused", ["late": "12"], on: "2026-11-21")
    let told = try narration(law, .en).narrate(ruling)
    let because = told.because?.replacing("\u{A0}", with: "~")
    #expect(
      because == "Because: Days overdue: more than 10~days. In this case: Days overdue: 12~days")
  }

  @Test("what is unknown says what is still needed")
  func unknown() throws {
    let lines = try sentences(.en, ["late": "12"])
    #expect(lines[0] == "Fine: not decided yet")
    #expect(lines[1] == "Still needed: Citizenship")
    #expect(try sentences(.ru, ["late": "12"])[1] == "Ещё нужны сведения: Гражданство")
  }

  @Test("the confidence of the result is a sentence of its own")
  func confidence() throws {
    let law = try law()
    let ruling = try law.ruling("fine", ["late": "12", "from": "KGZ"], on: "2026-11-21")
    let told = try narration(law, .en).narrate(ruling)
    #expect(told.confidence?.contains("secondary source") == true)
    #expect(told.citations.map { law.book.text(of: $0) } == ["test#p.3", "test#p"])
  }

  @Test("dates, shares and terms are written as each language writes them")
  func values() throws {
    let law = try law()
    let day = try #require(Day(iso: "2026-11-21"))
    func said(_ bits: Int64, _ type: ValueType) throws -> [String] {
      try [Language.en, .ru, .kk].map {
        try narration(law, $0).text(of: bits, as: type).replacing("\u{A0}", with: "~")
      }
    }
    let date = try said(Int64(day.number), ValueType(.date))
    #expect(date == ["21~November 2026", "21~ноября 2026~г.", "2026~ж. 21~қараша"])
    #expect(try said(70_500_0, ValueType(.percent, scale: 6)) == ["70.5%", "70,5~%", "70,5~%"])
    #expect(try said(1, ValueType(.days)) == ["1~day", "1~день", "1~күн"])
    #expect(try said(22, ValueType(.months)) == ["22~months", "22~месяца", "22~ай"])
    #expect(
      try said(-123_456_750, ValueType(.money(.tenge)))
        == ["KZT~−1,234,567.50", "−1~234~567,50~₸", "−1~234~567,50~₸"])
    #expect(try said(1, ValueType(.yesNo)) == ["yes", "да", "иә"])
  }

  @Test("every problem of an answer is a sentence")
  func problems() throws {
    let law = try law()
    let told = try narration(law, .en)
    let type = ValueType(.days)
    #expect(
      told.text(of: .outOfRange(path: "late", text: "0", allowed: 1...9, type: type))
        .replacing("\u{A0}", with: " ") == "The answer must lie within these limits: 1 day … 9 days"
    )
    #expect(
      told.text(of: .impossibleDate(path: "d", text: "2026-02-30"))
        == "There is no such date: 2026-02-30")
  }

  @Test("no sentence asks for a phrase that does not exist")
  func allPhrasesExist() throws {
    for language in Language.allCases {
      for facts in [[:], ["late": "12"], ["late": "3", "from": "KAZ"], ["late": "dont_know"]] {
        let lines = try sentences(language, facts)
        #expect(!lines.contains { $0.contains("⟦") || $0.contains("{") })
      }
    }
  }
}
