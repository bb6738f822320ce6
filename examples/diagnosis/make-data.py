#!/usr/bin/env python3
"""Makes the data of the examples without noise, where they have a closed form.

    python3 make-data.py decay-log > decay-log-exact.csv

Noise is then added by ../add-noise.py with the seed that README.md names.
"""

import sys

import numpy as np


def decay(times, rate=1e4):
    fast, slow = np.exp(-rate * times), np.exp(-times)
    return {"A": fast + slow, "B": -0.5 * fast + slow}


def lag(times, k):
    return {"y": (k**2 * np.cos(times) + k * np.sin(times)) / (k**2 + 1)}


UNIFORM = np.linspace(0, 5, 51)
CASES = {
    "decay-log": (np.append(0, np.geomspace(1e-6, 5, 50)), decay),
    "decay-uniform": (UNIFORM, decay),
    "decay-late": (np.concatenate([[0], np.full(8, 5.5e-4), UNIFORM[1:]]), decay),
    "lag-fast": (np.linspace(0.1, 10, 100), lambda t: lag(t, 1e4)),
    "lag-slow": (np.linspace(0.1, 10, 100), lambda t: lag(t, 1e2)),
}

times, solution = CASES[sys.argv[1]]
times = np.array([float(f"{t:.6g}") for t in times])
columns = solution(times)
print("time," + ",".join(columns))
for i, t in enumerate(times):
    print(f"{t:.6g}," + ",".join(repr(float(c[i])) for c in columns.values()))
