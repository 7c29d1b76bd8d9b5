/// The situations of a worker, and the topics of the law that answer them.
///
/// The only place where the rights pages name topics, references and facts of the law; a test checks that the
/// law book has them.
enum RightsTopics {
  struct Situation: Sendable {
    let key: String
    let questions: [Question]
  }

  /// A topic, and the way from its record to the person who asks; empty where it has none.
  struct Question: Sendable {
    let topic: String
    let person: String
  }

  static let all = [
    Situation("contract", ("labour_contract", "request.worker")),
    Situation("wages", ("employer_labour_fine", "worker")),
    Situation(
      "insurance", ("social_cover", "worker"), ("pension", "worker"), ("benefit", "work.worker")),
    Situation("accident", ("accident", "")),
    Situation("health", ("health_care", "patient")),
    Situation("family", ("family_reunification", "")),
    Situation("school", ("schooling", "")),
    Situation("housing", ("housing", "tenant")),
    Situation("job", ("job_change", "worker")),
    Situation("union", ("union_rights", "worker")),
    Situation("registration", ("my_registration", "visitor")),
    Situation("irregular", ("overstay", "visitor"), ("unlawful_work", "request.worker")),
    Situation("complaint", ("complaint", "worker")),
    Situation("exploitation", ("trafficking_help", "worker")),
  ]

  /// The record of a person, and what is asked about it once for all topics.
  static let person = "person"
  static let commonFacts = ["citizenship", "permanent_resident", "immigrant_status"]
  static let firstShared = "citizenship"
}

extension RightsTopics.Situation {
  fileprivate init(_ key: String, _ questions: (String, String)...) {
    self.init(
      key: key, questions: questions.map { RightsTopics.Question(topic: $0.0, person: $0.1) })
  }
}
