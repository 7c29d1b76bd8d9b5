import Foundation
import HTTPTypes
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Asking and explaining cases.
extension LawRequest {
  /// Answers one case, or many, each with a result or a problem of its own.
  func ask(_ body: JSON) async throws -> JSON {
    guard let cases = body["cases"] else { return try answer(to: body).json }
    guard case .list(let cases) = cases, !cases.isEmpty else {
      throw refused([Problem.Field("/cases", visit.say("api.no-cases"))])
    }
    guard cases.count <= LawInterface.mostCases else {
      let most = ["most": String(LawInterface.mostCases)]
      throw refused([Problem.Field("/cases", visit.say("api.too-many-cases", most))])
    }
    var results: [JSON] = []
    for (index, one) in cases.enumerated() {
      results.append(result(of: one, at: "/cases/\(index)"))
      // Long lists let other requests through.
      if index % 16 == 15 { await Task.yield() }
    }
    return .object(["mark": .text(book.mark), "results": .list(results)])
  }

  private func result(of json: JSON, at origin: String) -> JSON {
    do throws(Problem) {
      return try answer(to: json, at: origin).json
    } catch {
      return .object([
        "problem": .object([
          "type": .text("urn:ruqsat:problem:" + error.kind.rawValue),
          "title": .text(visit.say("problem.\(error.kind.rawValue).title")),
          "status": .number(error.kind.status.code),
          "errors": .list(
            error.fields.map {
              .object(["pointer": .text($0.pointer), "detail": .text($0.detail)])
            }),
        ])
      ])
    }
  }

  /// The answer to one case; refuses what cannot be read and facts that contradict each other.
  func answer(to json: JSON, at origin: String = "") throws(Problem) -> CaseAnswer {
    var reader = reader(origin)
    guard let sent = reader.read(json) else { throw refused(reader.problems) }
    let answer = CaseAnswer(sent, visit: visit)
    let contradictions = answer.contradictions
    if !contradictions.isEmpty { throw refused(contradictions) }
    return answer
  }

  /// The explanation as it is kept and replayed.
  func explain(_ body: JSON) throws(Problem) -> JSON {
    let answer = try answer(to: body)
    return .written(answer.explanation.json(by: answer.sent.volume.reading.explainer))
  }

  /// A case from the query of an address: `topic`, `day`, `choice.NAME`, everything else a fact.
  func caseOfQuery() throws(Problem) -> JSON {
    var known: [JSON.Member] = []
    var facts: [JSON.Member] = []
    var choices: [JSON.Member] = []
    var seen: Set<String> = []
    for pair in visit.query.pairs where pair.name != "language" {
      guard seen.insert(pair.name).inserted else {
        throw refused([
          Problem.Field(pair.name, visit.say("api.repeated-field", ["name": pair.name]))
        ])
      }
      let value = JSON.text(pair.value)
      if pair.name == "topic" || pair.name == "day" {
        known.append(JSON.Member(name: pair.name, value: value))
      } else if pair.name.hasPrefix(CheckAddress.choicePrefix) {
        let name = String(pair.name.dropFirst(CheckAddress.choicePrefix.count))
        choices.append(JSON.Member(name: name, value: value))
      } else {
        facts.append(JSON.Member(name: pair.name, value: value))
      }
    }
    return .object(
      known + [
        JSON.Member(name: "facts", value: .object(facts)),
        JSON.Member(name: "choices", value: .object(choices)),
      ])
  }

  func refused(_ fields: [Problem.Field]) -> Problem {
    Problem(.unprocessableContent, fields: fields)
  }
}
