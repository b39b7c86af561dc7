// Each has a server with workers and a browser of its own; two at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Lethe.Browser.Tests.Support.Chromium))]
