// libtorch's random state and thread count belong to the process, therefore tests must not run in parallel.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
