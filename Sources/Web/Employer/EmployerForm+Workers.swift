import Casework
import Measures
import Office

/// Workers by name: in fields of their own, one at a time, and as the lines of a list.
extension EmployerForm {
  /// The button that lays the worker of the fields into the list and sends nothing.
  static var addName: String { "add" }

  // MARK: Questions

  func listFields(_ typed: Typed) -> [StepField] {
    workerFields(typed) + [
      .button(FormButton(Self.addName, say("employer.list.add"))),
      typed.area("workers", say("employer.list.workers"), hint: say("employer.list.hint"), rows: 8),
    ]
  }

  func workerFields(_ typed: Typed) -> [StepField] {
    let countries = ReaderOrder(visit.language, phrases: visit.phrases)
      .sorted(words.choices(.country)) { $0.text }
    return WorkerEntry.allCases.map { entry in
      let (name, label) = (entry.field, say("employer.worker.\(entry.rawValue)"))
      switch entry {
      case .born: return typed.date(name, label, hint: say("check.date.hint"))
      case .citizenship, .residence, .departure: return typed.select(name, label, countries)
      case .latin:
        return typed.line(name, label, hint: say("employer.worker.latin-hint"), width: nil)
      case .name, .education, .occupation: return typed.line(name, label, width: nil)
      }
    }
  }

  // MARK: Reading

  func readList(_ form: inout SentForm) -> EmployerOrder? {
    var workers = listed(&form)
    // Whoever stands in the fields only was meant to be in the list as well.
    if Self.namesSomebody(form.fields) {
      let line = Self.line(&form)
      workers += named(line, &form, after: workers).map { [$0] } ?? []
    } else if workers.isEmpty, form.isFit {
      form.note("employer.list.missing", at: "workers")
    }
    return workers.isEmpty ? nil : .list(workers)
  }

  func readReplacement(_ form: inout SentForm) -> EmployerOrder? {
    let leaving = form.choice(
      "leaving", of: permitCase.workers.map(\.id.rawValue),
      missing: "employer.replacement.leaving-missing")
    let line = Self.line(&form)
    let arriving = named(line, &form, after: [])
    guard let leaving = leaving.flatMap({ Identifier<Worker>($0) }), let arriving
    else { return nil }
    return .replacement(leaving: leaving, arriving: arriving)
  }

  /// The form again with the worker of the fields laid into the list, or with what has to be corrected first.
  func adding(_ form: inout SentForm) -> StepPage {
    let line = Self.line(&form)
    _ = named(line, &form, after: listed(&form))
    guard form.isFit else { return page(Typed(form)) }
    let list = (form.typed("workers").isEmpty ? [] : [form.typed("workers")]) + [line.line]
    let kept = form.fields.pairs.filter {
      $0.name != "workers" && $0.name != Self.addName && !$0.name.hasPrefix(WorkerEntry.prefix)
    }
    let pair = Fields.Pair(name: "workers", value: list.joined(separator: "\n"))
    return page(Typed(Fields(pairs: kept + [pair])))
  }

  private static func namesSomebody(_ fields: Fields) -> Bool {
    fields.pairs.contains { $0.name.hasPrefix(WorkerEntry.prefix) && !$0.value.isEmpty }
  }

  private static func line(_ form: inout SentForm) -> WorkerLine {
    let texts = WorkerEntry.allCases.map { entry in
      let day = entry == .born ? form.optionalDay(entry.field)?.description : nil
      return (entry, day ?? form.typed(entry.field))
    }
    return WorkerLine(Dictionary(uniqueKeysWithValues: texts))
  }

  /// The worker of the fields; each mistake stands at its field.
  private func named(
    _ line: WorkerLine, _ form: inout SentForm, after earlier: [Worker]
  ) -> Worker? {
    let mistakes = line.mistakes(words.law, on: desk.today)
    for mistake in mistakes { note(mistake, &form) }
    let worker = line.worker(key: "\(key(form))-\(earlier.count + 1)-named")
    guard mistakes.isEmpty, let worker else { return nil }
    if earlier.contains(where: worker.isSamePerson) { note(.twice, &form) }
    return worker
  }

  private func note(_ mistake: WorkerLine.Mistake, _ form: inout SentForm) {
    guard let field = mistake.entry?.field, !form.errors.contains(where: { $0.field == field })
    else { return }
    form.note("employer.worker.error.\(mistake.rawValue)", at: field)
  }

  /// One worker a line; every line that cannot be read is named with its number.
  private func listed(_ form: inout SentForm) -> [Worker] {
    let text = form.optionalText("workers", most: 200_000) ?? ""
    var workers: [Worker] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    for (index, line) in lines where !line.allSatisfy(\.isWhitespace) {
      do throws(WorkerLine.Mistake) {
        workers.append(
          try worker(of: line, key: "\(key(form))-\(index + 1)", after: workers))
      } catch {
        let mistake = say("employer.worker.error.\(error.rawValue)")
        form.note(
          "employer.list.line", at: "workers", ["line": String(index + 1), "mistake": mistake])
      }
    }
    return workers
  }

  private func worker(
    of line: Substring, key: String, after earlier: [Worker]
  ) throws(WorkerLine.Mistake) -> Worker {
    guard let line = WorkerLine(line) else { throw .parts }
    if let mistake = line.mistakes(words.law, on: desk.today).first { throw mistake }
    guard let worker = line.worker(key: key) else { throw .parts }
    if earlier.contains(where: worker.isSamePerson) { throw .twice }
    return worker
  }

  private func key(_ form: SentForm) -> String { form.fields[SentForm.keyName] ?? "" }
}

extension WorkerEntry {
  static var prefix: String { "worker-" }

  /// The name of its field.
  fileprivate var field: String { Self.prefix + rawValue }
}
