/// Cents as the page writes them, such as `$1,234.50`.
func dollarWords(_ cents: Int) -> String {
  var dollars = String(cents / 100)
  var end = dollars.count - 3
  while end > 0 {
    dollars.insert(",", at: dollars.index(dollars.startIndex, offsetBy: end))
    end -= 3
  }
  return "$\(dollars).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
}
