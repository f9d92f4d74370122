"""Our own decisions, each in this one place, where no published rule decides.

Each is unpublished. Whoever applies one prints its sentence with the bill that it changes.
"""

from __future__ import annotations

from typing import Final

# Our decision (unpublished): who has the last unit of a tie. It looks at neither money nor
# modifiers, and the clinician may change it. With a cap it reads the other way round: the code
# with fewer minutes gives its unit up, then the one started last.
TIE_RULE: Final = "by the program's rule"
TIE_ORDER: Final = "the code with more minutes first, then the one started first"

# Our decision (unpublished): under the rule with a cap the smallest remainders give way.
CAP_RULE: Final = "of the codes rounded up, those with the smallest remainders lose their unit"

# Our decision (unpublished): the seconds of a code are added up within a visit and cut to whole
# minutes once. Cutting each segment would lose minutes given, rounding bill minutes not given.
SECONDS_RULE: Final = "Seconds are cut once for each code and visit and never added to the bill."

# Our decision (unpublished): total treatment time counts no minute twice.
OVERLAP_RULE: Final = (
    "Total treatment time counts a minute once where two codes ran in it side by side."
)

# Our decision (unpublished): what a payer bundles is not billable, so its time is not treatment.
BUNDLED_TIME: Final = "its minutes stay out of total treatment time"

# Our decision (unpublished): a code that the payer does not cover still stands on a line of the
# bill (as not covered), so its minutes count in total treatment time, never in the pool.
UNCOVERED_TIME: Final = "its minutes count in total treatment time only"

# Our decision (unpublished): how the minutes of a service stand on its two lines. With one unit or
# none the first code bears all of them.
SERVICE_MINUTES: Final = "{first} bears the first {minutes} minutes, {add_on} the rest"

# Our decision (unpublished): a code's minutes by lane. The therapist's seconds are cut at each
# visit, the rest of the code's minutes is the assistant's, so that the doubtful minute leans to
# the modifier.
LANE_MINUTE: Final = "a minute made of the seconds of both counts as the assistant's"

# Our decision (unpublished): the two short cuts that CMS offers for a tenth can differ by a minute
# from the exact test (10 x assistant > all), which leans to the modifier.
LANE_TENTH: Final = (
    "more than a tenth is tested exactly, while a short cut of CMS finds a tenth at most"
)

# Our decision (unpublished): two units left over outside the published case, in which both rests
# are 9 to 14 minutes and together 23 to 28.
LANE_TWO: Final = (
    "two units are left over from rests that together are under the published 23 to 28 minutes, "
    "and one is the therapist's from a rest of 8 minutes on"
)

# Our decision (unpublished): whose units of a service of two codes the first code bears, and how
# its minutes stand on the lines.
LANE_FIRST: Final = (
    "units without the assistant's modifier go to {first} first, and each line carries the minutes "
    "of its lane"
)

# What the assistants' modifiers say of a line.
MARKERS: Final = {
    "CQ": "furnished by a physical therapist assistant.",
    "CO": "furnished by an occupational therapy assistant.",
}

# Our decision (unpublished): KX belongs to the claim of the payer that has the threshold.
SECOND_KX: Final = "The lines of the first payer's bill bear no KX for the second."

# Our decision (unpublished): what counts towards the threshold of a payer that comes second.
SECOND_AMOUNT: Final = "Its threshold counts what it would allow as the only payer."

# Our decision (unpublished): from how many minutes the first unit counts is the payer's setting.
LEAST_SETTING: Final = "from {least} minutes on (this payer's setting)"

# Our decision (unpublished): the numbers typed at the visits of a day are added; none typed is 1.
PIECES_RULE: Final = "the numbers typed at the day's visits are added up, 1 if none was typed"
