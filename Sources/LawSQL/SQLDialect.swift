/// The database a statement is written for; all differences between them stand here.
public enum SQLDialect: String, CaseIterable, Sendable {
  case postgresql, duckdb, spark

  func quoted(_ name: String) -> String { self == .spark ? "`\(name)`" : "\"\(name)\"" }

  func text(_ text: String) -> String {
    var escaped = text.replacing("'", with: "''")
    if self == .spark {
      escaped = text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    }
    return "'\(escaped)'"
  }

  /// A whole number of 64 bits; a bare literal would be narrower and overflow on its way.
  func number(_ value: Int64) -> String {
    if value == .min { return "(\(number(value + 1)) - 1)" }
    let bare =
      switch self {
      case .spark: "\(value)L"
      case .duckdb: "\(value.magnitude)::BIGINT"
      case .postgresql: "\(value.magnitude)::bigint"
      }
    if value >= 0 { return bare }
    return self == .spark ? "(\(bare))" : "(-(\(bare)))"
  }

  func null(_ lane: Lane) -> String { "CAST(NULL AS \(name(of: lane)))" }

  func name(of lane: Lane) -> String {
    switch lane {
    case .truth: "BOOLEAN"
    case .number: "BIGINT"
    case .text: self == .spark ? "STRING" : "TEXT"
    }
  }

  /// A type that holds every product of two numbers of 64 bits exactly.
  var wide: String {
    switch self {
    case .postgresql: "NUMERIC"
    case .duckdb: "HUGEINT"
    case .spark: "DECIMAL(38,0)"
    }
  }

  /// Days since 1970-01-01 of a column of dates.
  func dayNumber(_ date: String) -> String {
    switch self {
    case .postgresql, .duckdb: "CAST(\(date) - DATE '1970-01-01' AS BIGINT)"
    case .spark: "CAST(unix_date(\(date)) AS BIGINT)"
    }
  }

  /// The date with a day number.
  func date(_ number: String) -> String {
    switch self {
    case .postgresql, .duckdb: "(DATE '1970-01-01' + CAST(\(number) AS INTEGER))"
    case .spark: "date_from_unix_date(CAST(\(number) AS INT))"
    }
  }

  /// The year of a day number.
  func year(_ number: SQLText) -> SQLText {
    switch self {
    case .postgresql, .duckdb:
      "CAST(EXTRACT(YEAR FROM DATE '1970-01-01' + CAST(\(number) AS INTEGER)) AS BIGINT)"
    case .spark: "CAST(year(date_from_unix_date(CAST(\(number) AS INT))) AS BIGINT)"
    }
  }

  /// The day number so many months later; the last day of the month where the day does not exist there.
  func monthsAfter(_ number: SQLText, _ months: Int) -> SQLText {
    switch self {
    case .postgresql, .duckdb:
      "CAST(CAST(DATE '1970-01-01' + CAST(\(number) AS INTEGER) + INTERVAL '\(months) months' AS DATE) - DATE '1970-01-01' AS BIGINT)"
    case .spark:
      "CAST(unix_date(add_months(date_from_unix_date(CAST(\(number) AS INT)), \(months))) AS BIGINT)"
    }
  }

  /// The element of a constant array at a position counted from 0.
  func element(_ numbers: [Int64], _ position: String) -> String {
    let list = numbers.map(String.init).joined(separator: ",")
    switch self {
    case .postgresql: return "('{\(list)}'::bigint[])[CAST(\(position) AS INTEGER) + 1]"
    case .duckdb: return "CAST(([\(list)])[\(position) + 1] AS BIGINT)"
    case .spark: return "CAST(array(\(list))[CAST(\(position) AS INT)] AS BIGINT)"
    }
  }

  /// How a layer of the statement is announced, so that no engine works it out twice. DuckDB plans layers put into each
  /// other without end where lists are joined.
  func layerHead(withLists: Bool) -> String {
    switch self {
    case .duckdb: withLists ? "AS MATERIALIZED (" : "AS NOT MATERIALIZED ("
    default: "AS ("
    }
  }
  /// PostgreSQL would put one layer into the next and reckon what is shared again and again.
  var layerTail: String { self == .postgresql ? " OFFSET 0)" : ")" }
}

/// What a column inside a statement holds.
enum Lane: Hashable, Sendable { case truth, number, text }
