using Lethe.Membership.Answers;

namespace Lethe.Membership.Tests.Answers;

public class ClassMatchTests
{
    private static readonly RandomStream Random = new(3);

    [Fact]
    public void Of_UnevenClasses_DrawsTheMembersMix()
    {
        int[] members = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 10)];
        int[] others = [.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 100)];

        var match = ClassMatch.Of(members, others, Random);

        Assert.Equal(60, match.NonMembers.Count(row => others[row] == 0));
        Assert.Equal(20, match.NonMembers.Count(row => others[row] == 1));
        Assert.Equal(match.NonMembers.Distinct().Order(), match.NonMembers);
        Assert.Equal((40, 0), (match.Members.Length, match.Lost));
    }

    [Fact]
    public void Of_AClassWithoutNonMembers_LeavesItsMembersOut()
    {
        var match = ClassMatch.Of([0, 1, 1, 2], [0, 0, 2], Random);

        Assert.Equal([0, 3], match.Members);
        Assert.Equal(2, match.Lost);
    }

    [Fact]
    public void Halves_HoldEachClassInEqualParts()
    {
        int[] labels = [.. Enumerable.Range(0, 41).Select(i => i % 3)];
        var (first, second) = ClassMatch.Halves(labels, Random);

        Assert.Equal(Enumerable.Range(0, 41), first.Concat(second).Order());
        for (var label = 0; label < 3; label++)
            Assert.InRange(first.Count(row => labels[row] == label) - second.Count(row => labels[row] == label), -1, 1);
    }
}
