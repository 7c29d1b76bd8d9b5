/// Round marks on an axis that holds every number of a chart.
struct ChartScale: Sendable, Equatable {
  /// The first and the last mark.
  let lowest: Int64
  let highest: Int64
  let step: Int64

  /// - Parameters:
  ///   - amounts: every number that is drawn; zero always stands on the axis
  ///   - marks: about how many steps
  init(_ amounts: [Int64], marks: Int64 = 5) {
    // Half of what fits keeps sums of marks inside the number; no series comes near it.
    let limit = Int64.max / 4
    let low = max(min(0, amounts.min() ?? 0), -limit)
    let high = min(max(0, amounts.max() ?? 0), limit)
    let step = Self.step((high - low) / max(marks, 1))
    self.step = step
    lowest = low >= 0 ? 0 : -((-low + step - 1) / step) * step
    highest = max((high + step - 1) / step * step, lowest == 0 ? step : 0)
  }

  /// The next of 1, 2, 5, 10, 20, 50 and so on.
  private static func step(_ least: Int64) -> Int64 {
    var unit: Int64 = 1
    while unit < least {
      for factor: Int64 in [2, 5, 10] where unit * factor >= least { return unit * factor }
      unit *= 10
    }
    return unit
  }

  var marks: [Int64] {
    var marks: [Int64] = []
    var mark = lowest
    while mark <= highest {
      marks.append(mark)
      mark += step
    }
    return marks
  }

  /// Where a number lies between the ends, from 0 to 1.
  func share(_ amount: Int64) -> Double {
    highest == lowest ? 0 : Double(amount - lowest) / Double(highest - lowest)
  }
}
