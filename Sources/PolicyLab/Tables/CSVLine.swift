/// A line of comma-separated text.
enum CSVLine {
  static func text(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { [44, 34, 10, 13].contains($0) }
    guard needsQuotes else { return cell }
    var text = "\""
    for character in cell.unicodeScalars {
      text.unicodeScalars.append(character)
      if character == "\"" { text += "\"" }
    }
    return text + "\""
  }
}
