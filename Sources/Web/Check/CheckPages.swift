import Casework
import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The check as an interview: the topics, one question a page, the answer with its reasons.
struct CheckPages: RouteGroup {
  let desk: LawDesk

  func addPages(to routes: PageRoutes) {
    routes.get("/check") { visit in .page(TopicsPage(visit, desk.shelf.volume.book)) }
    routes.get("/check/{topic}") { visit in try answer(visit) }
  }

  private func answer(_ visit: Visit) throws -> PageAnswer {
    let volume = desk.shelf.volume
    guard let topic = visit.parameter("topic").flatMap(volume.book.topic(named:)) else {
      throw Problem(.notFound, detail: visit.say("check.no-topic"))
    }
    let reading = CheckReading(topic, visit.query, volume.book)
    let check = Check(volume: volume, reading: reading, visit: visit, today: desk.today())
    return try check.page(query: visit.query)
  }
}

/// One request for a page of a check, read and interviewed.
struct Check {
  let volume: LawVolume
  let reading: CheckReading
  let visit: Visit
  let today: Day
  let interview: Interview
  let narration: Narration

  init(volume: LawVolume, reading: CheckReading, visit: Visit, today: Day) {
    var reading = reading
    if EmployerQuestions.isAboutCase(reading.address),
      let law = try? volume.reading.permitLaw.get()
    {
      reading.leaveOpen(law.saidByTheRegister)
    }
    let facts = reading.facts(on: reading.address.day ?? today)
    interview = Interview(
      explainer: volume.reading.explainer, topic: reading.topic.id, facts: facts,
      memory: volume.reading.memory)
    reading.order(interview.questionsAnswered.map(\.path))
    narration = Narration(book: volume.book, phrases: visit.phrases, language: visit.language)
    self.volume = volume
    self.reading = reading
    self.visit = visit
    self.today = today
  }

  var book: LawBook { volume.book }
  var address: CheckAddress { reading.address }
  var links: LawLinks { LawLinks(book: book, visit: visit) }
  var day: Day { address.day ?? today }

  /// The questions that somebody was asked and answered.
  var questionsAnswered: [Question] {
    interview.questionsAnswered.filter { !reading.leftOpen.contains($0.path) }
  }

  func page(query: Fields) throws -> PageAnswer {
    if !reading.problems.isEmpty { return problemPage() }
    if reading.isForm { return .redirect(to: address.link(visit)) }
    if let asked = address.asked { return askedPage(asked) }
    if address.day == nil, !address.showsAnswer { return .page(DayPage(self)) }
    if !interview.contradictions.isEmpty {
      return .page(ContradictionPage(self), status: .unprocessableContent)
    }
    if !address.showsAnswer, let next = nextQuestion {
      return .page(QuestionPage(self, path: next))
    }
    return .page(AnswerPage(self))
  }

  /// A question shown again, or for the first time when the address asks for it.
  private func askedPage(_ name: String) -> PageAnswer {
    if name == CheckAddress.Word.day.rawValue { return .page(DayPage(self)) }
    do {
      return .page(QuestionPage(self, path: try book.path(name, from: reading.topic.record)))
    } catch {
      let problem = CheckProblem(
        name: name, kind: .unreadable(error), sent: SentAnswer(name: name))
      return .page(AddressPage(self, problems: [problem]), status: .unprocessableContent)
    }
  }

  /// A form goes back to its question; an address that was changed by hand is explained.
  private func problemPage() -> PageAnswer {
    let problems = reading.problems
    if problems.count == 1, let problem = problems.first, problem.name == reading.answered {
      if problem.name == CheckAddress.Word.day.rawValue {
        return .page(DayPage(self, problem: problem), status: .unprocessableContent)
      }
      if let path = try? book.path(problem.name, from: reading.topic.record) {
        return .page(
          QuestionPage(self, path: path, problem: problem), status: .unprocessableContent)
      }
    }
    return .page(AddressPage(self, problems: problems), status: .unprocessableContent)
  }
}
