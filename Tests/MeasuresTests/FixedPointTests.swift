import Measures
import Testing

@Suite struct FixedPointTests {
  private func decimal(_ text: String) throws -> FixedPoint {
    try #require(FixedPoint(text))
  }

  @Test(arguments: [
    ("0.35", 35, 2, "0.35"), ("12", 12, 0, "12"), ("-3.5", -35, 1, "-3.5"), ("0", 0, 0, "0"),
    ("-0", 0, 0, "0"), ("1.500", 1500, 3, "1.5"), ("-0.000001", -1, 6, "-0.000001"),
    ("2.00", 200, 2, "2"), ("007", 7, 0, "7"), ("100", 100, 0, "100"), ("10.05", 1005, 2, "10.05"),
    ("9223372036854775807", Int64.max, 0, "9223372036854775807"),
    ("-9223372036854775808", Int64.min, 0, "-9223372036854775808"),
    ("-9223372036854.775808", Int64.min, 6, "-9223372036854.775808"),
  ])
  func `decimals are read as written`(row: (String, Int64, Int, String)) throws {
    let read = try decimal(row.0)
    #expect(read.mantissa == row.1)
    #expect(read.scale == row.2)
    #expect(read.description == row.3)
    #expect(FixedPoint(read.description) == read)
  }

  @Test(arguments: [
    "", "-", ".", "-.", ".5", "5.", "-.5", "+1", "1,5", "1 000", "1.2.3", "--1", "1-", "1e3",
    "0.1234567", "9223372036854775808", "-9223372036854775809", "٣", "0x1", " 1", "1 ", "NaN",
  ])
  func `other forms are not read`(text: String) {
    #expect(FixedPoint(text) == nil)
  }

  @Test func `values compare by worth and not by form`() throws {
    #expect(try decimal("0.5") == decimal("0.500"))
    #expect(try decimal("0.5").hashValue == decimal("0.500").hashValue)
    #expect(try decimal("0.35") < decimal("0.4"))
    #expect(try decimal("-0.4") < decimal("-0.35"))
    #expect(try decimal("12") > decimal("11.999999"))
    #expect(FixedPoint(mantissa: .max, scale: 6) < FixedPoint(whole: .max))
    #expect(FixedPoint(whole: .min) < FixedPoint(mantissa: .min, scale: 6))
  }

  @Test func `sums are exact`() throws {
    #expect(try decimal("0.1").adding(decimal("0.2")) == decimal("0.3"))
    #expect(try decimal("1").subtracting(decimal("0.000001")) == decimal("0.999999"))
    #expect(FixedPoint(whole: .max).adding(FixedPoint(whole: 1)) == nil)
    #expect(FixedPoint(whole: .min).subtracting(FixedPoint(whole: 1)) == nil)
    #expect(FixedPoint(whole: .max).adding(FixedPoint(mantissa: 1, scale: 6)) == nil)
  }

  @Test func `products and quotients are rounded once`() throws {
    let third = FixedPoint(whole: 1).divided(
      by: FixedPoint(whole: 3), toScale: 6, rounding: .halfUp)
    #expect(third?.description == "0.333333")
    #expect(
      try decimal("-2").divided(by: decimal("0.3"), toScale: 1, rounding: .down)
        == decimal("-6.7"))
    #expect(
      try decimal("0.05").multiplied(by: decimal("0.5"), toScale: 2, rounding: .halfUp)
        == decimal("0.03"))
    #expect(try decimal("1").divided(by: decimal("0.00"), toScale: 2, rounding: .up) == nil)
    #expect(
      FixedPoint(whole: .max).multiplied(
        by: FixedPoint(whole: .max), toScale: 6, rounding: .up) == nil)
  }

  @Test func `a value can be rounded to fewer decimals`() throws {
    #expect(try decimal("2.345").rounded(toScale: 2, .halfUp) == decimal("2.35"))
    #expect(try decimal("-2.345").rounded(toScale: 0, .up) == decimal("-2"))
    #expect(try decimal("7").rounded(toScale: 4, .down)?.scale == 4)
  }
}
