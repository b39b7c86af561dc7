using Lethe.Auditing.Requests;
using Lethe.Auditing.Tests.Support;
using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Requests;

public sealed class RequestFuzzTests(SamplePlugins plugins) : IClassFixture<SamplePlugins>
{
    private const int Texts = 500;

    [Theory]
    [InlineData(SampleRequest.Yaml)]
    [InlineData(SampleRequest.Json)]
    public void Request_BrokenInManyWays_IsRefusedWithReasonsOrReads(string good)
    {
        var reader = new RequestReader(plugins.Catalog);
        var random = new RandomStream(118);
        var refused = 0;
        for (var i = 0; i < Texts; i++)
        {
            var text = new RequestMutations(random.Fork(i)).Mutate(good);
            try
            {
                Assert.NotNull(reader.Read(text).Subject);
            }
            catch (RequestException failure)
            {
                refused++;
                Assert.NotEmpty(failure.Faults);
                Assert.All(failure.Faults, fault => Assert.True(fault.Message.Length > 0 && fault.Line >= 0, fault.ToString()));
            }
            catch (Exception failure)
            {
                Assert.Fail($"{failure}\nfor text {i}:\n{text}");
            }
        }
        // Were nearly all of them refused for the same early reason, this would test little.
        Assert.InRange(refused, Texts / 2, Texts - 5);
    }

    [Fact]
    public void Override_BrokenInManyWays_IsRefusedWithReasonsOrMade()
    {
        var document = RequestReader.Parse(SampleRequest.Yaml);
        var random = new RandomStream(119);
        for (var i = 0; i < Texts; i++)
        {
            var text = new RequestMutations(random.Fork(i)).Mutate("unlearn[0].epochs=5");
            try
            {
                Assert.NotNull(RequestOverrides.Apply(document, text).Root);
            }
            catch (RequestException failure)
            {
                Assert.NotEmpty(failure.Faults);
            }
        }
    }
}
