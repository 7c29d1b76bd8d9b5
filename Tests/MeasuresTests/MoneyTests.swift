import Measures
import Testing

@Suite struct MoneyTests {
  private func tenge(_ tiyn: Int64) -> Money {
    Money(tiyn: tiyn, currency: .tenge)
  }

  @Test(arguments: [
    ("10382", 1_038_200), ("1 234 567.50", 123_456_750), ("1\u{A0}234\u{A0}567.50", 123_456_750),
    ("1\u{202F}234", 123_400), ("0.5", 50), ("0.05", 5), ("-12 000", -1_200_000), ("0", 0),
    ("1234567.5", 123_456_750), ("92233720368547758.07", Int64.max),
    ("-92233720368547758.08", Int64.min),
  ])
  func `amounts are read to the tiyn`(text: String, tiyn: Int64) {
    #expect(Money(text, currency: .tenge) == tenge(tiyn))
  }

  @Test(arguments: [
    "", " ", "-", "1 23", "12 34 567", "1234 567", "1  234", " 1", "1 ", "- 1", "1 -23",
    "1 234.5 0",
    "1.234", "1,50", ".5", "5.", "1 234 5", "10382 KZT", "one", "92233720368547758.08",
    "100000000000000000", "1\n234",
  ])
  func `other forms are not amounts`(text: String) {
    #expect(Money(text, currency: .tenge) == nil)
  }

  @Test(arguments: [
    (123_456_750, "1 234 567.50 KZT"), (1_038_200, "10 382 KZT"), (5, "0.05 KZT"),
    (0, "0 KZT"), (-1, "-0.01 KZT"), (-100_000, "-1 000 KZT"), (99_900, "999 KZT"),
    (Int64.max, "92 233 720 368 547 758.07 KZT"), (Int64.min, "-92 233 720 368 547 758.08 KZT"),
  ])
  func `decimals are written only when the sum is not whole`(tiyn: Int64, text: String) {
    #expect(tenge(tiyn).description == text)
    #expect(Money(text) == tenge(tiyn))
  }

  @Test func `a line does not break inside a sum on a page`() {
    let text = tenge(123_456_750).text(grouping: .noBreakSpace)
    #expect(text == "1\u{A0}234\u{A0}567.50\u{A0}KZT")
    #expect(Money(text) == tenge(123_456_750))
    #expect(tenge(123_456_750).text(grouping: .none) == "1234567.50 KZT")
  }

  @Test(arguments: ["", "KZT", "1KZT", "1 KZ", "1 kzt", "1  KZT", "KZT 1", "1 KZTT", "1 ҚЗТ"])
  func `a sum needs an amount, a space and a code`(text: String) {
    #expect(Money(text) == nil)
  }

  @Test func `sums of one currency are added exactly`() {
    #expect(tenge(150).adding(tenge(50)) == tenge(200))
    #expect(tenge(150).subtracting(tenge(200)) == tenge(-50))
    #expect(tenge(150).multiplied(by: 3) == tenge(450))
  }

  @Test func `currencies are never mixed`() throws {
    let dollar = Money(tiyn: 100, currency: try #require(Currency(code: "USD")))
    #expect(tenge(100).adding(dollar) == nil)
    #expect(tenge(100).subtracting(dollar) == nil)
    #expect(tenge(100) != dollar)
  }

  @Test func `a sum that does not fit is not a sum`() {
    #expect(tenge(.max).adding(tenge(1)) == nil)
    #expect(tenge(.min).subtracting(tenge(1)) == nil)
    #expect(tenge(.max).multiplied(by: 2) == nil)
    #expect(tenge(.max).multiplied(by: FixedPoint(whole: 2), rounding: .down) == nil)
  }

  @Test func `a product with a decimal is rounded once to whole tiyn`() {
    let rate = FixedPoint(mantissa: 15, scale: 1)
    #expect(tenge(3).multiplied(by: rate, rounding: .down) == tenge(4))
    #expect(tenge(3).multiplied(by: rate, rounding: .halfUp) == tenge(5))
    #expect(tenge(-3).multiplied(by: rate, rounding: .down) == tenge(-5))
    #expect(
      tenge(.max).multiplied(by: FixedPoint(mantissa: 1_000_000, scale: 6), rounding: .up)
        == tenge(.max))
  }

  @Test(arguments: ["", "KZ", "KZTT", "kzt", "K1T", "Қ", "ҚЗТ"])
  func `a currency is three capital Latin letters`(code: String) {
    #expect(Currency(code: code) == nil)
    #expect(Currency(rawValue: code) == nil)
  }

  @Test func `the tenge is KZT`() {
    #expect(Currency.tenge.code == "KZT")
    #expect(Currency(code: "KZT") == .tenge)
    #expect(Currency(code: "KZT")?.hashValue == Currency.tenge.hashValue)
    #expect(Currency(code: "RUB")?.description == "RUB")
  }
}
