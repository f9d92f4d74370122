"""What GA, GX, GY and GZ contradict is advised at the bill, in whole sentences."""

import pytest
from billing.builders import a_day
from billing.test_distinct import lines

from therapytimer.billing.findings import Finding, Level
from therapytimer.billing.liability import liability_findings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "97110 1 GY",
            "97110: GY is for what is never a benefit, and Medicare Part B covers this code.",
        ),
        (
            "97110 1 GZ KX",
            "97110: KX says that it is necessary, GZ that it may not be.",
        ),
    ],
)
def test_a_contradiction_is_advised(text, said):
    found = liability_findings(lines(text), a_day("97110 9:00-9:20"))
    assert found == (Finding("liability", Level.ADVISES, said, "bill"),)
