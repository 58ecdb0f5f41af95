"""HiGHS solves the linear relaxation of a plan; prints time, value and memory.

usage: schedule_peers.py FILE

The relaxation lets a denial be worked in part and in several weeks: an upper bound, not a plan.
"""
import json, resource, sys, time
import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

WEEKS = 26


def read(path):
    with open(path) as file:
        staff = np.array(file.readline().split(","), dtype=float)
        rows = np.loadtxt(file, delimiter=",", dtype=np.int64)
    return staff, rows[:, 0] / 100, rows[:, 1], rows[:, 2:]


def relaxation(staff, values, lasts, minutes):
    """One variable for each denial and week; a row for each denial and for each week and skill."""
    jobs = np.repeat(np.arange(len(values)), lasts + 1)
    weeks = np.concatenate([np.arange(last + 1) for last in lasts])
    columns = np.arange(len(jobs))
    rows, cols, data = [jobs], [columns], [np.ones(len(jobs))]
    for skill in range(len(staff)):
        used = minutes[jobs, skill] > 0
        rows.append(len(values) + weeks[used] * len(staff) + skill)
        cols.append(columns[used])
        data.append(minutes[jobs[used], skill].astype(float))
    matrix = csr_array((np.concatenate(data), (np.concatenate(rows), np.concatenate(cols))),
                       shape=(len(values) + WEEKS * len(staff), len(jobs)))
    limits = np.concatenate([np.ones(len(values)), np.tile(staff, WEEKS)])
    return -values[jobs], matrix, limits


if __name__ == "__main__":
    cost, matrix, limits = relaxation(*read(sys.argv[1]))
    start, cpu = time.perf_counter(), time.process_time()
    found = linprog(cost, A_ub=matrix, b_ub=limits, bounds=(0, None), method="highs")
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu": cpu, "bound": -found.fun, "peak_mb": peak}))
