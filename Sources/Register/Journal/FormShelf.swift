import Measures
import Synchronization

/// Forms of texts at hand that the journal holds, and the marks of forms.
///
/// The mark is the SHA-256 of the form's bytes. What is not at hand is looked for in the register.
final class FormShelf: FormKeeper {
  private struct Boards {
    /// What the journal is known to hold.
    var entered: Recent<String, TextForm>
    /// The form is held beside its mark, so that no other object takes its place.
    var marks: Recent<ObjectIdentifier, (form: TextForm, mark: String)>
  }

  private let boards: Mutex<Boards>

  /// - Parameter capacity: so many forms laid last are at hand.
  init(capacity: Int) {
    boards = Mutex(
      Boards(entered: Recent(capacity: capacity), marks: Recent(capacity: capacity)))
  }

  static func mark(of bytes: [UInt8]) -> String { Fingerprint(of: bytes).description }

  func mark(of form: TextForm) -> String {
    let id = ObjectIdentifier(form)
    if let known = boards.withLock({ $0.marks[id] }) { return known.mark }
    let mark = Self.mark(of: form.bytes)
    boards.withLock { $0.marks.lay((form, mark), at: id) }
    return mark
  }

  func form(_ mark: String) throws -> TextForm {
    guard let form = boards.withLock({ $0.entered[mark] }) else { throw UnknownForm(mark: mark) }
    return form
  }

  /// Those that the journal is not known to hold, each once.
  func unentered(_ forms: [TextForm]) -> [String: TextForm] {
    let marked = forms.map { (mark(of: $0), $0) }
    return boards.withLock { boards in
      marked.reduce(into: [:]) { fresh, form in
        if boards.entered[form.0] == nil { fresh[form.0] = form.1 }
      }
    }
  }

  /// Lays a form up that an entry of the journal holds.
  func lay(_ form: TextForm, _ mark: String) {
    boards.withLock { $0.entered.lay(form, at: mark) }
  }
}

/// No form with this mark is at hand.
struct UnknownForm: Error {
  let mark: String
}
