"""Killing the running window at random moments, and what the file says afterwards."""

import json
import os
import random
import signal
import subprocess
import sys
import time  # noqa: TID251 - of the kills, not of the program
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.tapper import starts
from builders import CATALOGUE, PATIENT, PAYERS, THERAPIST
from store.samples import CHEAP, PASSPHRASE

from therapytimer.clock import Clock
from therapytimer.store.store import create_store, open_store
from therapytimer.store.verify import verify
from therapytimer.ui.desk.desk import Desk
from therapytimer.visit.facts import Gap, GapKind, Segment
from therapytimer.visit.identity import new_id
from therapytimer.visit.visit import Visit

ROOT = Path(__file__).parents[2]
TAPPER = Path(__file__).with_name("tapper.py")
EARLY = 0.15  # so many of the kills come while the program is still starting
LONGEST_LIFE = 3.0  # seconds after the window is ready
KILLS_A_VISIT = 5  # more would make a visit that nobody has
PATIENCE = 60.0


@dataclass
class Tally:
    """What was found after all kills so far."""

    kills: int = 0
    early: int = 0
    promised: int = 0
    ran: int = 0
    restored: int = 0
    lost: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    unknown: list[float] = field(default_factory=list)
    opened_in: list[float] = field(default_factory=list)


class Killer:
    """Lets one clinic's window be killed again and again."""

    def __init__(self, folder, seed):
        self._folder, self._random = folder / "clinic", random.Random(seed)  # noqa: S311
        self._told = folder / "told"
        self._visit_id = ""
        self.tally = Tally()
        at = Clock().read().wall
        store, _ = create_store(self._folder, PASSPHRASE, THERAPIST, at=at, cost=CHEAP)
        with store:
            store.patients.add(PATIENT, THERAPIST.id, at)

    def kill_once(self):
        """Start the window, kill it, open the file again and compare."""
        if self.tally.kills % KILLS_A_VISIT == 0:
            self._begin_visit()
        self._told.write_bytes(b"")
        early = self._random.random() < EARLY
        killed_at = self._live_and_die(early=early)
        self.tally.kills += 1
        self.tally.early += early
        self._compare(None if early else killed_at)

    def _begin_visit(self):
        """End the visit before and open another, as at the next patient."""
        with self._opened() as store:
            desk = Desk(store, Clock(), CATALOGUE)
            if self._visit_id:
                assert desk.end(self._visit_id)
            self._visit_id, moment = new_id(), desk.moment()
            visit = Visit(
                self._visit_id,
                moment.at.date(),
                moment.reading.zone,
                "PT",
                PATIENT,
                PAYERS[0],
                (THERAPIST,),
            )
            desk.open_visit(visit, moment)

    def _live_and_die(self, *, early):
        arguments = [self._folder, self._told, self._visit_id, str(self._random.getrandbits(32))]
        path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        living = subprocess.Popen(
            [sys.executable, TAPPER, *arguments], env={**os.environ, "PYTHONPATH": path}
        )
        if not early:
            self._await_ready(living)
        time.sleep(self._random.uniform(0.05, 1.0 if early else LONGEST_LIFE))
        killed_at = Clock().read()
        living.send_signal(signal.SIGKILL)
        assert living.wait() == -signal.SIGKILL, "it ended by itself"
        return killed_at

    def _await_ready(self, living):
        began = time.monotonic()
        while not self._told.read_bytes():
            assert living.poll() is None, "the window did not open"
            assert time.monotonic() - began < PATIENCE, "the window does not open"
            time.sleep(0.02)

    def _opened(self):
        return open_store(self._folder, PASSPHRASE, at=Clock().read().wall)

    def _compare(self, killed_at):
        began = time.monotonic()
        with self._opened() as store:
            left = store.visits.history(self._visit_id)
            self._compare_promises(left)
            desk = Desk(store, Clock(), CATALOGUE)
            self.tally.opened_in.append(time.monotonic() - began)
            now = desk.stopwatch.history(self._visit_id)
            self._compare_running(left, now)
            anchor = store.alive.anchor()
            if killed_at is not None and anchor is not None:
                self._measure_unknown(left, now, anchor.instant(killed_at))
            self.tally.findings += verify(store)

    def _compare_promises(self, left):
        """Find whatever a line said there; one action more may be there, killed before its line."""
        said = [json.loads(line) for line in self._told.read_text("utf-8").splitlines()]
        self.tally.promised += len(said[1:])  # the first only says that the window is ready
        there = {action.id for action in left.actions} | {row.fact.id for row in left.rows}
        segments = [row.fact for row in left.rows if isinstance(row.fact, Segment)]
        begun = starts(segments)
        stopped = {one.id: one.stop.isoformat() for one in segments if one.stop}
        for line in said:
            self._want({line["action"], *line["facts"]} <= there, "an action or fact")
            self._want(line["starts"].items() <= begun.items(), "a start")
            self._want(line["stops"].items() <= stopped.items(), "a stop")
        if said:
            more = len(left.actions) - said[-1]["count"]
            self._want(more in {0, 1}, f"{more} actions more than said")
            self._want(more or starts(_running(left)) == said[-1]["running"], "what runs")

    def _compare_running(self, left, now):
        """See that what ran was stopped with its exact start, and begun again after the gap."""
        running = _running(left)
        if not running:
            return
        self.tally.ran += 1
        gap, rows = _last_gap(now), {row.fact.id: row.fact for row in now.rows}
        stopped = [rows[one.id] == replace(one, stop=gap.start) for one in running]
        begun = sorted(f"{one.code} {gap.stop}" for one in running)
        again = sorted(f"{one.code} {one.start}" for one in _running(now))
        good = gap.kind is GapKind.CRASH and all(stopped) and begun == again
        self.tally.restored += good
        self._want(good, "what ran is not restored")

    def _measure_unknown(self, left, now, killed_at):
        if _running(left):
            self.tally.unknown.append((killed_at - _last_gap(now).start).total_seconds())

    def _want(self, is_so, what):
        if not is_so:
            self.tally.lost.append(f"kill {self.tally.kills}: {what}")


def _running(history):
    return [one for one in history.segments() if one.stop is None]


def _last_gap(history):
    return [fact for fact in history.live() if isinstance(fact, Gap)][-1]
