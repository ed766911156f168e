"""The judgement of texts is as good as it is said to be: `make judge` prints the score."""

from judgement.judge import DATA, JUDGED, judge, lines, table

FEWEST = 300
LEAST_PRECISION, LEAST_RECALL = 0.99, 0.95


def test_the_score():
    score = judge()
    assert score.precision >= LEAST_PRECISION and score.recall >= LEAST_RECALL, table(score)


def test_there_is_something_to_judge():
    every = list(lines())
    assert len(every) >= FEWEST and len({line.text for line in every}) >= FEWEST
    assert {line.unit for line in every} >= set("街局县市省部")
    fired = {code for line in every for code in line.codes} | {"N03", "N12", "N13"}
    assert fired == JUDGED
    assert len(DATA) > 1
