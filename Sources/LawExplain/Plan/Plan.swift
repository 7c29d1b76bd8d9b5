import LawLanguage
import Measures

/// A law book laid out for reading: flat arrays of small structures, made once.
struct Plan: Sendable {
  var code: ContiguousArray<Instruction> = []
  /// Operands of `and`, `or`, keys of dated values, columns of tables.
  var operands: ContiguousArray<Int32> = []
  var roundings: ContiguousArray<RoundingPlan> = []
  var facts: ContiguousArray<FactPlan> = []
  var rules: ContiguousArray<RulePlan> = []
  var editions: ContiguousArray<EditionPlan> = []
  var definitions: ContiguousArray<DefinitionPlan> = []
  var tables: ContiguousArray<TablePlan> = []
  var rows: ContiguousArray<RowPlan> = []
  var cells: ContiguousArray<CellPlan> = []
  /// Values in the cells of decision tables.
  var cellValues: ContiguousArray<Int64> = []
  var values: ContiguousArray<ValuePlan> = []
  /// Numbers of cases of the keys of dated values.
  var keySizes: ContiguousArray<Int32> = []
  /// Entries of all dated values; those of series s lie in `seriesStarts[s]..<seriesStarts[s + 1]`.
  var entries: ContiguousArray<EntryPlan> = []
  var seriesStarts: ContiguousArray<Int32> = []
  var setWords: ContiguousArray<UInt64> = []
  /// Words of set s lie in `setStarts[s]..<setStarts[s + 1]`.
  var setStarts: ContiguousArray<Int32> = []
  var records: ContiguousArray<RecordPlan> = []
  var references: ContiguousArray<ReferencePlan> = []
  /// Of cases without lists, by the record they are about.
  var layouts: ContiguousArray<Layout> = []
  var calendars: ContiguousArray<WorkingCalendar> = []
  var defaultOptions: ContiguousArray<Int64> = []
  /// The numbers of the texts that the law names.
  var textNumbers: [String: Int64] = [:]
}

struct RoundingPlan {
  /// What numerator and denominator are multiplied by, and the unit in the scale of the result.
  var numeratorFactor: Int128
  var denominatorFactor: Int128
  var unit: Int64
  var rounding: Rounding
}

struct FactPlan {
  enum Kind: UInt8 { case whole, text, none }
  var record: Int32
  var slot: Int32
  /// What an answer may be.
  var kind: Kind
  var isOptional: Bool
  var low: Int64
  var high: Int64
  var relevance: Int32
  /// Whether the relevance reads a dated value on the governing date.
  var isDated: Bool
}

struct RulePlan {
  var slot: Int32
  var record: Int32
  var governing: Int32
  var applies: Int32
  var firstEdition: Int32
  var editionCount: Int32
}

struct EditionPlan {
  var from: Int32
  var through: Int32
  var firstDefinition: Int32
  var definitionCount: Int32
}

struct DefinitionPlan {
  /// The position, in the edition, of what it prevails over.
  var over: Int32
  var when: Int32
  /// An instruction, or -1 when `table` says it.
  var content: Int32
  var table: Int32
}

struct TablePlan {
  var firstColumn: Int32
  var columnCount: Int32
  var firstRow: Int32
  var rowCount: Int32
  /// The position of the `otherwise` row.
  var otherwise: Int32
  var isPartial: Bool
}

struct RowPlan {
  var firstCell: Int32
  var result: Int32
}

struct CellPlan {
  enum Kind: UInt8 { case any, oneOf, noneOf, range }
  var kind: Kind
  var first: Int32
  var count: Int32
  var low: Int64
  var high: Int64
}

struct ValuePlan {
  var firstKeySize: Int32
  var keyCount: Int32
  var firstSeries: Int32
}

struct EntryPlan {
  var from: Int32
  var through: Int32
  var bits: Int64
  /// One of value, none, not applicable, not known (`bits` is then the number of the hole).
  var state: UInt8
}

/// Where the cells and links of a record lie in a place: facts, rules, lists, governing date; references, lists.
struct RecordPlan {
  var governing: Int32
  var firstListSlot: Int32
  var governingSlot: Int32
  var slotCount: Int32
  var references: ContiguousArray<Int32>
  var lists: ContiguousArray<Int32>
}

struct ReferencePlan {
  var owner: Int32
  var target: Int32
  /// The position among the references of its owner.
  var link: Int32
  /// The position among the lists of its target; -1 when it is not listed.
  var listLink: Int32
}
