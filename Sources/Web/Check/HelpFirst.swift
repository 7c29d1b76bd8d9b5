import Casework
import LawExplain
import LawLanguage
import LawLibrary

/// Where the answers show signs of trafficking, a check tells what help there is and names no penalty.
///
/// The only place that names what it needs of the law for this; a test checks that the law book has it.
enum HelpFirst {
  /// The topic that tells what help there is, what of it is told at once, and the record it is about.
  static let topic = "trafficking_help"
  static let told = [
    "victim_help_line", "victim_goes_to", "social_services_due", "services_need_criminal_case",
    "victim_case_waits",
  ]
  static let record = "exploitation_check"

  /// A sign as the check asks for it, and as the help asks for it.
  static let signs = ["papers_taken": "papers_withheld", "held_or_deceived": "kept_from_leaving"]
  /// The person in the check and in the help.
  static let person = (check: "request.worker.", help: "worker.")

  /// What is not named then.
  static let penalties: Set<String> = [
    LawNames.Ruling.workSanction.rawValue, LawNames.Ruling.workFine.rawValue,
    LawNames.Ruling.workArrest.rawValue, LawNames.Ruling.workExpulsion.rawValue,
    LawNames.Ruling.workDecidedBy.rawValue, "work_half_payment_possible",
  ]
}

extension Check {
  /// Whether the answers show signs of trafficking.
  var isHelpFirst: Bool {
    interview.explanation.rulings.contains {
      book[$0.rule].name == LawNames.Ruling.traffickingSigns.rawValue && $0.outcome.isYes
    }
  }

  /// Whether an application is asked about and the answers show that the person needs no permit.
  var needsNoPermit: Bool { noPermit != nil }

  private var noPermit: LawExplain.Ruling? {
    guard reading.topic.name == EmployerQuestions.topic else { return nil }
    return interview.explanation.rulings.first {
      book[$0.rule].name == LawNames.Ruling.permitRequired.rawValue && $0.outcome.isNo
    }
  }

  /// The rulings that are shown: all of the topic; those that name no penalty, where somebody needs help; where no permit
  /// is needed that alone, for there is nothing to apply for.
  var rulings: [LawExplain.Ruling] {
    if let noPermit { return [noPermit] }
    let all = interview.explanation.rulings
    return isHelpFirst ? all.filter { !HelpFirst.penalties.contains(book[$0.rule].name) } : all
  }

  /// What is asked next: nothing on which only what is not shown depends.
  var nextQuestion: BookPath? {
    guard isHelpFirst || needsNoPermit else { return interview.nextQuestion?.path }
    return openQuestions.first
  }

  /// Facts that can still change what is shown.
  var openQuestions: [BookPath] {
    let needs = interview.explanation.needs
    guard isHelpFirst || needsNoPermit else { return needs }
    let shown = Set(rulings.flatMap(\.needs))
    return needs.filter(shown.contains)
  }

  /// What help the law gives on the day of the check; none where no signs were found.
  var help: [LawExplain.Ruling] {
    guard isHelpFirst, let record = book.record(named: HelpFirst.record) else { return [] }
    var facts = CaseFacts(about: record.id, day: day)
    for (path, answer) in interview.facts.answers {
      guard let name = Self.nameInHelp(of: book.text(of: path)),
        let place = try? book.path(name, from: record.id)
      else { continue }
      facts.answers[place] = answer
    }
    let paths = HelpFirst.told.compactMap { try? book.path($0, from: record.id) }
    return volume.reading.explainer.answer(facts, paths).rulings.filter(\.outcome.isValue)
  }

  /// What a fact of this check is called where help is asked for.
  private static func nameInHelp(of name: String) -> String? {
    if let sign = HelpFirst.signs[name] { return sign }
    guard name.hasPrefix(HelpFirst.person.check) else { return nil }
    return HelpFirst.person.help + name.dropFirst(HelpFirst.person.check.count)
  }
}
