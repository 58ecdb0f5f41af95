import Claims

extension ExpectedCash {
  /// What is added up case by case.
  struct Sums {
    var months: [Month]
    var beforeSurgery = Untimed()
    var selected = Count()
    var appealed = Count()

    mutating func add(
      _ each: Case, _ course: DecisionCourse, _ lag: PaymentLag?, on day: CalendarDay
    ) {
      let forecast = forecast(each, course, lag, on: day)
      if each.isAppealed {
        appealed.add(each.amount ?? .zero, isCounted: forecast != nil)
      } else {
        selected.add(each.amount ?? .zero, isCounted: forecast != nil)
      }
      switch forecast {
      case .months(let cash)?:
        let sums: WritableKeyPath<Month, Money> = each.isAppealed ? \.appealed : \.selected
        for (index, amount) in cash.enumerated() {
          months[index][keyPath: sums] = months[index][keyPath: sums] + amount
        }
      case .untimed(let amount)?:
        let sum: WritableKeyPath<Untimed, Money> = each.isAppealed ? \.appealed : \.selected
        beforeSurgery[keyPath: sum] = beforeSurgery[keyPath: sum] + amount
      case nil: break
      }
    }

    private enum Forecast {
      case months([Money])
      case untimed(Money)
    }

    private func forecast(
      _ each: Case, _ course: DecisionCourse, _ lag: PaymentLag?, on day: CalendarDay
    ) -> Forecast? {
      guard let amount = each.amount else { return nil }
      guard !each.isBeforeSurgery else {
        return ExpectedCash.chanceLeft(of: each, course, on: day)
          .flatMap { amount.parts(of: [$0]).first }.map { .untimed($0) }
      }
      let lags = lag?.distribution(ofPayer: each.payer)?.shares ?? ExpectedCash.atOnce
      return ExpectedCash.chances(each, course, day, months, lags)
        .map { .months(amount.parts(of: $0)) }
    }
  }
}

extension Money {
  /// The amount times each share: what has come by the end of each, rounded, less what came before, so
  /// that all together are the amount times the sum of the shares, to the cent.
  fileprivate func parts(of shares: [Double]) -> [Money] {
    var (sum, given) = (0.0, 0)
    return shares.map { share in
      sum += share
      // A sum of shares misses a half cent by its last digits.
      let reached = (sum * Double(cents) * 1e6).rounded() / 1e6
      defer { given = Int(reached.rounded()) }
      return Money(cents: Int(reached.rounded()) - given)
    }
  }
}

extension ExpectedCash.Count {
  fileprivate mutating func add(_ amount: Money, isCounted: Bool) {
    cases += 1
    guard isCounted else { return }
    counted += 1
    atStake = atStake + amount
  }
}
