import Measures
import Synchronization

/// Forms of texts at hand that the journal holds, and the marks of forms.
///
/// The mark is the SHA-256 of the form's bytes. What is not at hand is looked for in the register.
final class FormShelf: FormKeeper {
  private struct Board {
    /// What the journal is known to hold.
    var entered: [String: TextForm] = [:]
    /// The form is held beside its mark, so that no other object takes its place.
    var marks: [ObjectIdentifier: (form: TextForm, mark: String)] = [:]
  }

  private struct Boards {
    var young = Board()
    var old = Board()

    func entered(_ mark: String) -> TextForm? { young.entered[mark] ?? old.entered[mark] }

    mutating func turn(at capacity: Int) {
      guard max(young.entered.count, young.marks.count) >= capacity else { return }
      old = young
      young = Board()
    }
  }

  private let capacity: Int
  private let boards = Mutex(Boards())

  /// - Parameter capacity: forms on one of two boards; the older board is cleared when the younger is full.
  init(capacity: Int) { self.capacity = capacity }

  static func mark(of bytes: [UInt8]) -> String { Fingerprint(of: bytes).description }

  func mark(of form: TextForm) -> String {
    let id = ObjectIdentifier(form)
    let known = boards.withLock { $0.young.marks[id] ?? $0.old.marks[id] }
    if let known { return known.mark }
    let mark = Self.mark(of: form.bytes)
    boards.withLock { boards in
      boards.young.marks[id] = (form, mark)
      boards.turn(at: capacity)
    }
    return mark
  }

  func form(_ mark: String) throws -> TextForm {
    guard let form = boards.withLock({ $0.entered(mark) }) else { throw UnknownForm(mark: mark) }
    return form
  }

  /// Those that the journal is not known to hold, each once.
  func unentered(_ forms: [TextForm]) -> [String: TextForm] {
    let marked = forms.map { (mark(of: $0), $0) }
    return boards.withLock { boards in
      marked.reduce(into: [:]) { fresh, form in
        if boards.entered(form.0) == nil { fresh[form.0] = form.1 }
      }
    }
  }

  /// Lays a form up that an entry of the journal holds.
  func lay(_ form: TextForm, _ mark: String) {
    boards.withLock { boards in
      boards.young.entered[mark] = form
      boards.turn(at: capacity)
    }
  }
}

/// No form with this mark is at hand.
struct UnknownForm: Error {
  let mark: String
}
