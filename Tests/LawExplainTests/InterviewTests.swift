import LawExplain
import LawLanguage
import Measures
import Testing

@Suite("Interviews")
struct InterviewTests {
  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
      enumeration country
        case KAZ
        case KGZ
        case UZB
      fact worker_from of case : country
      fact stays of case : yes_no
      fact stay_days of case : days
        when stays
        range 1 days .. 365 days
      fact paid of case : yes_no
      fact entry of case : date
      fact exit of case : date optional
      rule foreign of case : yes_no sure
        base: worker_from != KAZ
      rule long of case : yes_no sure
        applies when foreign
        base: stays and stay_days > 30 days
      rule allowed of case : yes_no sure
        base: not long or paid
        except citizen over base: yes
          when not foreign
      check exit_after_entry of case: exit is none or exit >= entry
      rule stayed of case : days optional sure
        base: exit - entry
      topic main about case
        gives allowed
        first stays
      topic stay about case
        gives stayed
      """)
  }

  private func interview(_ topic: String = "main") throws -> (TestLaw, Interview) {
    let law = try law()
    let id = try #require(law.book.topic(named: topic)).id
    return (law, Interview(explainer: law.explainer, topic: id, facts: try law.facts([:])))
  }

  private func next(_ interview: Interview, _ law: TestLaw) -> String? {
    interview.nextQuestion.map { law.book.text(of: $0.path) }
  }

  private func answer(
    _ interview: inout Interview, _ law: TestLaw, _ name: String, _ text: String
  ) throws {
    let path = try law.path(name)
    interview.set(try law.book.answer(from: text, for: path), for: path)
  }

  @Test("facts to be asked first come first, the others as the rules read them")
  func order() throws {
    var (law, interview) = try interview()
    #expect(next(interview, law) == "stays")
    try answer(&interview, law, "stays", "yes")
    #expect(next(interview, law) == "worker_from")
    try answer(&interview, law, "worker_from", "KGZ")
    #expect(next(interview, law) == "stay_days")
    try answer(&interview, law, "stay_days", "31")
    #expect(next(interview, law) == "paid")
    #expect(!interview.isDecided)
    try answer(&interview, law, "paid", "yes")
    #expect(interview.nextQuestion == nil)
    #expect(interview.isDecided)
    #expect(
      interview.questionsAnswered.map { law.book.text(of: $0.path) }
        == ["stays", "worker_from", "stay_days", "paid"])
  }

  @Test("what no longer matters is not asked")
  func onlyWhatMatters() throws {
    var (law, interview) = try interview()
    try answer(&interview, law, "stays", "no")
    try answer(&interview, law, "worker_from", "KGZ")
    #expect(interview.nextQuestion == nil)
    #expect(interview.explanation.rulings.first?.outcome == .value(1))
  }

  @Test("going back keeps the answers that no longer count")
  func back() throws {
    var (law, interview) = try interview()
    for (name, text) in [
      ("stays", "yes"), ("worker_from", "KGZ"), ("stay_days", "31"), ("paid", "no"),
    ] { try answer(&interview, law, name, text) }
    try answer(&interview, law, "worker_from", "KAZ")
    #expect(interview.isDecided)
    #expect(interview.unused.map { law.book.text(of: $0) } == ["paid", "stay_days"])
    #expect(interview.facts.answers.count == 4)
    try answer(&interview, law, "worker_from", "UZB")
    #expect(interview.unused.isEmpty)
    #expect(interview.explanation.rulings.first?.outcome == .value(0))
    interview.set(nil, for: try law.path("paid"))
    #expect(next(interview, law) == "paid")
  }

  @Test("a declined question is not asked again")
  func declined() throws {
    var (law, interview) = try interview()
    try answer(&interview, law, "stays", "dont_know")
    try answer(&interview, law, "worker_from", "KGZ")
    #expect(next(interview, law) == "paid")
    try answer(&interview, law, "paid", "dont_know")
    #expect(interview.nextQuestion == nil)
    #expect(!interview.isDecided)
    #expect(interview.questionsAnswered.count == 3)
  }

  @Test("facts that contradict each other are reported")
  func contradictions() throws {
    var (law, interview) = try interview("stay")
    try answer(&interview, law, "exit", "2020-01-01")
    #expect(interview.contradictions.isEmpty)
    try answer(&interview, law, "entry", "2020-01-02")
    #expect(interview.contradictions.map(\.name) == ["exit_after_entry"])
    try answer(&interview, law, "exit", "none")
    #expect(interview.contradictions.isEmpty)
  }

  @Test("an answer out of range is reported and kept")
  func range() throws {
    var (law, interview) = try interview()
    try answer(&interview, law, "stays", "yes")
    try answer(&interview, law, "worker_from", "KGZ")
    interview.set(.value(400), for: try law.path("stay_days"))
    #expect(interview.outOfRange.map { law.book.text(of: $0.path) } == ["stay_days"])
  }

  @Test("a question implies its control")
  func controls() throws {
    var (law, interview) = try interview()
    #expect(interview.nextQuestion?.input == .yesNo)
    try answer(&interview, law, "stays", "yes")
    let country = try #require(law.book.enumerations.first { $0.name == "country" }).id
    #expect(interview.nextQuestion?.input == .oneOf(country))
    try answer(&interview, law, "worker_from", "KGZ")
    #expect(interview.nextQuestion?.input == .days)
    #expect(interview.nextQuestion?.range == 1...365)
    #expect(interview.nextQuestion?.ask.en == "stay_days")
  }

  @Test("answers given beforehand count as soon as they are asked for")
  func prefilled() throws {
    let law = try law()
    let topic = try #require(law.book.topic(named: "main")).id
    let facts = try law.facts(["paid": "no", "worker_from": "KGZ"])
    let interview = Interview(explainer: law.explainer, topic: topic, facts: facts)
    #expect(next(interview, law) == "stays")
    #expect(interview.questionsAnswered.count == 2)
    #expect(interview.unused.isEmpty)
  }

  @Test func `an interview that remembers gives what one without a memory gives`() throws {
    let law = try law()
    let topic = try #require(law.book.topic(named: "main")).id
    let memory = InterviewMemory()
    let texts = [
      ("worker_from", ["KGZ", "KAZ"]), ("stays", ["yes", "no", "dont_know"]),
      ("stay_days", ["31", "30"]), ("paid", ["yes", "no"]),
    ]
    for round in 0..<96 {
      var facts = try law.facts([:])
      var rest = round
      for (name, choices) in texts {
        let taken = rest % (choices.count + 1)
        rest /= choices.count + 1
        guard taken > 0 else { continue }
        let path = try law.path(name)
        facts.answers[path] = try law.book.answer(from: choices[taken - 1], for: path)
      }
      let plain = Interview(explainer: law.explainer, topic: topic, facts: facts)
      let remembering = Interview(
        explainer: law.explainer, topic: topic, facts: facts, memory: memory)
      #expect(plain.nextQuestion == remembering.nextQuestion)
      #expect(plain.questionsAnswered == remembering.questionsAnswered)
      #expect(plain.unused == remembering.unused)
      #expect(plain.explanation == remembering.explanation)
    }
  }
}
