#!/usr/bin/env python3
"""Makes the noisy data of an example from its noise-free data.

    python3 add-noise.py robertson/robertson-exact.csv 20090101 > robertson/robertson.csv

Adds independent normal noise to every value, with a standard deviation of 1 % of the largest
magnitude of its column; the second argument is the seed of NumPy's PCG64 generator.
"""

import sys

import numpy as np

path, seed = sys.argv[1], int(sys.argv[2])
with open(path, encoding="utf-8") as file:
    header, *lines = file.read().splitlines()
times = [line.split(",")[0] for line in lines]
values = np.array([[float(cell) for cell in line.split(",")[1:]] for line in lines])
normal = np.random.Generator(np.random.PCG64(seed)).standard_normal(values.shape)
noisy = values + 0.01 * np.abs(values).max(axis=0) * normal
print(header)
for time, row in zip(times, noisy.tolist()):
    print(time + "," + ",".join(repr(value) for value in row))
