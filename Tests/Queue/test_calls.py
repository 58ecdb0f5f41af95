"""Peer-to-peer calls that may come before an appeal."""

from conftest import lines


def test_a_line_tells_of_the_call_that_may_come_first(fresh):
    server = fresh()
    with server.api("manager", "worklist") as api:
        calls = [line for line in lines(api) if line["call"]]
        assert [line["denial"] for line in lines(api, part="calls")] == [
            line["denial"] for line in calls]
    page = server.sign_in("manager").get("/?part=calls").text
    assert page.count("a call may come first, by ") == len(calls)
    assert "a call may come first, by " in server.sign_in("manager").get(f"/denials/{calls[0]['denial']}").text
    assert calls, "the sample has surgery denied beforehand"
    for line in calls:
        call = line["call"]
        assert line["before_surgery"] and call["by"]["day"] <= line["act_by"]["day"]
        assert call["cut_by"] in ("window", "appeal") and call["chance"] is None
        assert call["by"]["mark"] == "assumed" and call["planned"] == "no-minutes-given"
        # Too few calls were decided here: their chance is not known, and so is what they bring.
        assert call["expected_to_add"]["cents"] is None
        assert call["adds_if_won"]["mark"] == "estimated" and 0 < call["worth_above"] < 1
        assert any("peer-to-peer call could come first" in words for words in line["why"])
