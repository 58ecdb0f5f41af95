import Statistics
import Testing

struct GroupedFoldsTests {
  private func claims(_ rows: Int) -> [Int] {
    var random = RandomSource(seed: 4)
    return (0..<rows).map { _ in Int.random(in: 0..<rows / 3, using: &random) }
  }

  @Test(arguments: [2, 5, 10])
  func `lines of one claim stay in one fold and folds are even`(count: Int) {
    let groups = claims(1_000)
    let folds = GroupedFolds(groups: groups, count: count, seed: 1)
    var foldOfGroup: [Int: Int] = [:]
    for (group, fold) in zip(groups, folds.foldOfRow) {
      #expect(foldOfGroup.updateValue(fold, forKey: group) ?? fold == fold)
    }
    let sizes = (0..<count).map { folds.split($0).holdout.count }
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  @Test func `training and holdout are all rows, each once`() {
    let folds = GroupedFolds(groups: claims(200), count: 4, seed: 2)
    for fold in 0..<4 {
      let (training, holdout) = folds.split(fold)
      #expect((training + holdout).sorted() == Array(0..<200))
    }
  }

  @Test func `a seed decides the folds`() {
    let groups = claims(300)
    let folds = GroupedFolds(groups: groups, count: 5, seed: 3)
    #expect(folds == GroupedFolds(groups: groups, count: 5, seed: 3))
    #expect(folds != GroupedFolds(groups: groups, count: 5, seed: 4))
  }
}
