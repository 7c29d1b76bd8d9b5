/// The shapes of an SDMX-JSON 2.0 structure message, as far as the cube needs them.
extension CubeStructure {
  struct Meta: Encodable {
    let schema =
      "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json"
    let id = "RUQSAT_QUOTA"
    let test = false
    let prepared: String
    let contentLanguages = ["kk", "ru", "en"]
    let sender = Party(id: QuotaCube.agency)

    struct Party: Encodable {
      let id: String
    }
  }

  struct Content: Encodable {
    let codelists: [ItemScheme]
    let conceptSchemes: [ItemScheme]
    let dataStructures: [Structure]
    let dataflows: [Flow]
  }

  struct ItemScheme: Encodable {
    let id: String
    let agencyID = QuotaCube.agency
    let version = QuotaCube.version
    let name: String
    let names: [String: String]
    var codes: [Item]?
    var concepts: [Item]?

    init(id: String, names: [String: String], codes: [Item]? = nil, concepts: [Item]? = nil) {
      self.id = id
      self.names = names
      name = names["en"] ?? id
      self.codes = codes
      self.concepts = concepts
    }
  }

  struct Item: Encodable {
    let id: String
    let name: String
    let names: [String: String]

    init(_ id: String, _ names: [String: String]) {
      self.id = id
      self.names = names
      name = names["en"] ?? id
    }
  }

  struct Flow: Encodable {
    let id: String
    let agencyID = QuotaCube.agency
    let version = QuotaCube.version
    let name: String
    let names: [String: String]
    let structure: String

    init(id: String, names: [String: String], structure: String) {
      self.id = id
      self.names = names
      name = names["en"] ?? id
      self.structure = structure
    }
  }

  struct Structure: Encodable {
    let id: String
    let agencyID = QuotaCube.agency
    let version = QuotaCube.version
    let name: String
    let names: [String: String]
    let dataStructureComponents: Components

    init(id: String, names: [String: String], dataStructureComponents: Components) {
      self.id = id
      self.names = names
      name = names["en"] ?? id
      self.dataStructureComponents = dataStructureComponents
    }

    struct Components: Encodable {
      let dimensionList: Dimensions
      let measureList: Measures
      let attributeList: Attributes
    }

    struct Dimensions: Encodable {
      let id = "DimensionDescriptor"
      let dimensions: [Component]
      let timeDimension: Component
    }

    struct Measures: Encodable {
      let id = "MeasureDescriptor"
      let measures: [Component]
    }

    struct Attributes: Encodable {
      let id = "AttributeDescriptor"
      let attributes: [Component]
    }
  }

  /// A dimension, a measure or an attribute.
  struct Component: Encodable {
    let id: String
    let conceptIdentity: String
    var position: Int?
    var usage: String?
    var attributeRelationship: AttributeRelationship?
    var localRepresentation: Representation

    init(id: String, position: Int? = nil, coded: Bool) {
      self.id = id
      self.position = position
      conceptIdentity = CubeStructure.urn("conceptscheme.Concept", "CS_QUOTA", item: id)
      localRepresentation =
        coded
        ? Representation(enumeration: CubeStructure.urn("codelist.Codelist", "CL_" + id))
        : Representation(format: Representation.Format(dataType: "String"))
    }
  }

  struct Representation: Encodable {
    var enumeration: String?
    var format: Format?

    struct Format: Encodable {
      let dataType: String
    }
  }

  /// Attributes of the cube belong to single observations.
  struct AttributeRelationship: Encodable {
    let observation: [String: String] = [:]
  }
}
