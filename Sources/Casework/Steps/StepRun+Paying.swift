import LawExplain
import Measures

/// What the employer paid as a fee, and the office's word on it where the law files do not know the sum.
extension StepRun {
  /// What a payment is: the fee where its sum is known and reached; else a report for the office to confirm.
  ///
  /// - Parameter first: the day of the notice to pay; before it nobody knew of the fee.
  func paid(
    _ fee: Fee?, _ payment: Fee.Payment, since first: Day
  ) throws(StepError) -> CaseEvent.What {
    guard let fee, fee.isOpen else { throw .notOutstanding(.fee) }
    guard first <= payment.day, payment.day <= day else {
      throw .dayOutside(.payment, first: first, last: day)
    }
    try check(payment.sum, atLeast: fee.sum, .fee)
    guard fee.sum == nil else {
      try mustBeInTime(fee.deadline)
      return .feePaid(payment)
    }
    // The office looks at the payment itself: the day of paying counts, not that of telling or confirming.
    try mustBeInTime(fee.deadline, on: payment.day)
    return .feeReported(payment)
  }

  mutating func answerPayment(_ refusal: String?) throws(StepError) -> Refusal? {
    guard let fee = standing.fee else { throw outOfPlace }
    guard fee.reported != nil else { throw .notOutstanding(.fee) }
    guard let refusal else {
      try record(.feeConfirmed)
      try takeEffectIfReady()
      try finishExtensionIfPaid()
      return nil
    }
    guard !refusal.isEmpty else { throw .reasonMissing }
    // That it was not enough is a new notice to pay, with the time that the law gives after one.
    let facts = try law.caseFacts(permitCase.facts, about: .application, on: day)
    try record(.feeDeclined(reason: refusal, deadline: try feeDeadline(facts)))
    return nil
  }
}
