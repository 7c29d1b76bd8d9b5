/// A declaration with the place of its first words, where a mistake about the whole is shown.
struct PlacedDeclaration: Sendable {
  var declaration: DeclarationSyntax
  var place: SourcePlace
}

extension FenceParser {
  /// All declarations of a `law` fence that could be read.
  mutating func declarations() -> [PlacedDeclaration] {
    var declarations: [PlacedDeclaration] = []
    var next = 0
    while next < lines.count {
      enter(next)
      let place = placeHere
      if let declaration = declaration(next) {
        declarations.append(PlacedDeclaration(declaration: declaration, place: place))
      }
      next = lines[next].subtreeEnd
    }
    return declarations
  }

  private mutating func declaration(_ line: Int) -> DeclarationSyntax? {
    let word = keyword
    position += 1
    switch word {
    case .source: return sourceDeclaration(line).map { .source($0) }
    case .enumeration: return enumeration(line).map { .enumeration($0) }
    case .record: return record(line).map { .record($0) }
    case .fact: return fact(line).map { .fact($0) }
    case .value: return value(line).map { .value($0) }
    case .topic: return topic(line).map { .topic($0) }
    case .check: return check(line).map { .check($0) }
    case .invariant: return invariant(line).map { .invariant($0) }
    default: return rulesDeclaration(line, word)
    }
  }

  private mutating func rulesDeclaration(_ line: Int, _ word: Keyword?) -> DeclarationSyntax? {
    switch word {
    case .rule: return rule(line).map { .rule($0) }
    case .edition: return editionDeclaration(line).map { .edition($0) }
    case .choice: return choice(line).map { .choice($0) }
    case .calendar: return calendar(line).map { .calendar($0) }
    case .amend: return amendment(line)
    case .repeal: return repeal(line).map { .repealRule($0) }
    default:
      position -= 1
      fail(.unknownDeclaration, "No declaration begins with \(found()).")
      return nil
    }
  }

  /// `: TYPE`
  mutating func declaredType() -> TypeSyntax? {
    expect(.colon, ":") ? type() : nil
  }

  /// `of RECORD`
  mutating func ownerRecord() -> Name? {
    expect(.of) ? name("the name of a record") : nil
  }
}

extension DeclarationSyntax {
  /// Whether the declaration says what the law is and so belongs to a provision.
  var statesLaw: Bool {
    switch self {
    case .source, .enumeration, .record, .fact, .topic: false
    case .value, .rule, .edition, .choice, .calendar, .check, .invariant: true
    case .amendRule, .amendValue, .repealRule: true
    }
  }
}
