// Training seeds torch's random numbers, of which a process has one stream: tests side by side would draw from each other's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
