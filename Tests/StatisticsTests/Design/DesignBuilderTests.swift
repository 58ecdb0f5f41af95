import Statistics
import Testing

struct DesignBuilderTests {
  @Test func `rows become columns in the order of their names`() throws {
    var builder = DesignBuilder()
    builder.add(DesignRow(numbers: ["b": 1, "a": 2], levels: ["payer": "Z"]))
    builder.add(DesignRow(numbers: ["b": 3, "a": 4], levels: ["payer": "A"]))
    let design = try builder.design(coding: .oneHot)
    #expect(design.numeric == [NumericColumn("a", [2, 4]), NumericColumn("b", [1, 3])])
    #expect(design.factors == [FactorColumn("payer", levels: ["A", "Z"], codes: [1, 0])])
  }

  @Test func `a number that rows lack, first or last, is the mean of the others`() throws {
    var builder = DesignBuilder()
    builder.add(DesignRow())
    builder.add(DesignRow(numbers: ["days": 10]))
    builder.add(DesignRow(numbers: ["days": 20]))
    builder.add(DesignRow())
    let design = try builder.design(coding: .oneHot)
    #expect(design.numeric == [NumericColumn("days", [15, 10, 20, 15])])
  }

  @Test func `a factor that rows lack is blank there`() throws {
    var builder = DesignBuilder()
    builder.add(DesignRow(levels: ["claim": "professional"]))
    builder.add(DesignRow(levels: ["payer": "A"]))
    builder.add(DesignRow(levels: ["claim": "professional"]))
    let design = try builder.design(coding: .oneHot)
    #expect(design.row(0).levels == ["claim": "professional", "payer": "(blank)"])
    #expect(design.row(1).levels == ["claim": "(blank)", "payer": "A"])
    #expect(design.row(2).levels == ["claim": "professional", "payer": "(blank)"])
  }

  @Test func `no rows make an empty design`() throws {
    #expect(try DesignBuilder().design(coding: .oneHot).rowCount == 0)
  }
}
