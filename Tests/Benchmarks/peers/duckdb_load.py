"""DuckDB reads a CSV into a table of its own file. usage: duckdb_load.py FILE DATABASE THREADS"""
import json, sys, time
import duckdb

start = time.perf_counter()
connection = duckdb.connect(sys.argv[2])
connection.execute(f"set threads = {int(sys.argv[3])}")
connection.execute("create table exported_claim as from read_csv(?)", [sys.argv[1]])
connection.close()
print(json.dumps({"seconds": time.perf_counter() - start}))
