import Foundation
import Measures

/// Reads bodies of entries, with the forms that they name.
struct JournalReading {
  /// The forms at hand, and those that were looked for meanwhile.
  private struct Forms: FormKeeper {
    let shelf: FormShelf
    var found: [String: TextForm] = [:]

    func mark(of form: TextForm) -> String { shelf.mark(of: form) }
    func form(_ mark: String) throws -> TextForm { try found[mark] ?? shelf.form(mark) }
  }

  let shelf: FormShelf
  /// Looks for a form that is not at hand; nil where the journal holds none with this mark.
  let look: (String) throws -> TextForm?

  func body(_ data: Data) throws(RegisterFault) -> JournalBody {
    var forms = Forms(shelf: shelf)
    do {
      while true {
        do {
          return try Self.body(data, forms)
        } catch let unknown as UnknownForm {
          guard let form = try look(unknown.mark) else {
            throw RegisterFault.damaged(.init("no form has the mark \(unknown.mark)"))
          }
          shelf.lay(form, unknown.mark)
          forms.found[unknown.mark] = form
        }
      }
    } catch {
      throw RegisterFault(error)
    }
  }

  /// Throws `UnknownForm` where the body names a form that is not among these.
  static func body(_ data: Data, _ forms: any FormKeeper) throws -> JournalBody {
    let decoder = JSONDecoder()
    decoder.userInfo[.forms] = forms
    do {
      return try decoder.decode(JournalBody.self, from: data)
    } catch let unknown as UnknownForm {
      throw unknown
    } catch {
      throw RegisterFault.damaged(.init("cannot be read as JournalBody: \(error)"))
    }
  }
}
