// Torch's own random numbers are one stream for the whole process, and several rows are about who draws from it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
