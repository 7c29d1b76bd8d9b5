import Measures
import Testing

@Suite struct RoundingTests {
  @Test(arguments: [
    (5, 2, 2, 3, 3), (-5, 2, -3, -2, -3), (5, -2, -3, -2, -3), (-5, -2, 2, 3, 3),
    (7, 3, 2, 3, 2), (-7, 3, -3, -2, -2), (8, 3, 2, 3, 3), (-8, 3, -3, -2, -3),
    (1, 3, 0, 1, 0), (-1, 3, -1, 0, 0), (6, 3, 2, 2, 2), (-6, 3, -2, -2, -2), (0, 7, 0, 0, 0),
  ])
  func `both signs round as they are said to`(row: (Int128, Int128, Int128, Int128, Int128)) {
    #expect(roundedQuotient(row.0, row.1, .down) == row.2)
    #expect(roundedQuotient(row.0, row.1, .up) == row.3)
    #expect(roundedQuotient(row.0, row.1, .halfUp) == row.4)
  }

  @Test(arguments: [Int128(1), 1 << 70])
  func `quotients are next to the exact value in both widths`(width: Int128) throws {
    for numerator in Int128(-60)...60 {
      for denominator in Int128(-9)...9 where denominator != 0 {
        let (n, d) = (numerator * width, denominator * width)
        let down = try #require(roundedQuotient(n, d, .down))
        let up = try #require(roundedQuotient(n, d, .up))
        let half = try #require(roundedQuotient(n, d, .halfUp))
        // Multiplied out with a positive denominator, so that no division is needed to check.
        let (p, q) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
        #expect(down * q <= p && p < (down + 1) * q)
        #expect((up - 1) * q < p && p <= up * q)
        let distance = abs(2 * (p - half * q))
        #expect(distance < q || (distance == q && abs(half) == max(abs(down), abs(up))))
      }
    }
  }

  @Test(arguments: Rounding.allCases)
  func `there is no quotient by zero`(rounding: Rounding) {
    #expect(roundedQuotient(1, 0, rounding) == nil)
    #expect(roundedQuotient(0, 0, rounding) == nil)
    #expect(roundedQuotient(.max, 0, rounding) == nil)
  }

  @Test func `the ends of the integers are exact`() {
    let least = Int128(Int64.min)
    #expect(roundedQuotient(least, -1, .down) == -least)
    #expect(roundedQuotient(.min, -1, .down) == nil)
    #expect(roundedQuotient(.min, 1, .up) == .min)
    #expect(roundedQuotient(.max, .max, .halfUp) == 1)
    #expect(roundedQuotient(.max, .min, .halfUp) == -1)
    #expect(roundedQuotient(.max, .min, .up) == 0)
    #expect(roundedQuotient(.min, .max, .down) == -2)
    #expect(roundedQuotient(.max, 2, .up) == Int128(1) << 126)
  }

  @Test func `roundings are named in words`() {
    #expect(Rounding.allCases.map(\.rawValue) == ["down", "up", "halfUp"])
  }

  @Test func `powers of ten run from 1 to a quintillion`() {
    #expect(powerOfTen(0) == 1)
    #expect(powerOfTen(6) == 1_000_000)
    #expect(powerOfTen(18) == 1_000_000_000_000_000_000)
  }
}
