/// The kinds of mistake a law file can hold. Raw values are stable: they name the page under
/// `Docs/diagnostics/` and the file under `bad/` that shows the mistake. Codes are never used again.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  // L1xx: reading the text.
  case badFrontMatter = "L101"
  case missingFrontMatterKey = "L102"
  case unclosedFence = "L103"
  case badHeading = "L104"
  case declarationWithoutHeading = "L105"
  case badIndentation = "L106"
  case unexpectedCharacter = "L107"
  case unclosedText = "L108"
  case unclosedBracket = "L109"
  case unknownDeclaration = "L110"
  case unexpectedToken = "L111"
  case expectedExpression = "L112"
  case badDate = "L113"
  case badNumber = "L114"
  case badCitation = "L115"
  case badName = "L116"
  case badType = "L117"
  case badTableRow = "L118"
  case lineDoesNotBelongHere = "L119"
  case repeatedLine = "L120"
  case missingLine = "L121"
  case badCaseLine = "L122"
  case chainedComparison = "L123"
  case emptyFence = "L124"
  case unknownFence = "L125"

  // L2xx: names.
  case duplicateName = "L201"
  case unknownName = "L202"
  case unknownType = "L203"
  case unknownRecord = "L204"
  case unknownEnumerationCase = "L205"
  case ambiguousCase = "L206"
  case unknownFunction = "L207"
  case unknownAnchor = "L208"
  case unknownAct = "L209"
  case unknownSource = "L210"
  case duplicateAnchor = "L211"
  case notAList = "L212"
  case notAReference = "L213"
  case circularReference = "L214"
  case missingCard = "L215"
  case unknownRule = "L216"
  case unknownOption = "L217"
  case unknownReform = "L218"

  // L3xx: types and exactness.
  case typeMismatch = "L301"
  case wrongArgumentCount = "L302"
  case incomparable = "L303"
  case mixedCurrencies = "L304"
  case mixedDaysAndMonths = "L305"
  case divisionOutsideRounding = "L306"
  case needsRounding = "L307"
  case tooManyDecimals = "L308"
  case optionalWhereValueNeeded = "L309"
  case notConstant = "L310"
  case wrongKeyCount = "L311"
  case keysMissing = "L312"
  case rangeUpsideDown = "L313"
  case numberTooLarge = "L314"

  // L4xx: dates, definitions, completeness.
  case overlappingEditions = "L401"
  case gapBetweenEditions = "L402"
  case periodUpsideDown = "L403"
  case cycle = "L404"
  case exceptionsConflict = "L405"
  case unknownOver = "L406"
  case unreachableDefinition = "L407"
  case tableGap = "L408"
  case tableOverlap = "L409"
  case deadTableRow = "L410"
  case missingLabel = "L411"
  case missingQuestion = "L412"
  case missingConfidence = "L413"
  case noDefinition = "L414"
  case unusedFact = "L415"
  case noDefaultOption = "L416"
  case provisionWithoutText = "L417"
  case calendarDayOutsideYear = "L418"
  case duplicateEntry = "L419"
  case exceptionWithoutCondition = "L420"

  // L5xx: amendments.
  case reformsCollide = "L501"
  case amendmentOutsideReform = "L502"
  case nothingToReplace = "L503"
  case amendmentBeforeInForce = "L504"

  // L6xx: worked cases.
  case caseInputUnknown = "L601"
  case caseInputType = "L602"
  case caseWithoutExpectation = "L603"
  case caseInputOutOfRange = "L604"
  case duplicateCase = "L605"

  public var severity: Diagnostic.Severity {
    switch self {
    case .emptyFence, .unusedFact, .provisionWithoutText, .deadTableRow: .warning
    default: .error
    }
  }
}
