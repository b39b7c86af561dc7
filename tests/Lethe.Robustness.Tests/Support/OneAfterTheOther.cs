// Networks are seeded with torch's random numbers, of which a process has one stream.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
