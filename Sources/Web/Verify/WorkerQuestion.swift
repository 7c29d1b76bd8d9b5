import Measures
import Papers

/// "Is this person in the list?", asked with the passport in hand; the answer comes from the code alone.
struct WorkerQuestion: Sendable {
  let name: TextField
  let birth: DateField
  let error: String?
  /// Nil when nothing was asked, or the code carries no marks.
  let isListed: Bool?
  let isWrong: Bool
  /// Whether the code can answer at all.
  let isPossible: Bool

  init(_ visit: Visit, token: PermitToken) {
    let sentName = String((visit.form["worker"] ?? "").prefix(200))
    let parts = ["day", "month", "year"].map { String((visit.form["birth-" + $0] ?? "").prefix(8)) }
    let isAsked = !sentName.isEmpty || parts.contains { !$0.isEmpty }
    let day = Self.day(parts)
    let hasName = sentName.contains(where: \.isLetter)
    isWrong = isAsked && (day == nil || !hasName)
    error = isWrong ? visit.say("verify.worker.wrong") : nil
    isPossible = !token.claims.workers.isEmpty
    isListed =
      isAsked && !isWrong
      ? day.flatMap { token.claims.lists(latinName: sentName, birthDate: $0) } : nil
    name = TextField(
      "worker", label: visit.say("verify.worker.name"), hint: visit.say("verify.worker.hint"),
      error: error, value: sentName)
    birth = DateField(
      "birth", label: visit.say("verify.worker.birth"), day: parts[0], month: parts[1],
      year: parts[2])
  }

  private static func day(_ parts: [String]) -> Day? {
    let numbers = parts.compactMap { Int($0.filter { !$0.isWhitespace }) }
    guard numbers.count == 3 else { return nil }
    return Day(year: numbers[2], month: numbers[1], day: numbers[0])
  }
}
