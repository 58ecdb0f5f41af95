public import Documents
import Claims
import MedicalPolicies
import Store

extension PolicyShelf {
  /// A place of a policy that can be searched for.
  private struct Place {
    let policy: Policy
    let pathway: String
    let name: String
    let text: String
    let section: String
    let mark: String
  }

  /// Sections, criteria, waivers and cautions that hold every word, the best first.
  public func search(_ words: String) throws -> Table {
    let places = library.policies.flatMap(Self.places)
    let index = try TextIndex(
      places.enumerated().map { TextIndex.Passage(key: String($0.offset), text: $0.element.text) })
    let found = try index.search(words).compactMap { Int($0.key).map { places[$0] } }
    return Table(
      caption: "Found in the policies",
      columns: [
        Table.Column("id", priority: .essential),
        Table.Column("pathway", priority: .extra),
        Table.Column("criterion", priority: .useful),
        Table.Column("text", priority: .essential),
        Table.Column("section", priority: .useful),
        Table.Column("mark", priority: .essential),
      ],
      rows: found.map { place in
        Table.Row([
          .text(place.policy.uid), .text(place.pathway), .text(place.name), .text(place.text),
          .text(place.section), .text(place.mark),
        ])
      })
  }

  private static func places(_ policy: Policy) -> [Place] {
    var places = policy.sections.map {
      Place(
        policy: policy, pathway: "", name: "", text: $0.title, section: $0.id, mark: "")
    }
    for pathway in policy.pathways {
      places += pathway.criteria.map {
        Place(
          policy: policy, pathway: pathway.id, name: $0.id, text: $0.label, section: $0.section,
          mark: $0.verification.rawValue)
      }
      places += pathway.waivers.map {
        Place(
          policy: policy, pathway: pathway.id, name: "waiver \($0.id)", text: $0.label,
          section: $0.section, mark: $0.verification.rawValue)
      }
    }
    return places
      + policy.cautions.map {
        Place(policy: policy, pathway: "", name: "caution", text: $0, section: "", mark: "")
      }
  }
}
