import Claims
import Testing

struct MoneyTests {
  @Test(arguments: [
    ("0", 0), ("100", 100_00), ("100.5", 100_50), ("-100.50", -100_50), (".75", 75), ("7.", 7_00),
  ])
  func `reads a decimal to the cent`(text: String, cents: Int) {
    #expect(Money(decimal: text.utf8) == Money(cents: cents))
  }

  @Test(arguments: ["", "-", ".", "1.005", "1,000", "12A", "1E2", "+5", " 5", "1.2.3", "--1"])
  func `refuses what is not a plain amount`(text: String) {
    #expect(Money(decimal: text.utf8) == nil)
  }

  @Test(arguments: [0, 1, 99, 100, -1, -99, -12345, 987_654_321])
  func `what it writes it reads back`(cents: Int) {
    #expect(Money(decimal: Money(cents: cents).description.utf8) == Money(cents: cents))
  }
}
