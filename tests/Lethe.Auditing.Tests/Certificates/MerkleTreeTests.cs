using System.Security.Cryptography;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Proofs;

namespace Lethe.Auditing.Tests.Certificates;

public sealed class MerkleTreeTests
{
    // Leaves and roots that implementations of RFC 6962 hold themselves against.
    private static readonly string[] KnownLeaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] KnownRoots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    public static TheoryData<int> Sizes { get; } = [.. Enumerable.Range(1, 33), 64, 100, 257];

    [Fact]
    public void Root_OfKnownLeaves_IsTheKnownOne()
    {
        for (var count = 1; count <= KnownLeaves.Length; count++)
        {
            var tree = new MerkleTree([.. KnownLeaves.Take(count).Select(leaf => MerkleTree.Leaf(Convert.FromHexString(leaf)))]);
            Assert.Equal(KnownRoots[count - 1], HexText.Of(tree.Root));
        }
    }

    [Fact]
    public void Tree_WithoutLeaves_IsRefused() => Assert.Throws<ArgumentException>(() => new MerkleTree([]));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Path_OfEveryLeaf_LeadsToTheRootAndNoOtherPlaceDoes(int count)
    {
        var leaves = Leaves(count);
        var tree = new MerkleTree(leaves);
        for (var i = 0; i < count; i++)
        {
            var path = tree.Path(i);
            Assert.Equal(tree.Root, MerkleTree.RootFrom(leaves[i], i, count, path));
            for (var other = 0; other < count; other++)
                if (other != i) Assert.NotEqual(tree.Root, MerkleTree.RootFrom(leaves[i], other, count, path));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Path_WithAChangedPart_LeadsElsewhere(int count)
    {
        var leaves = Leaves(count);
        var tree = new MerkleTree(leaves);
        for (var i = 0; i < count; i++)
        {
            var path = tree.Path(i);
            Assert.NotEqual(tree.Root, MerkleTree.RootFrom(Changed(leaves[i]), i, count, path));
            for (var step = 0; step < path.Count; step++)
            {
                byte[][] wrong = [.. path];
                wrong[step] = Changed(wrong[step]);
                Assert.NotEqual(tree.Root, MerkleTree.RootFrom(leaves[i], i, count, wrong));
            }
            Assert.Null(MerkleTree.RootFrom(leaves[i], i, count, [.. path, leaves[i]]));
            if (path.Count > 0) Assert.Null(MerkleTree.RootFrom(leaves[i], i, count, [.. path.SkipLast(1)]));
        }
        Assert.Null(MerkleTree.RootFrom(leaves[0], -1, count, tree.Path(0)));
        Assert.Null(MerkleTree.RootFrom(leaves[0], count, count, tree.Path(0)));
    }

    [Fact]
    public void Node_PassedOffAsALeaf_DoesNotLeadToTheRoot()
    {
        var leaves = Leaves(4);
        var tree = new MerkleTree(leaves);
        // What the node above the first two is made of, as the content of a leaf.
        var content = leaves[0].Concat(leaves[1]).ToArray();
        var above = new MerkleTree([leaves[2], leaves[3]]).Root;
        Assert.NotEqual(tree.Root, MerkleTree.RootFrom(MerkleTree.Leaf(content), 0, 2, [above]));
        // Without the marks it would.
        Assert.Equal(tree.Root, MerkleTree.RootFrom(new MerkleTree([leaves[0], leaves[1]]).Root, 0, 2, [above]));
    }

    [Fact]
    public void Odd_Leaf_IsNotDoubled()
    {
        var leaves = Leaves(3);
        Assert.NotEqual(new MerkleTree(leaves).Root, new MerkleTree([.. leaves, leaves[2]]).Root);
    }

    private static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleTree.Leaf(SHA256.HashData(BitConverter.GetBytes(i))))];

    private static byte[] Changed(byte[] hash)
    {
        byte[] other = [.. hash];
        other[7] ^= 1;
        return other;
    }
}
