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
      let share = { (chance: Double) in Money(cents: Int((chance * Double(amount.cents)).rounded()))
      }
      guard !each.isBeforeSurgery else {
        return ExpectedCash.chanceLeft(of: each, course, on: day).map { .untimed(share($0)) }
      }
      let lags = lag?.distribution(ofPayer: each.payer)?.shares ?? ExpectedCash.atOnce
      return ExpectedCash.chances(each, course, day, months, lags).map { .months($0.map(share)) }
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
