/// How the treaty pages speak of obligations, in the names of the law.
///
/// The only place where they name anything of the law; a test checks that the law book has it.
enum TreatyTerms {
  static let obligation = "obligation"
  static let treaty = "treaty"
  static let verdict = "treaty_verdict"

  /// Values with one entry series for each obligation, or for each treaty.
  static let treatyOfObligation = "treaty_of_obligation"
  static let recorded = "verdict_on_law"
  static let judgement = "paper_judgement"
  static let standing = "standing_of_treaty"

  /// The record of questions about treaties; verdicts about other records speak of one person.
  static let question = "treaty_question"
  static let topic = "law_against_treaties"
  static let asked = "obligation_asked"

  /// The cases of the verdict, from the worst.
  static let fromWorst = ["not_met", "partly_met", "unclear", "met"]
  static let tones = [
    "met": "yes", "partly_met": "likely", "not_met": "no", "unclear": "plain",
  ]
}
