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
    /// What follows for this topic from what was told about the person.
    var implied: [Implied] = []
  }

  /// Whoever answers `fact` with `value` has answered the topic's own question at `path` with `answer`.
  struct Implied: Sendable {
    let fact: String
    let value: String
    let path: String
    let answer: String
  }

  static let all = [
    Situation("contract", ("labour_contract", "request.worker")),
    Situation("wages", ("employer_labour_fine", "worker")),
    Situation(
      "insurance", ("social_cover", "worker"), ("pension", "worker"), ("benefit", "work.worker")),
    Situation("accident", ("accident", "work.worker")),
    Situation("health", ("health_care", "patient")),
    Situation(
      key: "family",
      questions: [
        Question(
          topic: "family_reunification", person: "",
          implied: [
            Implied("citizenship", "KAZ", "inviter_kind", "citizen"),
            Implied("permanent_resident", "yes", "inviter_kind", "permanent_resident_inviter"),
            Implied("immigrant_status", "business_immigrant", "inviter_kind", "business_inviter"),
            Implied("immigrant_status", "humanitarian", "inviter_kind", "humanitarian_inviter"),
          ])
      ]),
    Situation(
      key: "school",
      questions: [
        Question(
          topic: "schooling", person: "",
          implied: [Implied("permanent_resident", "yes", "family_stay", "stay_permanent")])
      ]),
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

extension RightsTopics.Implied {
  fileprivate init(_ fact: String, _ value: String, _ path: String, _ answer: String) {
    self.init(fact: fact, value: value, path: path, answer: answer)
  }
}

extension RightsTopics.Situation {
  fileprivate init(_ key: String, _ questions: (String, String)...) {
    self.init(
      key: key, questions: questions.map { RightsTopics.Question(topic: $0.0, person: $0.1) })
  }
}
