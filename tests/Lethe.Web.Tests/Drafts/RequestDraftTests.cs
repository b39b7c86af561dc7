using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Drafts;

namespace Lethe.Web.Tests.Drafts;

public sealed class RequestDraftTests
{
    [Fact]
    public void Draft_WithAPartSet_SaysItInItsTextInTheUsualOrder()
    {
        var draft = new RequestDraft();
        draft.Set("evaluate", new JsonArray(new JsonObject { ["use"] = "eval.utility" }));
        draft.Set("name", "A: b");
        draft.Set("seed", 4);
        draft.Set("seed", null);
        draft.Set("seed", 5);
        Assert.Equal("name: \"A: b\"\nseed: 5\nevaluate:\n  - { use: eval.utility }\n", draft.Text);
    }

    [Fact]
    public void Draft_ThatIsWrittenAndSet_KeepsWhatTheFormDoesNotKnow()
    {
        var draft = new RequestDraft();
        draft.Write(SmallRequest.Yaml + "\nunknown: { deep: [1, 2] }\n");
        var before = draft.Root;
        draft.Set("seed", 9);
        Assert.Equal(9, (int)draft["seed"]!);
        foreach (var (key, value) in before.Where(pair => pair.Key != "seed")) Assert.True(JsonNode.DeepEquals(value, draft[key]), key);
        var again = new RequestDraft();
        again.Write(draft.Text);
        Assert.True(JsonNode.DeepEquals(draft.Root, again.Root));
    }

    [Fact]
    public void Draft_ThatCannotBeRead_SaysWhyAndKeepsWhatItSaidLast()
    {
        var draft = new RequestDraft();
        draft.Write("name: A");
        draft.Write("name: [A");
        Assert.NotEmpty(draft.Faults);
        Assert.Equal("name: [A", draft.Text);
        Assert.Equal("A", (string)draft["name"]!);
        Assert.Throws<InvalidOperationException>(() => draft.Set("seed", 1));
        draft.Write("name: B");
        Assert.True(draft.IsReadable);
    }
}
