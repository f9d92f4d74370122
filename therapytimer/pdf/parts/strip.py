"""The strip: the visit's time blocks to scale, on the clock of the clinic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.pdf.fonts import width
from therapytimer.pdf.styles import HAIRLINE, LABEL, MUTED, SHADE, Style
from therapytimer.pdf.text import Line
from therapytimer.pdf.times import clock, clock_minutes, local
from therapytimer.visit.facts import Origin, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.styles import Ink

_LANE = 15.0
_SCALE = 10.0  # room below the lanes for the times
_TOP = 5.0
_TICKS = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60, 120, 240, 480))
_MOST_TICKS = 10
_TINTS: tuple[Ink, ...] = (
    (0.62, 0.81, 0.79),
    (0.95, 0.84, 0.63),
    (0.72, 0.80, 0.91),
    (0.91, 0.76, 0.72),
    (0.80, 0.86, 0.68),
    (0.83, 0.76, 0.88),
)
_NUMBER = Style(size=6.8)
_GAP = "gap"
_HATCH = 3.5  # between the lines across a gap


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where an instant stands between the left and the right edge."""

    start: datetime
    stop: datetime
    left: float
    width: float

    def x(self, at: datetime) -> float:
        return self.left + self.width * ((at - self.start) / (self.stop - self.start))


@dataclass(frozen=True, slots=True)
class _Strip:
    scale: _Scale
    lanes: Sequence[Sequence[Segment]]
    gaps: Sequence[tuple[datetime, datetime]]
    tints: dict[str, Ink]
    timezone: str

    @property
    def height(self) -> float:
        return _TOP + _LANE * len(self.lanes) + _SCALE


def write_strip(story: Story, paper: NotePaper) -> None:
    """One lane of blocks, and further ones for what ran beside it."""
    done = [one for one in paper.segments if one.stop and one.stop > one.start]
    if not done:
        return
    stop = max(_end(one) for one in done)
    scale = _Scale(done[0].start, stop, story.left, story.width)
    codes = dict.fromkeys(one.code for one in done)
    tints = {code: _TINTS[place % len(_TINTS)] for place, code in enumerate(codes)}
    gaps = list(_gaps_between(paper, scale))
    strip = _Strip(scale, _lanes(done), gaps, tints, paper.visit.timezone)
    story.drawing(strip.height, partial(_draw, strip=strip), _in_words(done, strip))


def _gaps_between(paper: NotePaper, scale: _Scale) -> Iterator[tuple[datetime, datetime]]:
    """Give what the strip shows of the gaps in which the program could not watch."""
    for gap in paper.visit.gaps:
        start, stop = max(gap.start, scale.start), min(gap.stop, scale.stop)
        if start < stop:
            yield start, stop


def _end(segment: Segment) -> datetime:
    return segment.stop or segment.start


def _lanes(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Put each block in the first lane where it does not run into the one before."""
    lanes: list[list[Segment]] = []
    for segment in segments:
        free = (lane for lane in lanes if _end(lane[-1]) <= segment.start)
        lane = next(free, None)
        if lane is None:
            lanes.append([segment])
        else:
            lane.append(segment)
    return lanes


def _in_words(segments: Sequence[Segment], strip: _Strip) -> str:
    """Say what the drawing shows; each time stands in the table of the log, to be read there."""
    start, stop = (clock(local(at, strip.timezone)) for at in (strip.scale.start, strip.scale.stop))
    codes = ", then ".join(one.code for one in segments)
    gaps = " A hatched part is a gap in which the program could not watch." if strip.gaps else ""
    return (
        f"Bars to scale show in which order the codes ran between {start} and {stop}: {codes}."
        f"{gaps} The minute log gives the time of each bar to the second."
    )


def _draw(canvas: NoteCanvas, top: float, *, strip: _Strip) -> None:
    upper = top - _TOP
    lower = upper - _LANE * len(strip.lanes)
    canvas.box((strip.scale.left, lower, strip.scale.width, upper - lower), SHADE)
    for gap in strip.gaps:
        _draw_gap(canvas, strip, gap, (lower, upper))
    for index, lane in enumerate(strip.lanes):
        for segment in lane:
            _draw_block(canvas, segment, strip, upper - _LANE * (index + 1))
    _draw_scale(canvas, strip, lower)


def _draw_gap(
    canvas: NoteCanvas, strip: _Strip, gap: tuple[datetime, datetime], sides: tuple[float, float]
) -> None:
    """Hatch what nobody watched; a pause stays plain. Blocks are drawn over it."""
    (left, right), (lower, upper) = map(strip.scale.x, gap), sides
    for step in range(1, int((right - left + upper - lower) / _HATCH) + 1):
        foot = left - (upper - lower) + step * _HATCH
        start, stop = max(foot, left), min(foot + upper - lower, right)
        canvas.hairline((start, lower + start - foot), (stop, lower + stop - foot), MUTED)
    needed = width(_GAP, _NUMBER.font, _NUMBER.size)
    if needed + 6 < right - left:
        middle = (left + right - needed) / 2
        canvas.box((middle - 2, upper - 12, needed + 4, 9), SHADE)
        canvas.text_line(Line(_GAP, _NUMBER.leading), middle, upper - 10, _NUMBER)


def _draw_block(canvas: NoteCanvas, segment: Segment, strip: _Strip, lower: float) -> None:
    left, right = strip.scale.x(segment.start), strip.scale.x(_end(segment))
    place = (left, lower + 0.75, max(right - left - 0.6, 0.4), _LANE - 1.5)
    is_typed = segment.origin is not Origin.STOPWATCH
    canvas.box(place, strip.tints[segment.code], MUTED if is_typed else None)
    needed = width(segment.code, _NUMBER.font, _NUMBER.size)
    if needed + 4 < right - left:
        line = Line(segment.code, _NUMBER.leading)
        canvas.text_line(line, (left + right - needed) / 2, lower + 5, _NUMBER)


def _draw_scale(canvas: NoteCanvas, strip: _Strip, lower: float) -> None:
    for at in _tick_times(strip):
        x = strip.scale.x(at)
        canvas.hairline((x, lower), (x, lower - 2.5), HAIRLINE)
        words = clock_minutes(local(at, strip.timezone))
        half = width(words, LABEL.font, LABEL.size) / 2
        left, right = strip.scale.left, strip.scale.left + strip.scale.width
        x = min(max(x - half, left), right - 2 * half)
        canvas.text_line(Line(words, LABEL.leading), x, lower - 9, LABEL)


def _tick_times(strip: _Strip) -> Iterator[datetime]:
    """Round times of day, as many as have room."""
    scale = strip.scale
    span = scale.stop - scale.start
    step = next((one for one in _TICKS if span / one <= _MOST_TICKS), span / _MOST_TICKS)
    first = local(scale.start, strip.timezone)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    past = (first - midnight) % step
    at = scale.start + (step - past if past else past)
    while at <= scale.stop:
        yield at
        at += step
