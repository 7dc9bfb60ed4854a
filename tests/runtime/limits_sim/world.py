"""A world in virtual time: processes with callers, a network, clocks that are late, and one server."""

from __future__ import annotations

import heapq
import random
import time
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import nullcontext
from dataclasses import dataclass, field
from email.utils import formatdate

from tests.runtime.limits_sim.servers import EPOCH_S, Answer, Server
from wherry._runtime.base.rate_limits import read_rate_limits
from wherry._runtime.limits.governor import REFUSALS, Ticket
from wherry._runtime.limits.governors import Governors
from wherry._runtime.limits.limits import Limits
from wherry._runtime.limits.usage import Usage

Dice = random.Random


@dataclass
class Scenario:
    """Who calls, and how the calls are."""

    name: str
    server: Callable[[], Server]
    rows: int = 1500
    processes: int = 1
    callers: int = 4
    """Of one client; they share its rows."""
    width: int = 16
    """Calls of one caller at the same time."""
    latency_s: Callable[[Dice], float] = lambda dice: dice.uniform(0.05, 0.15)
    refusal_s: float = 0.005
    network_s: tuple[float, float] = (0.001, 0.002)
    models: int = 1
    """Names of models that are called in turn."""
    own_limits: bool = False
    """Whether each model has limits of its own."""
    clock_s: float = 0.0
    """By how much the clock of a process may be wrong at any time."""
    wall_s: Callable[[float], float] | None = None
    """By how much our clock that tells the date is wrong at a moment; answers have a date then."""
    late_s: tuple[float, float] = (0.0, 0.0)
    """By how much sleepers wake too late."""
    lag_s: tuple[float, float] = (0.0, 0.0)
    """A loaded machine: every process, and the server, stand still for so long, again and again; what came meanwhile comes in a heap."""
    tokens: Callable[[Dice], tuple[float, float]] = lambda dice: (0.0, 0.0)
    estimate: float = 1.0
    """Estimates of tokens are so many times the truth,"""
    spread: float = 0.0
    """and off by so much besides, up and down."""
    used: float = 1.0
    """What answers say that a call has used, as a share of what the server has judged it by."""
    limits: Limits = field(default_factory=Limits)
    begins_s: tuple[float, ...] = ()
    """When each process begins; 0 where nothing is said."""
    ends_s: tuple[float, ...] = ()
    """When each process draws no further row."""
    rests_s: tuple[float, float] = (1.0, 0.0)
    """All work for so long, rest for so long, and so on."""
    cancel: float = 0.0
    """The share of waiting calls that are given up."""
    seed: int = 7
    share: float = 0.96
    refused: float = 0.005
    even: float = 0.95


@dataclass
class Outcome:
    scenario: Scenario
    share: float
    refused: float
    lost: int
    even: float
    """The caller with the fewest calls, as a share of the one with the most."""
    processes: float
    """The same of processes."""
    seconds: float
    cpu_us: float
    keepers: list[Governors]

    def good(self) -> bool:
        wanted = self.scenario
        return (
            self.share >= wanted.share and self.refused <= wanted.refused and not self.lost and self.even >= wanted.even
        )

    def __str__(self) -> str:
        return (
            f"{self.scenario.name:58s} {100 * self.share:6.1f} % of all {100 * self.refused:6.2f} % refused"
            f" {self.lost:4d} lost  even {self.even:.2f} {self.processes:.2f} {self.seconds:8.1f} s"
            f" {self.cpu_us:5.0f} us {'' if self.good() else '  <<<'}"
        )


Steps = Generator[float, None, None]


class World:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.dice = random.Random(scenario.seed)
        self.servers = [scenario.server() for _ in range(scenario.models if scenario.own_limits else 1)]
        self.now = 0.0
        self.rows = scenario.rows
        self.done: Counter[tuple[int, int]] = Counter()
        self.queue: list[tuple[float, int, Steps]] = []
        self.number = 0
        self.keepers = []
        self.still: dict[int, tuple[float, float]] = {}
        for process in range(scenario.processes):
            begin = scenario.begins_s[process] if process < len(scenario.begins_s) else 0.0
            keeper = Governors(self.clock(), self.dice.random, nullcontext())
            self.keepers.append(keeper)
            for caller in range(scenario.callers):
                for _ in range(scenario.width):
                    self.push(begin, self.work(keeper, (process, caller)))

    def clock(self) -> Callable[[], float]:
        """A clock that is a little wrong, but never goes back."""
        last = [0.0]

        def read() -> float:
            last[0] = max(last[0], self.now + self.dice.uniform(0, self.scenario.clock_s))
            return last[0]

        return read if self.scenario.clock_s else lambda: self.now

    def push(self, at: float, steps: Steps) -> None:
        self.number += 1
        heapq.heappush(self.queue, (at, self.number, steps))

    def run(self, until: float = 1e6) -> Outcome:
        began = time.process_time()
        while self.queue and self.now < until:
            self.now, _, steps = heapq.heappop(self.queue)
            pause = next(steps, None)
            if pause is not None:
                self.push(self.now + pause, steps)
        servers, scenario = self.servers, self.scenario
        ok, refused = sum(server.ok for server in servers), sum(server.refused for server in servers)
        by_caller = [
            min(counts) / max(counts)
            for process in range(scenario.processes)
            if max(counts := [self.done[process, caller] for caller in range(scenario.callers)])
        ]
        by_process = [
            sum(self.done[process, caller] for caller in range(scenario.callers))
            for process in range(scenario.processes)
        ]
        return Outcome(
            scenario,
            min(server.share() for server in servers),
            refused / max(ok + refused, 1),
            scenario.rows - sum(self.done.values()),
            min(by_caller, default=0.0),
            min(by_process) / max(*by_process, 1),
            max(server.last_ok for server in servers),
            1e6 * (time.process_time() - began) / scenario.rows,
            self.keepers,
        )

    def sleep_s(self, seconds: float, process: int) -> float:
        return self.until_awake_s(seconds + self.dice.uniform(*self.scenario.late_s), process)

    def until_awake_s(self, seconds: float, process: int) -> float:
        """Return how long it takes until a process (-1: the server) sees what happens in so many seconds."""
        if not self.scenario.lag_s[1]:
            return seconds
        at = self.now + seconds
        begin, end = self.still.get(process, (0.0, 0.0))
        while end < at:
            begin = end + self.dice.uniform(0, 0.05)
            end = begin + self.dice.uniform(*self.scenario.lag_s)
        self.still[process] = (begin, end)
        return max(at, end) - self.now if at >= begin else seconds

    def work(self, keeper: Governors, who: tuple[int, int]) -> Steps:
        """One after the other, until no row is left."""
        process = who[0]
        end = self.scenario.ends_s[process] if process < len(self.scenario.ends_s) else 1e9
        busy_s, rest_s = self.scenario.rests_s
        while self.rows > 0 and self.now < end:
            into = self.now % (busy_s + rest_s)
            if rest_s and into >= busy_s:
                yield busy_s + rest_s - into
                continue
            self.rows -= 1
            yield from self.call(keeper, self.rows % self.scenario.models, process)
            self.done[who] += 1

    def call(self, keeper: Governors, model: int, process: int) -> Steps:
        """As the shell does it: wait for the ticket, send, learn, and come back when it was refused."""
        tokens = self.scenario.tokens(self.dice)
        spread = self.scenario.spread
        guess = sum(tokens) * self.scenario.estimate * (1 + self.dice.uniform(-spread, spread))
        server = self.servers[model % len(self.servers)]
        tries = 0
        while True:
            ticket = keeper.enter("https://api", "key", f"model-{model}", self.scenario.limits, guess)
            while wait := keeper.ask(ticket):
                if self.scenario.cancel and self.dice.random() < self.scenario.cancel:
                    keeper.give_back(ticket)
                    ticket = keeper.enter("https://api", "key", f"model-{model}", self.scenario.limits, guess)
                    continue
                yield self.sleep_s(wait, process)
            yield self.until_awake_s(self.dice.uniform(*self.scenario.network_s), -1)
            answer = server.arrive(self.now, tokens)
            if self.scenario.wall_s is not None:
                answer.headers["date"] = formatdate(EPOCH_S + self.now, usegmt=True)
            let_in = answer.status == 200
            took = self.scenario.latency_s(self.dice) if let_in else self.scenario.refusal_s
            yield took
            if let_in:
                server.left(took)
            if self.scenario.lag_s[1]:
                yield self.until_awake_s(0.0, process)
            told_s = self.learn(keeper, ticket, answer, tokens)
            if let_in:
                return
            back_off_s = min(0.5 * 2.0**tries, 8.0)
            tries += 1
            yield self.sleep_s(told_s + self.dice.random() * max(told_s, back_off_s), process)

    def learn(self, keeper: Governors, ticket: Ticket, answer: Answer, tokens: tuple[float, float]) -> float:
        headers = answer.headers
        told_s = None
        if answer.status in REFUSALS:
            if "retry-after-ms" in headers:
                told_s = float(headers["retry-after-ms"]) / 1000
            elif "retry-after" in headers:
                told_s = float(headers["retry-after"])
        wrong_s = self.scenario.wall_s(self.now) if self.scenario.wall_s is not None else 0.0
        told = read_rate_limits(headers, lambda: EPOCH_S + self.now + wrong_s)
        keeper.answered(ticket, answer.status, told, told_s)
        given, made = (int(self.scenario.used * each) for each in tokens)
        usage = Usage(given, made, 0, given + made)
        keeper.finished(ticket, usage if answer.status == 200 and sum(tokens) else None)
        return told_s or 0.0


def run(scenario: Scenario) -> Outcome:
    return World(scenario).run()
