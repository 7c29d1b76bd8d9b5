extension ColumnPlan {
  /// The programs of all passes, one instruction a line, for those who look for what costs time.
  public var listing: String {
    passes.map { pass in
      "pass over \(pass.rows) rows\n"
        + pass.program.instructions.map { "  " + $0.text(pass.program.registers) }
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension Instruction {
  fileprivate func text(_ registers: [Register]) -> String {
    func name(_ register: Int32) -> String {
      if register < 0 { return "-" }
      return switch registers[Int(register)] {
      case .scratch(let place): "r\(place)"
      case .source(let number, _): "in\(number)"
      case .whole(let number): "all\(number)"
      case .slot(let number, _): "out\(number)"
      case .table(let number): "table\(number)"
      case .sum(let number): "sum\(number)"
      case .count(let number): "count\(number)"
      }
    }
    return "\(name(d)) = \(action) \(lane) \(name(a)) \(name(b)) \(name(c)) k \(k) m \(m)"
  }
}
