"""One peer reads one 835 file; prints seconds and bytes. usage: remittance_peers.py PEER FILE"""
import json, logging, os, re, sys, tempfile, time, warnings
warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)


def pyx12_segments(path):
    """Every value of every segment, envelopes and counts checked."""
    from pyx12.x12file import X12Reader
    return timed(path, lambda: sum(len(list(s.values_iterator())) for s in X12Reader(path)))


def pyx12_loops(path):
    """Claims as trees of the 835 map, which is what pyx12 makes of a CLP loop."""
    import pyx12.error_handler, pyx12.params
    from pyx12.x12context import X12ContextReader

    def read():
        with open(path) as file:
            reader = X12ContextReader(
                pyx12.params.params(), pyx12.error_handler.errh_null(), file)
            return sum(1 for tree in reader.iter_segments("2100") if tree.id == "2100")
    return timed(path, read)


def edi_835(path, finish=lambda sets: sum(len(s.claims) for s in sets)):
    """Objects of every claim, from one file for each payment as the parser asks."""
    from edi_835_parser import parse
    with tempfile.TemporaryDirectory() as folder:
        split(path, folder)
        return timed(path, lambda: finish(parse(folder)))


def edi_835_frame(path):
    """The same with the data frame that its documentation asks for next."""
    return edi_835(path, finish=lambda sets: len(sets.to_dataframe()))


def split(path, folder):
    text = open(path).read()
    head = re.match(r"ISA.*?(?=ST\*)", text, re.S).group()
    for number, payment in enumerate(re.findall(r"ST\*835.*?SE\*[^~]*~", text, re.S)):
        with open(f"{folder}/{number:05}.835", "w") as file:
            file.write(head + payment + "GE*1*1~IEA*1*000000001~")


def timed(path, work):
    start = time.perf_counter()
    count = work()
    return {"seconds": time.perf_counter() - start, "bytes": os.path.getsize(path), "count": count}


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](sys.argv[2])))
