import ArgumentParser
import QueueServer

@main
struct OverturnQueue: ParsableCommand {}
