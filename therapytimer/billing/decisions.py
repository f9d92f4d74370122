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

# Our decision (unpublished): from how many minutes the first unit counts is the payer's setting.
LEAST_SETTING: Final = "from {least} minutes on (this payer's setting)"

# Our decision (unpublished): the numbers typed at the visits of a day are added; none typed is 1.
PIECES_RULE: Final = "the numbers typed at the day's visits are added up, 1 if none was typed"
