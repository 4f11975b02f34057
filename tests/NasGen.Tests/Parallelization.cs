// libtorch's random state and thread count belong to the process: tests that seed must not run beside others.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
