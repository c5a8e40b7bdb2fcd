"""The same question put to HiGHS as a mixed-integer programme, class by class: `python general_solver.py < rounds`.

In a process of its own, and on pairs that `weigh` scores one by one: it shares nothing with the flow but the question.
"""

import json
import pickle
import sys

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from samenspoor.domain.volunteering.allocation.dividing import Round, steps
from samenspoor.domain.volunteering.allocation.suitability import URGENCIES, weigh


def best(this: Round) -> tuple[list[int], int]:
    """How many are helped per class when each class gets all it can before the next, and the best total then."""
    scored = {
        (request.key, volunteer.key): weigh(request, volunteer, this.weights)
        for request in this.requests
        for volunteer in this.volunteers
    }
    pairs = [key for key, found in scored.items() if found.is_possible and key not in this.forbids]
    places = [(one.key, cost) for one in this.volunteers for cost in steps(one, this.weights)]
    size = len(pairs) + len(places)
    rows, low, high = [], [], []

    def limit(row: list[int], least: float, most: float) -> None:
        rows.append(row)
        low.append(least)
        high.append(most)

    for request in this.requests:
        limit([*(int(pair[0] == request.key) for pair in pairs), *[0] * len(places)], 0, 1)
    for one in this.volunteers:
        took = [int(pair[1] == one.key) for pair in pairs]
        limit([*took, *(-int(key == one.key) for key, _ in places)], -np.inf, 0)
    for name, most in this.limits.items():
        members = {one.key for one in this.volunteers if one.organisation == name}
        limit([*(int(pair[1] in members) for pair in pairs), *[0] * len(places)], 0, most)
    for pin in this.pins:
        limit([*(int(pair == pin) for pair in pairs), *[0] * len(places)], 1, 1)
    urgency = {request.key: request.urgency for request in this.requests}
    helped = []
    for one_class in URGENCIES:
        row = [*(int(urgency[pair[0]] == one_class) for pair in pairs), *[0] * len(places)]
        found = -_minimum([-value for value in row], rows, low, high, size)
        helped.append(found)
        limit(row, found, found)
    objective = [*(-scored[pair].score for pair in pairs), *(cost for _, cost in places)]
    return helped, -_minimum(objective, rows, low, high, size)


def _minimum(objective: list[int], rows: list[list[int]], low: list[float], high: list[float], size: int) -> int:
    if not size:
        return 0
    found = milp(
        np.array(objective, dtype=float),
        integrality=np.ones(size),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.array(rows, dtype=float), low, high),
        options={"mip_rel_gap": 0},
    )
    if not found.success:
        raise RuntimeError(found.message)
    return round(found.fun)


if __name__ == "__main__":
    rounds: list[Round] = pickle.load(sys.stdin.buffer)
    print(json.dumps([best(this) for this in rounds]))
