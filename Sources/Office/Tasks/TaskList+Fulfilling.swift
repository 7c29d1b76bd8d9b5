import Casework
import Measures

/// From the grant on.
extension TaskList {
  /// Fee, guarantee and list of the grant; before the grant nobody knows which of them the law will ask for.
  var fulfilling: [CaseTask] {
    guard case .granted(let grant) = standing else { return [] }
    var tasks: [CaseTask] = []
    if let fee = grant.fee { tasks += paying(fee, .fee) }
    if let guarantee = grant.guarantee {
      tasks.append(
        task(.guarantee, .guarantee, guarantee.placement != nil, .placeGuarantee))
    }
    if let list = grant.list {
      tasks.append(task(.namedList, .list, list.filed != nil, .fileList))
      tasks.append(
        CaseTask(
          .certification, list.filed == nil ? .notYet : .now, .office, steps: [.certify]))
    }
    return tasks
  }

  /// The employer pays; where the law files do not know the sum, the office confirms what was paid. What it said
  /// against an earlier payment stands with the task.
  private func paying(_ fee: Fee, _ name: CaseTask.Name) -> [CaseTask] {
    let last = lastDay(.fee)
    let own = CaseTask(
      name, fee.isOpen ? due(last) : .done, .employer, lastDay: last, confidence: confidence(.fee),
      missing: [fee.declined?.reason].compactMap(\.self), steps: [.payFee])
    guard fee.reported != nil else { return [own] }
    return [own, CaseTask(.feeConfirmation, .now, .office, steps: [.answerPayment])]
  }

  private func task(
    _ name: CaseTask.Name, _ purpose: Deadline.Purpose, _ isDone: Bool, _ step: Command.Name
  ) -> CaseTask {
    let last = lastDay(purpose)
    return CaseTask(
      name, isDone ? .done : due(last), .employer, lastDay: last,
      confidence: confidence(purpose), steps: [step])
  }

  /// While the permit is in effect.
  var using: [CaseTask] {
    guard let permit = standing.permit else { return [] }
    return naming(permit) + cure + replacing(permit) + conditions(permit) + prolonging(permit)
  }

  /// Where no list is certified the permit itself names its workers.
  private func naming(_ permit: Permit) -> [CaseTask] {
    guard permit.isUnnamed, case .inEffect = standing else { return [] }
    return [CaseTask(.namedList, .now, .employer, steps: [.fileList])]
  }

  private var cure: [CaseTask] {
    guard let suspension = standing.suspension else { return [] }
    let last = lastDay(.cure)
    let isReported = !suspension.cureReports.isEmpty
    let own = CaseTask(
      .cure, isReported ? .done : due(last), .employer, lastDay: last,
      confidence: confidence(.cure), steps: [.reportCure])
    return isReported ? [own, CaseTask(.cureAnswer, .now, .office, steps: [.resume])] : [own]
  }

  /// One for each request, with its own last day.
  private func replacing(_ permit: Permit) -> [CaseTask] {
    permit.replacementRequests.map { request in
      let last = terms.first { $0.deadline == request.deadline }?.lastDay
      return CaseTask(
        .replacement, due(last), .office, lastDay: last,
        confidence: law.confidence(of: request.deadline), missing: [request.id.rawValue],
        worker: permit.workers.first { $0.id == request.leaving }?.name, steps: [.replace])
    }
  }

  private func conditions(_ permit: Permit) -> [CaseTask] {
    permit.conditions.map { condition in
      CaseTask(
        .conditionReport, condition.isPerformed ? .done : due(condition.through), .employer,
        lastDay: condition.through, missing: [condition.id.rawValue], steps: [.reportCondition])
    }
  }

  private func prolonging(_ permit: Permit) -> [CaseTask] {
    guard let asked = permit.extensionUnderway else { return [askExtension] }
    guard asked.decision != nil else {
      let last = lastDay(.extensionDecision)
      return [
        CaseTask(
          .extensionDecision, due(last), .office, lastDay: last,
          confidence: confidence(.extensionDecision), steps: [.ruleOnExtension])
      ]
    }
    return asked.fee.map { paying($0, .extensionFee) } ?? []
  }

  private var askExtension: CaseTask {
    let window: (first: Day?, last: Day?) =
      (try? law.extensionWindow(of: permitCase, on: day)) ?? (first: nil, last: nil)
    let isEarly = window.first.map { day < $0 } ?? false
    return CaseTask(
      .askExtension, isEarly ? .notYet : due(window.last), .employer, firstDay: window.first,
      lastDay: window.last, confidence: law.confidence(of: .extensionLastDay, on: day),
      steps: [.extend])
  }

  var appealing: [CaseTask] {
    switch standing {
    case .refused, .refusedBySilence, .withdrawn: return term(.appeal).map(appeal) ?? []
    case .suspended(_, let suspension) where suspension.upheldOn == nil:
      // The case goes on without it: a time to appeal that has passed leaves nothing to do.
      return appeal(law.appealTerm(of: suspension, outages: outages)).filter { $0.state != .late }
    case .underAppeal:
      let last = lastDay(.appealDecision)
      return [
        CaseTask(
          .appealDecision, due(last), .appealBody, lastDay: last,
          confidence: confidence(.appealDecision), steps: [.decideAppeal])
      ]
    default: return []
    }
  }

  /// What was refused during the permit: the appeal while there is time, then the answer to it.
  var reviewing: [CaseTask] {
    (standing.permit?.refusedActs ?? []).compactMap { act in
      guard let appeal = act.appeal else {
        let term = law.appealTerm(of: act, outages: outages)
        let isOver = due(term.lastDay) == .late
        return isOver ? nil : task(act, term, .employer, .appeal)
      }
      let term = terms.first { $0.deadline == appeal.deadline }
      return term.map { task(act, $0, .appealBody, .decideAppeal) }
    }
  }

  private func task(
    _ act: RefusedAct, _ term: RunningTerm, _ side: CaseTask.Side, _ step: Command.Name
  ) -> CaseTask {
    let isOpen = act.appeal == nil
    let (name, worker): (CaseTask.Name, String?) =
      switch act.matter {
      case .extension: (isOpen ? .extensionAppeal : .extensionAppealDecision, nil)
      case .replacement(let request, _):
        (isOpen ? .replacementAppeal : .replacementAppealDecision, request.arriving.name)
      }
    return CaseTask(
      name, due(term.lastDay), side, lastDay: term.lastDay,
      confidence: law.confidence(of: term.deadline), missing: [String(act.number)], worker: worker,
      steps: [step])
  }

  private func appeal(_ term: RunningTerm) -> [CaseTask] {
    [
      CaseTask(
        .appeal, due(term.lastDay), .employer, lastDay: term.lastDay,
        confidence: law.confidence(of: term.deadline), steps: [.appeal])
    ]
  }
}
